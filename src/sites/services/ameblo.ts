import { oncePerView } from '../page/once-per-view.ts';
import { all, allText, closest } from '../page/own-dom.ts';
import { addressOf, imagesIn, textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { claimFromText } from '../time/machine-time.ts';
import { timeOf } from '../time/time-of.ts';
import { outermost } from './outermost.ts';

/** What each selector finds, in public code of 2017 to 2026; the newer skins' first. */
const FIND = {
  entry: '.js-entryWrapper, .skinArticle',
  link: 'a.skinArticleTitle[href], .skin-entryTitle a[href]',
  times: ['.skin-entryPubdate time', '.articleTime time', '.articleTime', 'time[datetime]'],
  text: '.skin-entryBody, #entryBody, .articleText',
  name: '.skin-profileName, .profileUserNickname',
} as const;

interface Address {
  user: string;
  entry: string;
}

/** https://ameblo.jp/<id>/entry-<number>.html */
function entryOf(url: URL): Address | null {
  if (!/^(?:s\.)?ameblo\.jp$/.test(url.hostname)) return null;
  const match = /^\/([\w-]{3,40})\/entry-(\d{6,14})\.html$/.exec(url.pathname);
  return match ? { user: match[1] ?? '', entry: match[2] ?? '' } : null;
}

const entryUrl = ({ user, entry }: Address) => `https://ameblo.jp/${user}/entry-${entry}.html`;

const DATA = 'window.INIT_DATA=';
const LONGEST = 5_000_000;

/** `{"entryState":{"entryMap":{"<number>":{"entry_created_datetime":"…+09:00"}}}}`: what the page's own program was given. */
const entryMap = oncePerView(({ document }: PageView): Record<string, unknown> => {
  for (const script of all(document, 'script:not([src])').slice(0, 100)) {
    const source = allText(script);
    const start = source.indexOf(DATA);
    if (start < 0 || source.length > LONGEST) continue;
    const end = source.indexOf(';window.', start);
    const json = source.slice(start + DATA.length, end < 0 ? undefined : end).replace(/;\s*$/, '');
    try {
      const data: unknown = JSON.parse(json);
      return Object(Object(Object(data).entryState).entryMap) as Record<string, unknown>;
    } catch {
      // Cut or changed: the page's data says nothing.
      return {};
    }
  }
  return {};
});

function claimOfData({ entry }: Address, view: PageView) {
  const { entry_id: id, entry_created_datetime: made } = Object(entryMap(view)[entry]) as Record<
    string,
    unknown
  >;
  return String(id) === entry && typeof made === 'string' && made.length <= 40
    ? claimFromText('page data', made, view)
    : null;
}

function readEntry(element: Element, isOnly: boolean, view: PageView): FoundPost | null {
  const outside = (selector: string) =>
    all(element, selector).find(found => !closest(found, FIND.text)) ?? null;
  const link = addressOf(outside(FIND.link), view);
  const linked = link && entryOf(link);
  const address = linked ?? (isOnly ? entryOf(view.url) : null);
  const texts = outermost(element, FIND.text);
  if (!address || texts.length === 0) return null;
  const time = FIND.times.map(outside).find(found => found !== null) ?? null;
  const { user, entry } = address;
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'ameblo',
      permalink: known(entryUrl(address), linked ? 'link in the post' : 'address bar'),
      id: entry,
      author: {
        displayName: textIn(view.document, FIND.name, 500) || null,
        handle: user,
        profileUrl: `https://www.ameba.jp/profile/general/${user}/`,
      },
      time: timeOf(time, view, { claims: [claimOfData(address, view)] }),
      text: texts.map(text => visibleText(text)).join('\n'),
      images: texts.flatMap(text => imagesIn(text, 'img[src]', view)),
    }),
  };
}

/** アメブロ: the entry of a page, or those of a blog's front page. Comments stand on pages of their own and are not read. */
export const ameblo: Site = {
  id: 'ameblo',
  facts: {
    sources: ['obrkn/tohokulax-search exec and public', 'public code that reads entries'],
    seen: '2026-07',
    realPage: false,
  },
  matches: ({ url }) => /^(?:s\.)?ameblo\.jp$/.test(url.hostname),
  *readPosts(view) {
    const entries = outermost(view.document, FIND.entry);
    for (const element of entries) yield readEntry(element, entries.length === 1, view);
  },
  permalinkOf(url) {
    const address = entryOf(url);
    return address && entryUrl(address);
  },
};
