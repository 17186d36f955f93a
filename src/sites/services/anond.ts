import { all, documentTitle } from '../page/own-dom.ts';
import { addressIn, textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { claimFromJapaneseDigits } from '../time/id-times.ts';
import { timeFrom } from '../time/time-of.ts';

/** What each selector finds, in stored entries of 2018 to 2024. */
const FIND = {
  post: '.section',
  link: 'h3 a[href]',
  title: 'h3',
} as const;

/** `/20180107012345`: when the entry was made, to the second, is its name. */
function entryOf(url: URL): string | null {
  return /^\/(\d{14})(?:\/|$)/.exec(url.pathname)?.[1] ?? null;
}

const entryUrl = (id: string) => `https://anond.hatelabo.jp/${id}`;

function readPost(element: Element, view: PageView): FoundPost | null {
  const link = addressIn(element, FIND.link, view);
  const id = link && entryOf(link);
  const claim = id ? claimFromJapaneseDigits(id) : null;
  if (!id || !claim) return null;
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'anond',
      permalink: known(entryUrl(id), 'link in the post'),
      id,
      thread: {
        url: null,
        title: textIn(element, FIND.title).replace(/^■\s*/, '') || documentTitle(view.document),
      },
      time: timeFrom({ claims: [claim], age: null, shown: null }, view),
      text: visibleText(element),
    }),
  };
}

/** はてな匿名ダイアリー. Nobody's name is on it; the address is the time. */
export const anond: Site = {
  id: 'anond',
  facts: { sources: ['stored entries in a public data set'], seen: '2024-01', realPage: true },
  matches: ({ url }) => url.hostname === 'anond.hatelabo.jp',
  *readPosts(view) {
    for (const element of all(view.document, FIND.post)) yield readPost(element, view);
  },
  permalinkOf(url) {
    const id = entryOf(url);
    return id && claimFromJapaneseDigits(id) ? entryUrl(id) : null;
  },
};
