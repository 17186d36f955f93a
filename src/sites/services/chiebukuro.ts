import { all, closest, documentTitle, first, parentOf } from '../page/own-dom.ts';
import { addressOf, imagesIn, textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { timeOf } from '../time/time-of.ts';

/** What each selector finds, by the part of the class before its hash. Seen in public code up to 2025. */
const FIND = {
  question: '[class*="ClapLv2QuestionItem_Chie"][class*="QuestionItem__"], [class^="ClapLv2QuestionItem"]',
  answer: '[class^="ClapLv2AnswerItem"]',
  date: 'p[class*="ClapLv1UserInfo_Chie-UserInfo__Date"]',
  name: 'p[class*="ClapLv1UserInfo_Chie-UserInfo__UserName"]',
  text: '[class*="__TextItem"]',
} as const;

const questionOf = (url: URL) =>
  /^\/qa\/question_detail\/(q\d{8,14})(?:\/|$)/.exec(url.pathname)?.[1] ?? null;
const questionUrl = (id: string) => `https://detail.chiebukuro.yahoo.co.jp/qa/question_detail/${id}`;

/** Elements that match and lie in no other that does: parts of an item carry the item's class as well. */
function outermost(root: Document | Element, selector: string): Element[] {
  return all(root, selector).filter(element => {
    const around = parentOf(element);
    return !around || closest(around, selector) === null;
  });
}

function readItem(
  element: Element,
  question: string | null,
  isQuestion: boolean,
  view: PageView,
): FoundPost | null {
  const date = first(element, FIND.date);
  const name = first(element, FIND.name);
  if (!date) return null;
  const profile = addressOf(name && closest(name, 'a[href]'), view);
  const user = /\/user\/([\w-]{4,40})/.exec(profile?.pathname ?? '')?.[1];
  const url = question ? questionUrl(question) : null;
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'chiebukuro',
      // Nothing in the page leads to one answer.
      permalink: url && isQuestion ? known(url, 'address bar') : NO_PERMALINK,
      id: isQuestion ? question : null,
      thread: isQuestion ? null : { url, title: documentTitle(view.document) },
      parentUrl: isQuestion ? null : url,
      author: {
        displayName: textIn(element, FIND.name).replace(/\s*さん$/, '') || null,
        immutableId: user ? { scheme: '知恵袋 ID', value: user } : null,
        profileUrl: profile?.href ?? null,
      },
      time: timeOf(date, view),
      text: outermost(element, FIND.text)
        .map(part => visibleText(part))
        .join('\n'),
      images: imagesIn(element, '[class*="__TextItem"] img[src]', view),
    }),
  };
}

/** Yahoo!知恵袋: a question and its answers, to the minute in Japan time. */
export const chiebukuro: Site = {
  id: 'chiebukuro',
  facts: { sources: ['public code that reads its pages'], seen: '2025-01', realPage: false },
  matches: ({ url }) => url.hostname === 'detail.chiebukuro.yahoo.co.jp',
  *readPosts(view) {
    const question = questionOf(view.url);
    for (const element of outermost(view.document, FIND.question))
      yield readItem(element, question, true, view);
    for (const element of outermost(view.document, FIND.answer))
      yield readItem(element, question, false, view);
  },
  permalinkOf(url) {
    const question = url.hostname === 'detail.chiebukuro.yahoo.co.jp' ? questionOf(url) : null;
    return question && questionUrl(question);
  },
};
