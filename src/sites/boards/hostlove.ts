import { all, attribute, documentTitle, first } from '../page/own-dom.ts';
import { bodyIn, imagesIn, textIn } from '../page/parts.ts';
import { NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { claimFromJapaneseDigits } from '../time/id-times.ts';
import { timeOf } from '../time/time-of.ts';
import { postingUrlOf } from './board-form.ts';

/** What each selector finds, as a public user script of 2024 has it. */
const FIND = {
  post: 'article[id^="cmt_"]',
  number: '.fancybox_com',
  date: '.date',
  name: '.name',
  text: '.comment, .cmt_body, .text',
  title: 'h1',
} as const;

interface Page {
  /** https://<area>.hostlove.com/<board>/<YYYYMMDDhhmmss>/ */
  thread: { url: string; id: string } | null;
  title: string;
  postingUrl: string | null;
}

function threadOf(url: URL): Page['thread'] {
  const match = /^\/(\w+)\/(\d{14})(?:\/|$)/.exec(url.pathname);
  return match ? { url: `${url.origin}/${match[1]}/${match[2]}/`, id: match[2] ?? '' } : null;
}

function readPost(element: Element, { thread, title, postingUrl }: Page, view: PageView): FoundPost | null {
  const number =
    /\d{1,6}/.exec(textIn(element, FIND.number))?.[0] ??
    /^cmt_(\d{1,6})$/.exec(attribute(element, 'id') ?? '')?.[1];
  const date = first(element, FIND.date);
  const text = bodyIn(element, FIND.text);
  if (!number || !date || text === '') return null;
  const opened = number === '1' && thread ? claimFromJapaneseDigits(thread.id) : null;
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'hostlove',
      // Pages of a thread move as posts come in, and no address of a single post is known.
      permalink: NO_PERMALINK,
      number,
      thread: { url: thread?.url ?? null, title },
      author: { displayName: textIn(element, FIND.name) || null },
      time: timeOf(date, view, { claims: [opened] }),
      text,
      images: imagesIn(element, 'img[src]', view),
      ...(postingUrl && { postingUrl }),
    }),
  };
}

/** ホスラブ. A thread's id is when it was opened, to the second, in Japan time. */
export const hostlove: Site = {
  id: 'hostlove',
  facts: { sources: ['namekoX/hostlove-UI'], seen: '2024-01', realPage: false },
  matches: ({ url }) => /(?:^|\.)hostlove\.com$/.test(url.hostname),
  *readPosts(view) {
    const page = {
      thread: threadOf(view.url),
      title: textIn(view.document, FIND.title) || documentTitle(view.document),
      postingUrl: postingUrlOf(view, /\/\d{14}|regist|write/),
    };
    for (const element of all(view.document, FIND.post)) yield readPost(element, page, view);
  },
  permalinkOf: () => null,
};
