import { all, attribute, first } from '../page/own-dom.ts';
import { textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { authorOf, linkAddress } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';
import { quotedName, quotesIn } from './parts/quotes-in.ts';
import { textWithout } from './parts/text-after.ts';

/** MyBB 1.8 (postbit and postbit_classic), by public templates and scrapers of 2022 to 2025. */
const FIND = {
  post: '.post[id^="post_"]',
  date: '.post_date',
  /** `<span title="03-29-2022">Yesterday</span>, 03:09 PM` */
  day: '.post_date > span[title]:not(.post_edit)',
  inDate: '.post_edit, .edited_post',
  link: '.post_head a[href*="#pid"], a[href*="#pid"]',
  name: [
    '.author_information .largetext a',
    '.post_author .largetext a',
    '.post_user-profile a',
    '.author_information .largetext, .post_author .largetext',
  ],
  body: '.post_body',
  quote: 'blockquote.mycode_quote, blockquote',
  quoteAuthor: 'cite',
  edited: '.post_edit .edited_post, .post_edit',
  title: '.thead strong, .thead',
} as const;

const POST = /#pid(\d{1,12})$/;

function permalinkOf(url: URL): string | null {
  return POST.test(url.hash) ? url.href : null;
}

/** "(03-05-2022, 03:09 PM)Hana Wrote:" */
function quotedIn(quote: Element): string | null {
  const line = first(quote, FIND.quoteAuthor);
  return line && quotedName(textWithout(line, all(line, 'span, a')));
}

export const mybb = engineSite({
  id: 'mybb',
  facts: { sources: ['public templates and scrapers of MyBB 1.8'], seen: '2025-06', realPage: false },
  matches: ({ document }) =>
    has(document, '.post_body[id^="pid_"], a[href*="//mybb.com"], a[href*="www.mybb.com"]'),
  posts: FIND.post,
  dates: { posts: FIND.date, others: '#current_time' },
  title: FIND.title,
  read(element, { view, clock }) {
    const id = /^post_(\d{1,12})$/.exec(attribute(element, 'id') ?? '')?.[1];
    const body = first(element, FIND.body);
    if (id === undefined || !body) return null;
    const own = all(element, FIND.link)
      .map(link => linkAddress(link, view))
      .find(url => url !== null && POST.exec(url.hash)?.[1] === id);
    const date = first(element, FIND.date);
    const day = first(element, FIND.day);
    const shown = date ? textWithout(date, all(date, FIND.inDate)) : '';
    const edited = textIn(element, FIND.edited);
    const number = /^#?(\d+)$/.exec(textIn(element, FIND.link))?.[1];
    return {
      id,
      number: number ?? null,
      permalink: own ? known(own, 'link in the post') : NO_PERMALINK,
      author: authorOf(firstOf(element, FIND.name), view, {
        scheme: 'MyBB user id',
        in: /(?:[?&]uid=|user-)(\d+)/,
      }),
      time: clock.timeOf(day ?? (shown || null)),
      text: visibleText(body),
      images: picturesIn(body, FIND.quote, view),
      quoted: quotesIn(
        body,
        {
          quote: FIND.quote,
          authorOf: quotedIn,
          link: 'cite a[href*="#pid"]',
        },
        view,
      ),
      ...(edited ? { edited } : {}),
    };
  },
  permalinkOf,
});
