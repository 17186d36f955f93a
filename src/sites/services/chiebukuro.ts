import type { Permalink } from '../../evidence/index.ts';
import { all, closest, contains, documentTitle } from '../page/own-dom.ts';
import { addressOf, imagesIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { timeOf } from '../time/time-of.ts';
import { outermost } from './outermost.ts';

/** What each selector finds, by the part of the class before its hash. Seen in public code up to 2025. */
const FIND = {
  question: '[class*="ClapLv2QuestionItem_Chie-QuestionItem"]',
  answer: '[class*="ClapLv2AnswerItem_Chie-AnswerItem"]',
  reply: '[class*="ClapLv2ReplyItem_Chie-ReplyItem"]',
  date: 'p[class*="ClapLv1UserInfo_Chie-UserInfo__Date"]',
  name: 'p[class*="ClapLv1UserInfo_Chie-UserInfo__UserName"]',
  questionText: 'h1[class*="ClapLv1TextBlock_Chie-TextBlock__Text"]',
  answerText: '[class*="AnswerItem__ItemText"]',
  replyText: '[class*="ReplyItem__ItemText"]',
} as const;

const HOST = 'detail.chiebukuro.yahoo.co.jp';

/** The question of an address, also of one that goes on to one of its answers. */
const questionOf = (url: URL) =>
  url.hostname === HOST
    ? (/^\/qa\/question_detail\/(q\d{8,14})(?:\/|$)/.exec(url.pathname)?.[1] ?? null)
    : null;
const questionUrl = (id: string) => `https://${HOST}/qa/question_detail/${id}`;

interface Item {
  element: Element;
  text: string;
  permalink: Permalink;
  id: string | null;
  thread: { url: string | null; title: string | null } | null;
  parentUrl: string | null;
}

function readItem({ element, text, ...place }: Item, view: PageView): FoundPost | null {
  const replies = outermost(element, FIND.reply);
  const own = (selector: string) =>
    all(element, selector).find(part => !replies.some(reply => contains(reply, part))) ?? null;
  const date = own(FIND.date);
  const name = own(FIND.name);
  if (!date) return null;
  const profile = addressOf(name && closest(name, 'a[href]'), view);
  const user = /\/user\/([\w-]{4,40})(?:\/|$)/.exec(profile?.pathname ?? '')?.[1];
  const shown = name ? visibleText(name, 500).trim() : '';
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'chiebukuro',
      ...place,
      author: {
        displayName: shown.replace(/\s*さん$/, '') || null,
        immutableId: user ? { scheme: '知恵袋 ID', value: user } : null,
        profileUrl: user ? (profile?.href ?? null) : null,
      },
      time: timeOf(date, view),
      text: outermost(element, text)
        .map(part => visibleText(part))
        .join('\n'),
      images: outermost(element, text).flatMap(part => imagesIn(part, 'img[src]', view)),
    }),
  };
}

/** Yahoo!知恵袋: a question, its answers and what is said to them, to the minute in Japan time. */
export const chiebukuro: Site = {
  id: 'chiebukuro',
  facts: { sources: ['public code that reads its pages'], seen: '2025-01', realPage: false },
  matches: ({ url }) => url.hostname === HOST,
  *readPosts(view) {
    const id = questionOf(view.url);
    const url = id && questionUrl(id);
    const thread = { url, title: documentTitle(view.document) || null };
    // Nothing in the page leads to one answer.
    const reply = { permalink: NO_PERMALINK, id: null, thread };
    for (const element of outermost(view.document, FIND.question)) {
      const permalink = url ? known(url, 'address bar') : NO_PERMALINK;
      yield readItem(
        { element, text: FIND.questionText, permalink, id, thread: null, parentUrl: null },
        view,
      );
    }
    for (const element of outermost(view.document, FIND.answer)) {
      yield readItem({ element, text: FIND.answerText, ...reply, parentUrl: url }, view);
      for (const inner of outermost(element, FIND.reply))
        yield readItem({ element: inner, text: FIND.replyText, ...reply, parentUrl: null }, view);
    }
  },
  permalinkOf(url) {
    const question = questionOf(url);
    return question && !/\/a\d+/.test(url.pathname) ? questionUrl(question) : null;
  },
};
