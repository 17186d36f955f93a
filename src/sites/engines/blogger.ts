import { all, attribute, closest, first, isA, nextElementOf } from '../page/own-dom.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { claimFromBloggerComment } from '../time/id-times.ts';
import { timeOf } from '../time/time-of.ts';
import { articleTimeOf } from './parts/article.ts';
import { authorOf, linkAddress, shownName } from './parts/author-of.ts';
import { type EnginePage, type EnginePost, engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has, madeBy } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';

/** Seen in a stored page of 2013's comments; the flat ones by public templates. */
const FIND = {
  post: '.post.hentry, .hentry .post, article.post, li.comment[id^="c"], dt.comment-author[id^="c"]',
  article: {
    body: ['.post-body', '.entry-content'],
    title: '.post-title, .entry-title',
    link: '.post-title a[href], .entry-title a[href], a.timestamp-link[href]',
    time: 'abbr.published[title], time.published[datetime], .timestamp-link .published',
    name: ['.post-author .fn', '.post-author [itemprop="name"]', '.fn'],
  },
  comment: {
    name: 'cite.user',
    time: '.datetime a[href*="showComment="], .comment-timestamp a[href*="showComment="]',
    body: '.comment-content',
  },
} as const;

const PROFILE = { scheme: 'Blogger profile', in: /^\/profile\/(\d+)/ };

function permalinkOf(url: URL): string | null {
  const count = url.searchParams.get('showComment');
  return count !== null && /^#c\d+$/.test(url.hash)
    ? `${url.origin}${url.pathname}?showComment=${count}${url.hash}`
    : null;
}

/** A comment's link holds its time in milliseconds; the clock on the screen is the blog's. */
function comment(
  name: Element | null,
  time: Element | null,
  body: Element | null,
  id: string,
  { view }: EnginePage,
): EnginePost | null {
  if (!body) return null;
  const link = linkAddress(time, view);
  const claim = link && claimFromBloggerComment(link.searchParams.get('showComment') ?? '');
  const linked = name && (first(name, 'a[href]') ?? name);
  const author = authorOf(linked, view, PROFILE);
  const site = author.immutableId ? null : author.profileUrl;
  return {
    id,
    permalink: link ? known(permalinkOf(link) ?? link, 'link around the time') : NO_PERMALINK,
    author: {
      ...author,
      profileUrl: site ? null : (author.profileUrl ?? null),
      // Typed in by who wrote the comment.
      ...(site ? { otherIds: [{ scheme: 'website', value: site }] } : {}),
    },
    time: timeOf(time, view, { claims: [claim] }),
    text: visibleText(body),
    images: picturesIn(body, null, view),
  };
}

function article(element: Element, page: EnginePage): EnginePost | null {
  const { view, thread } = page;
  const find = FIND.article;
  const body = firstOf(element, find.body);
  if (!body || closest(body, '.comments')) return null;
  const alone = all(view.document, '.post-body').length <= 1;
  const link = linkAddress(first(element, find.link), view);
  const time = first(element, find.time);
  const url = alone ? thread.url : (link?.href ?? null);
  return {
    id: attribute(body, 'id')?.replace(/^post-body-/, '') || null,
    permalink: url ? known(url, alone ? 'canonical link' : 'link in the post') : NO_PERMALINK,
    thread: { url, title: shownName(first(element, find.title)) },
    author: { displayName: shownName(firstOf(element, find.name)) },
    time: alone ? articleTimeOf(time, view) : timeOf(time, view),
    text: visibleText(body),
    images: picturesIn(body, null, view),
  };
}

export const blogger = engineSite({
  id: 'blogger',
  facts: { sources: ['a stored entry of blogspot.com with comments'], seen: '2020-06', realPage: true },
  matches: ({ document }) => madeBy(document, /^blogger$/i) || has(document, 'a[href*="?showComment="]'),
  posts: FIND.post,
  title: '.post-title, .entry-title',
  read(element, page) {
    const id = /^c(\d{5,25})$/.exec(attribute(element, 'id') ?? '')?.[1];
    if (id === undefined) return article(element, page);
    const find = FIND.comment;
    if (!isA(element, 'dt'))
      return comment(
        first(element, find.name),
        first(element, find.time),
        first(element, find.body),
        id,
        page,
      );
    const body = nextElementOf(element);
    const foot = body && nextElementOf(body);
    if (!body || !foot) return null;
    const found = comment(first(element, 'a[href]') ?? element, first(foot, find.time), body, id, page);
    return found && { ...found, more: [body, foot] };
  },
  permalinkOf,
});
