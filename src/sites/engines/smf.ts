import { all } from '../page/own-dom.ts';
import { textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { authorOf, linkAddress, shownName } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';
import { quotesIn } from './parts/quotes-in.ts';
import { withoutSession } from './parts/session.ts';

/** Simple Machines 2.0, 2.1 and 3, then 1.1 (tables), by their template Display.template.php. */
const FIND = {
  post: '.post_wrapper, td[class^="windowbg"]:has(> table td [id^="subject_"])',
  /** 2.1: the link that is the time. 2.0: "« Reply #1 on: … »". */
  time: [
    '.postinfo > a.smalltext[href*="msg"]',
    '.keyinfo .smalltext:not(.modified)',
    '[id^="subject_"] + .smalltext',
  ],
  link: '[id^="subject_"] a[href*="#msg"], a[href*="#msg"]',
  name: '.poster h4 a[href*="profile"], :scope > table > tbody > tr > td:first-child > b > a[href*="profile"]',
  guest: ['.poster h4', ':scope > table > tbody > tr > td:first-child > b'],
  body: ['.post .inner', '.post'],
  quote: 'blockquote',
  edited: '.modified',
  number: '.page_number',
  title: '#display_head h2, #display_head .display_title, .cat_bar h3, #top_subject',
} as const;

const POST = /#msg(\d{1,12})$/;

/** Without the session and marks of reading (`topicseen`, `boardseen`). */
function permalinkOf(url: URL): string | null {
  if (!POST.test(url.hash)) return null;
  const clean = withoutSession(url);
  clean.search = clean.search.replace(/;(?:topicseen|boardseen|new)\b/g, '');
  return clean.href;
}

/** "« Reply #1 on: August 18, 2026, 06:28:34 PM »" without what is no time. */
function timeText(place: Element): string {
  return visibleText(place, 300)
    .replace(/^[\s«]*(?:[^:]{0,40}:\s)?/, '')
    .replace(/[\s»]+$/, '');
}

/** A guest's name is the head of the column, without the mark of who is online. */
function nameOf(element: Element): Element | null {
  return all(element, FIND.name).find(link => shownName(link) !== null) ?? firstOf(element, FIND.guest);
}

export const smf = engineSite({
  id: 'smf',
  facts: {
    sources: ['SimpleMachines/SMF Themes/default/Display.template.php (1.1, 2.0, 2.1, 3.0)'],
    seen: '2025-01',
    realPage: false,
  },
  matches: ({ document }) =>
    has(document, '#display_head, #forumposts .post_wrapper, a[href*="simplemachines.org"]'),
  posts: FIND.post,
  title: FIND.title,
  read(element, { view, clock }) {
    const body = firstOf(element, FIND.body);
    const links = all(element, FIND.link).map(link => linkAddress(link, view));
    const own = links.find(url => url !== null && POST.test(url.hash));
    const id = own && POST.exec(own.hash)?.[1];
    if (!body || !id) return null;
    const time = firstOf(element, FIND.time);
    const made = permalinkOf(own);
    const edited = textIn(element, FIND.edited);
    const number = /^#(\d+)$/.exec(textIn(element, FIND.number))?.[1];
    return {
      id,
      number: number ?? null,
      permalink: made ? known(made, 'link in the post') : NO_PERMALINK,
      author: authorOf(nameOf(element), view, { scheme: 'SMF user id', in: /[?;&,]u[=,](\d+)/ }),
      time: clock.timeOf(time ? timeText(time) || null : null),
      text: visibleText(body),
      images: picturesIn(body, FIND.quote, view),
      quoted: quotesIn(
        body,
        // 2.0 puts the line "Quote from: …" before the quote, 2.1 into it.
        { quote: FIND.quote, author: ['cite a', 'cite'], link: 'cite a[href*="#msg"]' },
        view,
      ),
      ...(edited ? { edited } : {}),
    };
  },
  permalinkOf,
});
