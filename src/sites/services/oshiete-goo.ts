import { pageClaims } from '../generic/page-claims.ts';
import { all, allText, closest, contains, documentTitle, first, parentOf } from '../page/own-dom.ts';
import { addressIn, bodyIn, textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { rowAround } from '../social/rows.ts';
import { saidBy } from '../time/time-element.ts';
import { timeFrom, timeOf } from '../time/time-of.ts';

/** What each selector finds, in a real page of 2020 that had no answers yet. */
const FIND = {
  question: '.q_article',
  author: '.author a[href*="/profile/"]',
  time: '.date time',
  /** Around the time; begins with 質問日時 or 回答日時. */
  date: '.date',
  text: '.q_text',
  /** Guessed: something around answers is named so. */
  answers: ':is([id*="answer" i], [class*="answer" i]):not(html, body)',
} as const;

const HOST = 'oshiete.goo.ne.jp';

const questionOf = (url: URL) =>
  url.hostname === HOST ? (/^\/qa\/(\d{1,12})\.html$/.exec(url.pathname)?.[1] ?? null) : null;
const questionUrl = (id: string) => `https://${HOST}/qa/${id}.html`;

/** The number in the address of a profile stays when the name changes. */
function authorIn(element: Element, view: PageView) {
  const profile = addressIn(element, FIND.author, view)?.pathname ?? '';
  const user = /^\/profile\/(\d{1,12})\/?$/.exec(profile)?.[1];
  return {
    displayName: textIn(element, FIND.author, 500) || null,
    immutableId: user ? { scheme: '教えて!goo ID', value: user } : null,
    profileUrl: user ? `https://${HOST}/profile/${user}/` : null,
  };
}

function readQuestion(element: Element, id: string, view: PageView): FoundPost | null {
  const time = first(element, FIND.time);
  if (!time) return null;
  const said = saidBy(time, view);
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'oshiete-goo',
      permalink: known(questionUrl(id), 'address bar'),
      id,
      author: authorIn(element, view),
      // The page's head says the second of the minute shown.
      time: timeFrom({ ...said, claims: [...pageClaims(view).claims, ...said.claims] }, view),
      text: bodyIn(element, FIND.text),
    }),
  };
}

/** The widest place around an answer's time that holds no other post's, within the page's answers. */
function answerAround(time: Element, others: readonly (Element | undefined)[]): Element | null {
  const date = closest(time, FIND.date);
  if (!date || !allText(date).trim().startsWith('回答日時')) return null;
  let limit: Element | null = null;
  for (let next = closest(date, FIND.answers); next; ) {
    limit = next;
    const around = parentOf(next);
    next = around && closest(around, FIND.answers);
  }
  return limit && rowAround(time, others, limit);
}

function readAnswer(times: readonly Element[], n: number, id: string, view: PageView): FoundPost | null {
  const time = times[n];
  const element = time ? answerAround(time, [times[n - 1], times[n + 1]]) : null;
  if (!time || !element || all(element, FIND.author).length !== 1) return null;
  return {
    element,
    more: [],
    notes: ['an answer: the whole of its place on the page was taken as its text'],
    post: postOf({
      site: 'oshiete-goo',
      permalink: NO_PERMALINK,
      thread: { url: questionUrl(id), title: documentTitle(view.document) || null },
      parentUrl: questionUrl(id),
      author: authorIn(element, view),
      time: timeOf(time, view),
      text: visibleText(element),
    }),
  };
}

/** 教えて!goo. The service has ended; archives of it remain. */
export const oshieteGoo: Site = {
  id: 'oshiete-goo',
  facts: { sources: ['a stored page of 2020, without answers'], seen: '2020-07', realPage: true },
  matches: ({ url }) => url.hostname === HOST,
  permalinkOf(url) {
    const id = questionOf(url);
    return id && questionUrl(id);
  },
  *readPosts(view) {
    const id = questionOf(view.url);
    const question = first(view.document, FIND.question);
    if (!id || !question) return;
    yield readQuestion(question, id, view);
    const times = all(view.document, FIND.time);
    for (const [n, time] of times.entries())
      yield contains(question, time) ? null : readAnswer(times, n, id, view);
  },
};
