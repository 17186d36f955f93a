import { all, allText, first } from '../page/own-dom.ts';
import { bodyIn, imagesIn, textIn } from '../page/parts.ts';
import { known, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { claimFromText } from '../time/machine-time.ts';
import { timeOf } from '../time/time-of.ts';

/** What each selector finds, in stored pages of 2023. */
const FIND = {
  entry: 'article.js-entryWrapper, .skin-entry, .articleText',
  /** Newer skins; then the oldest. */
  time: '.skin-entryPubdate time[datetime], .skin-entryPubdate time, .articleTime',
  text: '#entryBody, .skin-entryBody, .articleText',
  name: '.skin-profileName, .profileUserNickname',
} as const;

interface Address {
  user: string;
  entry: string;
}

/** https://ameblo.jp/<id>/entry-<number>.html */
function addressOf(url: URL): Address | null {
  if (!/^(?:s\.)?ameblo\.jp$/.test(url.hostname)) return null;
  const match = /^\/([\w-]{3,40})\/entry-(\d{6,14})\.html$/.exec(url.pathname);
  return match ? { user: match[1] ?? '', entry: match[2] ?? '' } : null;
}

const entryUrl = ({ user, entry }: Address) => `https://ameblo.jp/${user}/entry-${entry}.html`;

/** The page's own data gives the second; it lists other entries too, so only that of this entry's number counts. */
function claimOfData({ entry }: Address, view: PageView) {
  const about = new RegExp(`"entry_id":"?${entry}"?[^{}]{0,2000}?"entry_created_datetime":"([^"]{10,40})"`);
  for (const script of all(view.document, 'script:not([src])').slice(0, 100)) {
    const found = about.exec(allText(script))?.[1];
    if (found) return claimFromText('page data', found, view);
  }
  return null;
}

function readEntry(element: Element, address: Address, view: PageView): FoundPost {
  const { user, entry } = address;
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'ameblo',
      permalink: known(entryUrl(address), 'address bar'),
      id: entry,
      author: {
        displayName: textIn(view.document, FIND.name) || null,
        handle: user,
        profileUrl: `https://www.ameba.jp/profile/general/${user}/`,
      },
      time: timeOf(first(element, FIND.time) ?? first(view.document, FIND.time), view, {
        claims: [claimOfData(address, view)],
      }),
      text: bodyIn(element, FIND.text) || bodyIn(view.document, FIND.text),
      images: imagesIn(element, '#entryBody img[src], .skin-entryBody img[src]', view),
    }),
  };
}

/** アメブロ: an entry at its own address. */
export const ameblo: Site = {
  id: 'ameblo',
  facts: { sources: ['stored entries in obrkn/tohokulax-search'], seen: '2023-11', realPage: true },
  matches: ({ url }) => /^(?:s\.)?ameblo\.jp$/.test(url.hostname),
  *readPosts(view) {
    const address = addressOf(view.url);
    const [element] = all(view.document, FIND.entry);
    if (address && element) yield readEntry(element, address, view);
  },
  permalinkOf(url) {
    const address = addressOf(url);
    return address && entryUrl(address);
  },
};
