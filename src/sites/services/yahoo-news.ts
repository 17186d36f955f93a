import { all, allText, closest, documentTitle, first } from '../page/own-dom.ts';
import { addressOf } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { timeOf } from '../time/time-of.ts';

/** What each selector finds; classes change, these attributes are for the site's own counting. Seen 2024-08 to 2025-01. */
const FIND = {
  comment: 'article#comment-main article, #comment-main li > article',
  /** Around the time: the comment's own address. Replies have a time without a link. */
  link: 'a[data-cl-params*="_cl_link:prmtime"]',
  name: 'a[data-cl-params*="_cl_link:profnm"]',
  time: 'time',
  text: 'p',
} as const;

/** /profile/comments/<uuid>, and of experts /profile/commentator/<name>/comments/<uuid> */
function commentOf(url: URL): string | null {
  if (url.hostname !== 'news.yahoo.co.jp') return null;
  return /^\/profile\/(?:commentator\/[\w-]+\/)?comments\/[0-9a-f-]{16,40}$/.test(url.pathname)
    ? `https://news.yahoo.co.jp${url.pathname}`
    : null;
}

function readComment(element: Element, view: PageView): FoundPost | null {
  const own = (selector: string) =>
    all(element, selector).find(found => closest(found, 'article') === element) ?? null;
  const name = own(FIND.name);
  const link = own(FIND.link);
  const time = link ?? own(FIND.time);
  // An article that only holds others is the list.
  if (!name || !time) return null;
  const profile = addressOf(name, view);
  const user = /\/(?:users|commentator)\/([\w-]{4,60})/.exec(profile?.pathname ?? '')?.[1];
  const address = addressOf(link, view);
  const permalink = address && commentOf(address);
  const body = all(element, FIND.text).find(
    p => closest(p, 'article') === element && allText(p).trim() !== '',
  );
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'yahoo-news',
      permalink: permalink ? known(permalink, 'link around the time') : NO_PERMALINK,
      id: permalink?.split('/').at(-1) ?? null,
      thread: { url: `${view.url.origin}${view.url.pathname}`, title: documentTitle(view.document) },
      author: {
        displayName: allText(name).trim() || null,
        immutableId: user ? { scheme: 'Yahoo!ニュース ID', value: user } : null,
        profileUrl: profile?.href ?? null,
      },
      time: timeOf(time, view),
      text: body ? visibleText(body) : '',
    }),
  };
}

/** Yahoo!ニュース comments. Times are ages for a week, then a date without its year. */
export const yahooNews: Site = {
  id: 'yahoo-news',
  facts: {
    sources: ['kjqw/yahoo-news-comment-scraper memo_html.md and xpaths'],
    seen: '2025-01',
    realPage: false,
  },
  matches: ({ url, document }) =>
    url.hostname === 'news.yahoo.co.jp' && first(document, '#comment-main') !== null,
  *readPosts(view) {
    for (const element of all(view.document, FIND.comment)) yield readComment(element, view);
  },
  permalinkOf: commentOf,
};
