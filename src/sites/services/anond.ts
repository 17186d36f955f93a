import { all, documentTitle, first } from '../page/own-dom.ts';
import { addressIn, textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { claimFromJapaneseDigits } from '../time/id-times.ts';
import { timeFrom } from '../time/time-of.ts';

/** What each selector finds. Of entries only data was seen, never the page around them. */
const FIND = {
  post: '.section',
  link: 'h3 a[href]',
  title: 'h3',
  /** Permalink, answers, clock. */
  footer: '.sectionfooter',
} as const;

/** `/20180107012345`: when the entry was made, to the second, is its name. */
function entryOf(url: URL): string | null {
  return /^\/(\d{14})(?:\/|$)/.exec(url.pathname)?.[1] ?? null;
}

const entryUrl = (id: string) => `https://anond.hatelabo.jp/${id}`;

/** All the entry shows but its title line and its footer. */
function textOf(element: Element): string {
  const ends = (selector: string) => {
    const found = first(element, selector);
    return found ? visibleText(found).trim() : '';
  };
  const [title, footer] = [ends(FIND.title), ends(FIND.footer)];
  let text = visibleText(element).trim();
  if (title !== '' && text.startsWith(title)) text = text.slice(title.length);
  if (footer !== '' && text.endsWith(footer)) text = text.slice(0, -footer.length);
  return text.trim();
}

function readPost(element: Element, view: PageView): FoundPost | null {
  const link = addressIn(element, FIND.link, view);
  const id = link?.hostname === view.url.hostname ? entryOf(link) : null;
  const claim = id ? claimFromJapaneseDigits(id) : null;
  if (!id || !claim) return null;
  const title = textIn(element, FIND.title).replace(/^■\s*/, '');
  // An answer's title is the entry it answers.
  const parent = /^anond:(\d{14})$/.exec(title)?.[1];
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'anond',
      permalink: known(entryUrl(id), 'link in the post'),
      id,
      thread: { url: null, title: title || documentTitle(view.document) || null },
      parentUrl: parent && claimFromJapaneseDigits(parent) ? entryUrl(parent) : null,
      time: timeFrom({ claims: [claim], age: null, shown: null }, view),
      text: textOf(element),
    }),
  };
}

/** はてな匿名ダイアリー. Nobody's name is on it; the address is the time. */
export const anond: Site = {
  id: 'anond',
  facts: {
    sources: ['entries of the public data set hamity/hatena_diary'],
    seen: '2024-01',
    realPage: false,
  },
  matches: ({ url }) => url.hostname === 'anond.hatelabo.jp',
  *readPosts(view) {
    for (const element of all(view.document, FIND.post)) yield readPost(element, view);
  },
  permalinkOf(url) {
    const id = url.hostname === 'anond.hatelabo.jp' ? entryOf(url) : null;
    return id && claimFromJapaneseDigits(id) ? entryUrl(id) : null;
  },
};
