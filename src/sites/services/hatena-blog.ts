import type { Author } from '../../evidence/index.ts';
import { all, attribute, documentRoot, documentTitle, first } from '../page/own-dom.ts';
import { addressIn, attributeIn, bodyIn, imagesIn, textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { claimFromJapaneseDigits } from '../time/id-times.ts';
import { timeOf } from '../time/time-of.ts';

/** What each selector finds, in entries of 2022 to 2024; comments as the site's own styles name their parts. */
const FIND = {
  entry: 'article.entry[data-uuid]',
  link: 'a.entry-title-link[href], .entry-title a[href]',
  time: '.entry-date time[datetime]',
  text: '.entry-content',
  /** In the entry's footer; a blog may have several writers. */
  author: '.author .fn, .vcard .fn',
  user: '[data-user-name]',
  nickname: '.user-name-nickname',
  comment: 'li.entry-comment[id^="comment-"]',
  commentName: '.comment-user-name',
  commentText: '.comment-content',
  commentTime: '.comment-metadata time',
} as const;

const USER = /^[A-Za-z][\w-]{1,31}$/;
const HOSTS = /\.(?:hatenablog\.(?:com|jp)|hateblo\.jp|hatenadiary\.(?:com|jp|org))$/;

/** `/entry/2022/12/22/180000`: the usual address of an entry is when it was made, in Japan time. */
function claimOfAddress(url: URL | null) {
  const parts = /\/entry\/(\d{4})\/(\d\d)\/(\d\d)\/(\d{6})(?:\/|$)/.exec(url?.pathname ?? '');
  return parts ? claimFromJapaneseDigits(parts.slice(1).join('')) : null;
}

/** Who `place` names: with a Hatena ID where there is one. */
function authorIn(root: Element, place: string): Partial<Author> {
  const named = first(root, place);
  if (!named) return {};
  const user = attribute(named, 'data-user-name') ?? attributeIn(named, FIND.user, 'data-user-name');
  const handle = user !== null && USER.test(user) ? user : null;
  return {
    displayName: textIn(named, FIND.nickname, 500) || visibleText(named, 500).trim() || handle,
    handle,
    profileUrl: handle && `https://profile.hatena.ne.jp/${handle}/`,
  };
}

/** The entry's writer; the blog's owner is noted beside, who may be somebody else. */
function writerOf(element: Element, owner: string | null): Partial<Author> {
  const author = authorIn(element, FIND.author);
  if (owner === null || author.handle === owner) return author;
  return { ...author, otherIds: [{ scheme: 'Hatena ID of the blog’s owner', value: owner }] };
}

function readEntry(element: Element, owner: string | null, view: PageView): FoundPost {
  const link = addressIn(element, FIND.link, view);
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'hatenablog',
      permalink: link ? known(link, 'link in the post') : NO_PERMALINK,
      id: attribute(element, 'data-uuid'),
      author: writerOf(element, owner),
      time: timeOf(first(element, FIND.time), view, { claims: [claimOfAddress(link)] }),
      text: bodyIn(element, FIND.text),
      images: imagesIn(element, `${FIND.text} img[src]`, view),
    }),
  };
}

function readComment(element: Element, entry: string | null, view: PageView): FoundPost {
  const id = (attribute(element, 'id') ?? '').replace('comment-', '');
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'hatenablog',
      permalink: entry ? known(`${entry}#comment-${id}`, 'composed') : NO_PERMALINK,
      id,
      thread: { url: entry, title: documentTitle(view.document) || null },
      parentUrl: entry,
      author: authorIn(element, FIND.commentName),
      time: timeOf(first(element, FIND.commentTime), view),
      text: bodyIn(element, FIND.commentText),
    }),
  };
}

/** はてなブログ, at its own hosts and at domains of the bloggers. */
export const hatenaBlog: Site = {
  id: 'hatenablog',
  facts: {
    sources: [
      'real entries quoted in public tests, and a stored front page; comments were never seen',
      'mikf/gallery-dl hatenablog.py',
    ],
    seen: '2024-07',
    realPage: true,
  },
  matches: ({ url, document }) =>
    HOSTS.test(url.hostname) || first(document, 'html[data-admin-domain$="//blog.hatena.ne.jp"]') !== null,
  *readPosts(view) {
    const root = documentRoot(view.document);
    const owner = root && attribute(root, 'data-blog-owner');
    const ownerId = owner !== null && USER.test(owner) ? owner : null;
    const entries = all(view.document, FIND.entry);
    let address: string | null = null;
    for (const element of entries) {
      const found = readEntry(element, ownerId, view);
      if (found.post.permalink.kind === 'known') address = found.post.permalink.url;
      yield found;
    }
    // Only a page of one entry shows comments, and they are its own.
    const entry = entries.length === 1 ? address : null;
    for (const element of all(view.document, FIND.comment)) yield readComment(element, entry, view);
  },
  permalinkOf: url =>
    /^\/entry\/./.test(url.pathname)
      ? `${url.origin}${url.pathname}${/^#comment-\d+$/.exec(url.hash) ?? ''}`
      : null,
};
