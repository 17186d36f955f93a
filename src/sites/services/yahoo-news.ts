import type { Permalink } from '../../evidence/index.ts';
import { all, allText, closest, contains, documentTitle, first, parentOf } from '../page/own-dom.ts';
import { addressOf } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { ownFirst } from '../social/own-parts.ts';
import { timeOf } from '../time/time-of.ts';

/** What each selector finds; classes change, these attributes are for the site's own counting. Seen 2024-08 to 2025-01. */
const FIND = {
  comment: '#comment-main article',
  /** Around or inside the time: the comment's own address. Replies have a time without a link. */
  link: 'a[data-cl-params*="_cl_link:prmtime"]',
  name: 'h2 a[href], a[data-cl-params*="_cl_link:profnm"]',
  time: 'time',
  text: 'p',
  /** Inside the text, while it is cut. */
  more: 'button',
} as const;

/** /profile/comments/<uuid>, and of experts /profile/commentator/<name>/comments/<uuid> */
function commentOf(url: URL): string | null {
  if (url.hostname !== 'news.yahoo.co.jp') return null;
  return /^\/profile\/(?:commentator\/[\w-]+\/)?comments\/[0-9a-f-]{16,40}$/.test(url.pathname)
    ? `https://news.yahoo.co.jp${url.pathname}`
    : null;
}

const own = (element: Element, selector: string) => ownFirst(element, selector, 'article');

function permalinkIn(element: Element, view: PageView): Permalink {
  const address = addressOf(own(element, FIND.link), view);
  const url = address && commentOf(address);
  return url ? known(url, 'link around the time') : NO_PERMALINK;
}

/** The text stands beside the head with name and time; an expert's title is a `p` in that head. */
function bodyOf(element: Element, name: Element): Element | null {
  const head = parentOf(closest(name, 'h2') ?? name) ?? name;
  const inHead = (part: Element) => head !== element && contains(head, part);
  const parts = all(element, FIND.text).filter(
    part => closest(part, 'article') === element && !inHead(part) && !closest(part, 'button'),
  );
  return parts.find(part => allText(part).trim() !== '') ?? null;
}

/** A list item that holds other comments belongs to the comment they answer. */
function parentUrl(element: Element, view: PageView): string | null {
  const item = closest(element, 'li');
  const around = item && parentOf(item) && closest(parentOf(item) ?? item, '#comment-main li');
  const parent = around ? all(around, FIND.comment).find(other => own(other, FIND.link) !== null) : null;
  const permalink = parent && parent !== element ? permalinkIn(parent, view) : NO_PERMALINK;
  return permalink.kind === 'known' ? permalink.url : null;
}

function readComment(element: Element, view: PageView): FoundPost | null {
  const name = own(element, FIND.name);
  const time = own(element, FIND.link) ?? own(element, FIND.time);
  // An article that only holds others is the list.
  if (!name || !time) return null;
  const profile = addressOf(name, view);
  const user = /^\/(?:users|profile\/commentator)\/([\w-]{2,60})(?:\/|$)/.exec(profile?.pathname ?? '')?.[1];
  const permalink = permalinkIn(element, view);
  const body = bodyOf(element, name);
  const more = body && first(body, FIND.more);
  const text = body ? visibleText(body) : '';
  const shown = allText(name).trim();
  return {
    element,
    more: [],
    notes: more ? [`the text by ${shown} is cut; the page offers to show more`] : [],
    post: postOf({
      site: 'yahoo-news',
      permalink,
      id: permalink.kind === 'known' ? (permalink.url.split('/').at(-1) ?? null) : null,
      thread: {
        url: `${view.url.origin}${view.url.pathname}`,
        title: documentTitle(view.document) || null,
      },
      parentUrl: parentUrl(element, view),
      author: {
        displayName: shown || null,
        immutableId: user ? { scheme: 'Yahoo!ニュース ID', value: user } : null,
        profileUrl: user ? (profile?.href ?? null) : null,
      },
      time: timeOf(time, view),
      text: more ? text.replace(visibleText(more), '').trimEnd() : text,
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
    url.hostname === 'news.yahoo.co.jp' &&
    (/^\/(?:articles|expert\/articles)\/[\w-]+\/comments/.test(url.pathname) ||
      first(document, '#comment-main') !== null),
  *readPosts(view) {
    for (const element of all(view.document, FIND.comment)) yield readComment(element, view);
  },
  permalinkOf: commentOf,
};
