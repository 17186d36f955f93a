import { all, attribute, documentTitle, first, isShown } from '../page/own-dom.ts';
import { addressIn, textIn } from '../page/parts.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { timeOf } from '../time/time-of.ts';

/** What each selector finds, as public code of 2019 to 2025 has it. */
const FIND = {
  comment: '.entry-comment-contents',
  user: '.entry-comment-username',
  text: '.entry-comment-text',
  date: '.entry-comment-timestamp',
  /** `/entry/<number>/comment/<user>` */
  link: '.entry-comment-permalink a[href], a[href*="/comment/"]',
} as const;

const USER = /^[A-Za-z][\w-]{1,31}$/;
const COMMENT = /^\/entry\/\d+\/comment\/([A-Za-z][\w-]{1,31})$/;
const HOST = 'b.hatena.ne.jp';

function readComment(element: Element, view: PageView): FoundPost | null {
  const user = attribute(element, 'data-user-name') ?? textIn(element, FIND.user, 100);
  const date = first(element, FIND.date);
  if (!USER.test(user) || !date) return null;
  const link = addressIn(element, FIND.link, view);
  const isOwn = link?.hostname === HOST && COMMENT.exec(link.pathname)?.[1] === user;
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'hatena-bookmark',
      permalink: link && isOwn ? known(`https://${HOST}${link.pathname}`, 'link in the post') : NO_PERMALINK,
      thread: {
        url: `${view.url.origin}${view.url.pathname}`,
        title: documentTitle(view.document) || null,
      },
      author: { displayName: user, handle: user, profileUrl: `https://profile.hatena.ne.jp/${user}/` },
      time: timeOf(first(date, 'a') ?? date, view),
      text: textIn(element, FIND.text, 20_000),
    }),
  };
}

/** The comments to read: the page holds those liked most twice, in a tab each, of which it shows one. */
function commentsOf({ document }: PageView): Element[] {
  const users = new Map<string, Element>();
  for (const element of all(document, FIND.comment)) {
    const user = attribute(element, 'data-user-name') ?? textIn(element, FIND.user, 100);
    const other = users.get(user);
    if (!other || (!isShown(other) && isShown(element))) users.set(user, element);
  }
  const kept = new Set(users.values());
  return all(document, FIND.comment).filter(element => kept.has(element));
}

/** はてなブックマーク: comments on an entry, one a user. The page shows the day only. */
export const hatenaBookmark: Site = {
  id: 'hatena-bookmark',
  facts: { sources: ['public code that reads its comments'], seen: '2025-01', realPage: false },
  matches: ({ url }) => url.hostname === HOST,
  *readPosts(view) {
    for (const element of commentsOf(view)) yield readComment(element, view);
  },
  permalinkOf: url =>
    url.hostname === HOST && COMMENT.test(url.pathname) ? `https://${HOST}${url.pathname}` : null,
};
