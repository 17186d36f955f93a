import { all, attribute, closest, contains, documentBody, first, isA } from '../page/own-dom.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import type { PageView } from '../site.ts';
import { saidBy } from '../time/time-element.ts';
import { timeOf } from '../time/time-of.ts';
import { articleTimeOf } from './parts/article.ts';
import { linkAddress, shownName } from './parts/author-of.ts';
import { type EnginePage, type EnginePost, engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has, madeBy } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';

/** WordPress's own markup for comments (Walker_Comment), and what most themes keep of it. Stored pages of 2012 to 2023. */
const FIND = {
  post: '.type-post, .type-page, .hentry, [id^="post-"], [id^="comment-"], [id^="div-comment-"], [id^="li-comment-"]',
  article: {
    mark: '.hentry, .type-post, .type-page, .post, .page',
    body: [
      '.entry-content',
      '.entry__content',
      '.post-content',
      '.post__content',
      '.single-entry-content',
      '.elementor-widget-theme-post-content',
      '[itemprop="articleBody"]',
      '.entry',
    ],
    title: '.entry-title, .entry__title, .post-title, h1, h2',
    link: '.entry-title a[href], .entry__title a[href], .post-title a[href], h2 a[rel="bookmark"], a[rel="bookmark"]',
    time: [
      'time.published',
      'time.entry-date',
      '.entry-date time',
      '.posted-on time',
      'header time:not(.updated)',
      '.entry-meta time:not(.updated)',
      '.entry-date, .entry-meta-date, .post-date',
      '.entry-meta, .post-meta',
    ],
    name: ['.author .fn', '.author.fn', '.byline a[rel="author"]', 'a[rel="author"]', '.byline .author'],
  },
  comment: {
    name: ['.fn', '.comment-author-name', '.comment-author cite', 'cite'],
    link: 'a[href*="#comment-"]',
    time: ['.comment-metadata time', '.comment-meta time', 'header time', 'footer time', 'time'],
    date: ['.comment-metadata a', '.commentmetadata a', '.comment-meta a', '.comment-date'],
    body: ['.comment-content', '.comment-text', '.comment_content', '.comment-entry', '.commenttext'],
    /** Older themes put the paragraphs beside name and date. */
    part: ':scope > p, :scope > blockquote, :scope > ul, :scope > ol, :scope > pre, :scope > .comment-body > p',
  },
} as const;

const COMMENT = /^(?:(?:div|li)-)?comment-(\d{1,12})$/;

function permalinkOf(url: URL): string | null {
  return /#comment-\d+$/.test(url.hash) ? url.href : null;
}

/** Replies stand inside what they answer. */
function ownOf(element: Element, selectors: readonly string[]): Element | null {
  const inner = all(element, '.children, [id^="comment-"]').filter(found => !holdsParts(found, element));
  const own = (found: Element) => !inner.some(reply => contains(reply, found));
  for (const selector of selectors) {
    const found = all(element, selector).find(own);
    if (found) return found;
  }
  return null;
}

/** `comment-12` inside `div-comment-12` and the like is the same comment. */
function holdsParts(found: Element, element: Element): boolean {
  const number = (of: Element) => COMMENT.exec(attribute(of, 'id') ?? '')?.[1];
  const inner = number(found);
  return closest(found, '.children') === null
    ? inner === undefined || inner === number(element)
    : inner !== undefined && inner === number(element);
}

function bodyOf(element: Element): { text: string; body: Element } | null {
  const body = ownOf(element, FIND.comment.body);
  if (body) return { text: visibleText(body), body };
  const parts = all(element, FIND.comment.part);
  const text = parts.map(part => visibleText(part)).join('\n\n');
  return text === '' ? null : { text, body: element };
}

function comment(element: Element, id: string, page: EnginePage): EnginePost | null {
  const { view, thread } = page;
  // The innermost of up to three elements with the number is the comment without the replies to it.
  if (first(element, `[id="div-comment-${id}"], [id="comment-${id}"]`)) return null;
  const words = bodyOf(element);
  const find = FIND.comment;
  const name = ownOf(element, find.name);
  // A pingback has neither.
  if (!words || !name) return null;
  const time = ownOf(element, find.time) ?? ownOf(element, find.date);
  const link = all(element, find.link)
    .map(found => linkAddress(found, view))
    .find(url => url?.hash === `#comment-${id}`);
  const made = link ?? (thread.url ? new URL(`#comment-${id}`, thread.url) : null);
  const site = linkAddress(first(name, 'a[href]') ?? name, view);
  const parent = closest(element, '.children');
  const above = parent && COMMENT.exec(attribute(closest(parent, '.comment') ?? parent, 'id') ?? '')?.[1];
  return {
    id,
    permalink: made ? known(made, link ? 'link around the time' : 'composed') : NO_PERMALINK,
    parentUrl: above && made ? new URL(`#comment-${above}`, made).href : null,
    author: {
      displayName: shownName(name),
      // Typed in by who wrote the comment.
      ...(site ? { otherIds: [{ scheme: 'website', value: site.href }] } : {}),
    },
    time: timeOf(time, view),
    text: words.text,
    images: words.body === element ? [] : picturesIn(words.body, null, view),
  };
}

/** The number WordPress puts on an entry, as an id or among its classes. */
function entryOf(element: Element): string | null {
  const marks = `${attribute(element, 'id') ?? ''} ${attribute(element, 'class') ?? ''}`;
  return /(?:^|\s)post-(\d{1,12})(?:\s|$)/.exec(marks)?.[1] ?? null;
}

/** The number of the one entry a page is about. */
function pageEntry(view: PageView): string | null {
  const body = documentBody(view.document);
  const marks = (body && attribute(body, 'class')) ?? '';
  return /(?:^|\s)(?:postid|page-id)-(\d{1,12})(?:\s|$)/.exec(marks)?.[1] ?? null;
}

function article(element: Element, page: EnginePage): EnginePost | null {
  const { view, thread } = page;
  const find = FIND.article;
  const id = entryOf(element);
  const body = firstOf(element, find.body);
  if (id === null || !body || !isA(element, find.mark)) return null;
  // Other entries may be listed below it.
  const alone = pageEntry(view) === id;
  const link = linkAddress(first(element, find.link), view);
  const url = alone ? thread.url : (link?.href ?? null);
  const places = find.time.flatMap(place => first(element, place) ?? []);
  const time = places.find(place => saidBy(place, view).claims.length > 0) ?? null;
  const name = firstOf(element, find.name);
  return {
    id,
    permalink: url ? known(url, alone ? 'canonical link' : 'link in the post') : NO_PERMALINK,
    thread: { url, title: shownName(first(element, find.title)) },
    author: { displayName: shownName(name), profileUrl: linkAddress(name, view)?.href ?? null },
    time: alone ? articleTimeOf(time, view) : timeOf(time, view),
    text: visibleText(body),
    images: picturesIn(body, null, view),
  };
}

export const wordpress = engineSite({
  id: 'wordpress',
  facts: {
    sources: [
      'four stored WordPress entries with comments',
      'WordPress/WordPress wp-includes/class-walker-comment.php',
    ],
    seen: '2023-11',
    realPage: true,
  },
  matches: ({ document }) =>
    madeBy(document, /^WordPress/i) ||
    has(document, 'link[rel="https://api.w.org/"], link[href*="/wp-content/"], script[src*="/wp-includes/"]'),
  posts: FIND.post,
  title: '.entry-title, h1',
  read(element, page) {
    const id = COMMENT.exec(attribute(element, 'id') ?? '')?.[1];
    return id === undefined ? article(element, page) : comment(element, id, page);
  },
  permalinkOf,
});
