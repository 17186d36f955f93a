import { all, attribute, documentRoot, documentTitle, first } from '../page/own-dom.ts';
import { addressIn, attributeIn, bodyIn, imagesIn, textIn } from '../page/parts.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { claimFromJapaneseDigits } from '../time/id-times.ts';
import { timeOf } from '../time/time-of.ts';

/** What each selector finds, in entries of 2022 to 2024. */
const FIND = {
  entry: 'article.entry[data-uuid]',
  link: 'a.entry-title-link[href], .entry-title a[href]',
  time: '.entry-date time[datetime], time[datetime]',
  text: '.entry-content',
  author: '.author .fn, .vcard .fn',
  comment: 'li.entry-comment[id^="comment-"]',
  commentName: '.comment-user-name',
  commentUser: '[data-user-name]',
  commentText: '.comment-content',
  commentTime: '.comment-metadata time',
} as const;

const HOSTS = /\.(?:hatenablog\.(?:com|jp)|hateblo\.jp|hatenadiary\.(?:com|jp|org))$/;

/** `/entry/2022/12/22/180000`: the usual address of an entry is when it was made, in Japan time. */
function claimOfAddress(url: URL | null) {
  const parts = /\/entry\/(\d{4})\/(\d\d)\/(\d\d)\/(\d{6})(?:\/|$)/.exec(url?.pathname ?? '');
  return parts ? claimFromJapaneseDigits(parts.slice(1).join('')) : null;
}

function readEntry(element: Element, owner: string | null, view: PageView): FoundPost {
  const link = addressIn(element, FIND.link, view);
  const name = textIn(element, FIND.author);
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'hatenablog',
      permalink: link ? known(link, 'link in the post') : NO_PERMALINK,
      id: attribute(element, 'data-uuid'),
      author: {
        displayName: name || owner,
        handle: owner,
        profileUrl: owner ? `https://profile.hatena.ne.jp/${owner}/` : null,
      },
      time: timeOf(first(element, FIND.time), view, { claims: [claimOfAddress(link)] }),
      text: bodyIn(element, FIND.text),
      images: imagesIn(element, `${FIND.text} img[src]`, view),
    }),
  };
}

function readComment(element: Element, entry: string | null, view: PageView): FoundPost {
  const user = attributeIn(element, FIND.commentUser, 'data-user-name');
  const id = (attribute(element, 'id') ?? '').replace('comment-', '');
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'hatenablog',
      permalink: entry ? known(`${entry}#comment-${id}`, 'composed') : NO_PERMALINK,
      id,
      thread: { url: entry, title: documentTitle(view.document) },
      parentUrl: entry,
      author: {
        displayName: textIn(element, FIND.commentName) || null,
        handle: user,
        profileUrl: user && /^[\w-]{3,32}$/.test(user) ? `https://profile.hatena.ne.jp/${user}/` : null,
      },
      time: timeOf(first(element, FIND.commentTime), view),
      text: bodyIn(element, FIND.commentText),
    }),
  };
}

/** はてなブログ, at its own hosts and at domains of the bloggers. */
export const hatenaBlog: Site = {
  id: 'hatenablog',
  facts: {
    sources: ['real entries quoted in public tests', 'mikf/gallery-dl hatenablog.py'],
    seen: '2024-07',
    realPage: true,
  },
  matches: ({ url, document }) =>
    HOSTS.test(url.hostname) ||
    first(document, 'html[data-blog-host], html[data-admin-domain*="hatena"]') !== null,
  *readPosts(view) {
    const root = documentRoot(view.document);
    const owner = root && attribute(root, 'data-blog-owner');
    const known = owner && /^[\w-]{3,32}$/.test(owner) ? owner : null;
    const entries = all(view.document, FIND.entry);
    let address: string | null = null;
    for (const element of entries) {
      const found = readEntry(element, known, view);
      if (found.post.permalink.kind === 'known') address = found.post.permalink.url;
      yield found;
    }
    // Only a page of one entry shows comments, and they are its own.
    const entry = entries.length === 1 ? address : null;
    for (const element of all(view.document, FIND.comment)) yield readComment(element, entry, view);
  },
  permalinkOf: url =>
    HOSTS.test(url.hostname) && /^\/entry\/./.test(url.pathname) ? `${url.origin}${url.pathname}` : null,
};
