import { all, closest, first } from '../page/own-dom.ts';
import { addressOf, bodyIn, imagesIn, textIn } from '../page/parts.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView } from '../site.ts';
import { timeOf } from '../time/time-of.ts';
import { byOwner, hostedPage, pageOf, subdomainOf } from './hosted-page.ts';
import { outermost } from './outermost.ts';
import { trackbackClaim, trackbackCreator } from './trackback-data.ts';

/** What each selector finds, in stored front pages of 2018 and public code of 2023 to 2026. */
const FIND = {
  /** In the head of every livedoor blog, also at a domain of the blogger's. */
  stylesheet: 'link[rel="stylesheet"][href*="//parts.blog.livedoor.jp/css/template.css"]',
  entry: 'article.article, .article-outer, .article-outer-3',
  title: '.article-title',
  /** `updated` is the class's name of old; it holds when the entry was made. */
  time: 'abbr.updated[title], time[datetime]',
  text: '.article-body-inner',
  comment: 'li.comment-set',
  commentName: '.comment-author',
  commentTime: '.comment-date',
  commentText: '.comment-body',
} as const;

const HOSTS = /^blog\.livedoor\.jp$|\.livedoor\.(?:blog|biz)$|\.(?:door)?blog\.jp$/;

function entryOf(url: URL): string | null {
  return /\/archives\/(\d{4,12})\.html$/.exec(url.pathname)?.[1] ?? null;
}

function ownerOf(url: URL): string | null {
  if (url.hostname === 'blog.livedoor.jp') return /^\/([\w-]+)\//.exec(url.pathname)?.[1] ?? null;
  return HOSTS.test(url.hostname) ? subdomainOf(url) : null;
}

function readEntry(element: Element, isOnly: boolean, view: PageView): FoundPost | null {
  const title = all(element, `${FIND.title} a[href]`).find(link => !closest(link, FIND.text));
  const here = isOnly && entryOf(view.url) ? view.url : null;
  const link = addressOf(title, view) ?? here;
  const time = all(element, FIND.time).find(place => !closest(place, FIND.text));
  const number = link && entryOf(link);
  if (!link || !number || !time) return null;
  const url = pageOf(link);
  const owner = trackbackCreator(new URL(url), view) ?? ownerOf(view.url);
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'livedoor-blog',
      permalink: known(url, title ? 'link in the post' : 'address bar'),
      id: number,
      author: {
        handle: owner,
        profileUrl: ownerOf(view.url) ? new URL(url.replace(/archives\/.*$/, '')).href : null,
      },
      time: timeOf(time, view, { claims: [trackbackClaim(new URL(url), view)] }),
      text: bodyIn(element, FIND.text),
      images: imagesIn(element, `${FIND.text} img[src]`, view),
    }),
  };
}

function readComment(element: Element, view: PageView): FoundPost | null {
  const date = first(element, FIND.commentTime);
  if (!date) return null;
  const shown = textIn(element, FIND.commentName, 500);
  const [, number, name] = /^(?:(\d{1,6})\s*[.．:：]\s*)?(.*)$/s.exec(shown) ?? [];
  const entry = entryOf(view.url) ? pageOf(view.url) : null;
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'livedoor-blog',
      permalink: NO_PERMALINK,
      number: number ?? null,
      thread: { url: entry, title: textIn(view.document, FIND.title, 500) || null },
      parentUrl: entry,
      author: { displayName: name?.trim() || null },
      time: timeOf(date, view),
      text: bodyIn(element, FIND.commentText),
    }),
  };
}

/** livedoorブログ: https://blog.livedoor.jp/<name>/archives/12345.html, hosts of its own and domains of the bloggers. */
export const livedoorBlog = hostedPage({
  id: 'livedoor-blog',
  facts: {
    sources: ['stored front pages of 2018', 'obrkn/tohokulax-search exec', 'public code that reads comments'],
    seen: '2023-11',
    realPage: true,
  },
  matches: ({ url, document }) => HOSTS.test(url.hostname) || first(document, FIND.stylesheet) !== null,
  permalinkOf: url => (entryOf(url) ? pageOf(url) : null),
  *own(view) {
    const entries = outermost(view.document, FIND.entry);
    for (const element of entries) yield readEntry(element, entries.length === 1, view);
    for (const element of all(view.document, FIND.comment)) yield readComment(element, view);
  },
  complete: (found, view) => byOwner(found, ownerOf(view.url), entryOf(view.url) !== null),
});
