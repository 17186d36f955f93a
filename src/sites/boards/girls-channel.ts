import { all, attribute, documentTitle, first } from '../page/own-dom.ts';
import { addressIn, bodyIn, imagesIn, textIn } from '../page/parts.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { timeOf } from '../time/time-of.ts';

/** What each selector finds, as public code of 2025 has it. */
const FIND = {
  post: 'li.comment-item[id^="comment"]',
  /** `12. 匿名` and a link whose text is the date. */
  info: 'p.info, .info',
  date: '.info a[href]',
  text: '.body, .comment-body',
  picture: '.body img[src], .comment-img img[src]',
  title: 'h1',
} as const;

interface Topic {
  /** https://girlschannel.net/topics/<number>/ */
  url: string;
}

function topicOf(url: URL): Topic | null {
  const number = /^\/topics\/(?:[a-z]+\/)?(\d{1,10})(?:\/|$)/.exec(url.pathname)?.[1];
  return number ? { url: `https://girlschannel.net/topics/${number}/` } : null;
}

/** https://girlschannel.net/comment/<topic>/<number>/ */
function commentOf(url: URL): string | null {
  const match = /^\/comment\/(\d{1,10})\/(\d{1,6})(?:\/|$)/.exec(url.pathname);
  return match ? `https://girlschannel.net/comment/${match[1]}/${match[2]}/` : null;
}

function readPost(element: Element, topic: Topic | null, title: string, view: PageView): FoundPost | null {
  const number = /^comment(\d{1,6})$/.exec(attribute(element, 'id') ?? '')?.[1];
  const body = bodyIn(element, FIND.text);
  const date = first(element, FIND.date);
  if (!number || (body === '' && !date)) return null;
  const link = addressIn(element, FIND.date, view);
  const own = link && commentOf(link);
  const name = /^\d+\.\s*(.+?)(?:\s+\d|$)/m.exec(textIn(element, FIND.info))?.[1];
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'girlschannel',
      permalink: own ? known(own, 'link around the time') : NO_PERMALINK,
      number,
      thread: { url: topic?.url ?? null, title },
      author: { displayName: name ?? null },
      time: timeOf(date, view),
      text: body,
      images: imagesIn(element, FIND.picture, view),
    }),
  };
}

/** ガールズちゃんねる. Comments are anonymous; the date is the text of the link to the comment. */
export const girlsChannel: Site = {
  id: 'girlschannel',
  facts: { sources: ['public code that reads its comments, 2025'], seen: '2025-06', realPage: false },
  matches: ({ url }) => /(?:^|\.)girlschannel\.net$/.test(url.hostname),
  *readPosts(view) {
    const topic = topicOf(view.url);
    const title = textIn(view.document, FIND.title) || documentTitle(view.document);
    for (const element of all(view.document, FIND.post)) yield readPost(element, topic, title, view);
  },
  permalinkOf: commentOf,
};
