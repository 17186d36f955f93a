import { all, attribute, documentTitle } from '../page/own-dom.ts';
import { addressIn, textIn } from '../page/parts.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { timeOf } from '../time/time-of.ts';

/** What each selector finds, as public code of 2024 has it. */
const FIND = {
  comment: '.entry-comment-contents[data-user-name], .entry-comment-contents',
  user: '.entry-comment-username a[href]',
  text: '.entry-comment-text',
  date: '.entry-comment-timestamp',
  /** `/entry/<number>/comment/<user>` */
  link: 'a[href*="/comment/"]',
} as const;

const USER = /^[A-Za-z][\w-]{1,31}$/;

function readComment(element: Element, view: PageView): FoundPost | null {
  const user = attribute(element, 'data-user-name') ?? textIn(element, FIND.user);
  if (!USER.test(user)) return null;
  const link = addressIn(element, FIND.link, view);
  const own =
    link && link.hostname === 'b.hatena.ne.jp' && link.pathname.endsWith(`/comment/${user}`) ? link : null;
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'hatena-bookmark',
      permalink: own ? known(`https://b.hatena.ne.jp${own.pathname}`, 'link in the post') : NO_PERMALINK,
      thread: { url: `${view.url.origin}${view.url.pathname}`, title: documentTitle(view.document) },
      author: { displayName: user, handle: user, profileUrl: `https://profile.hatena.ne.jp/${user}/` },
      time: timeOf(textIn(element, FIND.date) || null, view),
      text: textIn(element, FIND.text, 20_000),
    }),
  };
}

/** はてなブックマーク: comments on an entry. The page shows the day only. */
export const hatenaBookmark: Site = {
  id: 'hatena-bookmark',
  facts: { sources: ['public code that reads its comments'], seen: '2024-01', realPage: false },
  matches: ({ url }) => url.hostname === 'b.hatena.ne.jp',
  *readPosts(view) {
    for (const element of all(view.document, FIND.comment)) yield readComment(element, view);
  },
  permalinkOf: url =>
    url.hostname === 'b.hatena.ne.jp' && /^\/entry\/\d+\/comment\/[\w-]+$/.test(url.pathname)
      ? `https://b.hatena.ne.jp${url.pathname}`
      : null,
};
