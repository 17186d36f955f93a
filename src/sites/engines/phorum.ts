import { all, attribute, closest, contains, first } from '../page/own-dom.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { authorOf, linkAddress } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';
import { quotesIn } from './parts/quotes-in.ts';
import { textAfter } from './parts/text-after.ts';

/** Phorum 5.2. Seen in a stored page of 2020. */
const FIND = {
  post: 'div.message:has(.message-body)',
  name: ['.message-author a[href*="profile.php"]', '.message-author'],
  /** The subject, which is the link, and then the date. */
  head: '.generic small, .message-date',
  link: 'a[href*="#msg-"]',
  body: '.message-body',
  /** Buttons at the end of the body. */
  options: '.message-options',
  quote: 'blockquote.bbcode, blockquote',
  title: 'h1, .heading',
} as const;

const POST = /#msg-(\d{1,12})$/;

const permalinkOf = (url: URL) => (POST.test(url.hash) ? url.href : null);

export const phorum = engineSite({
  id: 'phorum',
  facts: { sources: ['a stored thread of a Phorum 5.2 forum'], seen: '2020-06', realPage: true },
  matches: ({ document }) =>
    has(document, 'a[href*="www.phorum.org"], .message .message-body .message-options'),
  posts: FIND.post,
  title: FIND.title,
  read(element, { view, clock }) {
    const body = first(element, FIND.body);
    const head = first(element, FIND.head);
    if (!body) return null;
    const link = all(element, FIND.link).find(
      found => closest(found, FIND.body) === null && POST.test(attribute(found, 'href') ?? ''),
    );
    const own = linkAddress(link, view);
    const shown = head ? textAfter(head, link && contains(head, link) ? link : null) : '';
    const options = first(body, FIND.options);
    const text = visibleText(body);
    const buttons = options ? visibleText(options) : '';
    return {
      id: (own && POST.exec(own.hash)?.[1]) ?? null,
      permalink: own ? known(own, 'link in the post') : NO_PERMALINK,
      author: authorOf(firstOf(element, FIND.name), view, {
        scheme: 'Phorum user id',
        in: /profile\.php\?\d+,(\d+)/,
      }),
      time: clock.timeOf(shown || null),
      text: buttons !== '' && text.endsWith(buttons) ? text.slice(0, -buttons.length).trimEnd() : text,
      images: picturesIn(body, FIND.quote, view),
      quoted: quotesIn(body, { quote: FIND.quote, author: ['strong'] }, view),
    };
  },
  permalinkOf,
});
