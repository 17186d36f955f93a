import { pageClaims } from '../generic/page-claims.ts';
import { all, first } from '../page/own-dom.ts';
import { addressIn, bodyIn, textIn } from '../page/parts.ts';
import { known, postOf } from '../post-of.ts';
import type { FoundPost, PageView } from '../site.ts';
import { saidBy } from '../time/time-element.ts';
import { timeFrom } from '../time/time-of.ts';
import { hostedPage } from './hosted-page.ts';

/** What each selector finds, in a real page of 2020 that had no answers yet. */
const FIND = {
  question: '.q_article',
  author: '.author a[href*="/profile/"]',
  time: '.date time',
  text: '.q_text',
} as const;

const HOST = 'oshiete.goo.ne.jp';

const questionOf = (url: URL) =>
  url.hostname === HOST ? (/^\/qa\/(\d{1,12})\.html$/.exec(url.pathname)?.[1] ?? null) : null;

/** The number in the address of a profile stays when the name changes. */
const userOf = (profile: string | null) => /\/profile\/(\d{1,12})\/?$/.exec(profile ?? '')?.[1] ?? null;

const identity = (user: string | null) => ({
  immutableId: user ? { scheme: '教えて!goo ID', value: user } : null,
  profileUrl: user ? `https://${HOST}/profile/${user}/` : null,
});

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
      permalink: known(`https://${HOST}/qa/${id}.html`, 'address bar'),
      id,
      author: {
        displayName: textIn(element, FIND.author, 500) || null,
        ...identity(userOf(addressIn(element, FIND.author, view)?.pathname ?? null)),
      },
      // The page's head says the second of the minute shown.
      time: timeFrom({ ...said, claims: [...pageClaims(view).claims, ...said.claims] }, view),
      text: bodyIn(element, FIND.text),
    }),
  };
}

/** 教えて!goo. The service has ended; archives of it remain. Answers are read by the generic rules. */
export const oshieteGoo = hostedPage({
  id: 'oshiete-goo',
  facts: { sources: ['a stored page of 2020'], seen: '2020-07', realPage: true },
  matches: ({ url }) => url.hostname === HOST,
  permalinkOf(url) {
    const id = questionOf(url);
    return id && `https://${HOST}/qa/${id}.html`;
  },
  replies: '[id*="answer" i], [class*="answer" i], [class*="a_article"]',
  *own(view) {
    const id = questionOf(view.url);
    const [element] = all(view.document, FIND.question);
    if (id && element) yield readQuestion(element, id, view);
  },
  complete(found) {
    const { author } = found.post;
    const user = userOf(author.profileUrl);
    return user ? { ...found, post: { ...found.post, author: { ...author, ...identity(user) } } } : found;
  },
});
