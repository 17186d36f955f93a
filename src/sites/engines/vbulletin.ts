import { all, allText, attribute } from '../page/own-dom.ts';
import { textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import type { PageView } from '../site.ts';
import { authorOf, linkAddress } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has, madeBy } from './parts/made-by.ts';
import { offsetIn } from './parts/phpbb-page.ts';
import { picturesIn } from './parts/pictures.ts';
import { quotesIn } from './parts/quotes-in.ts';
import { withoutSession } from './parts/session.ts';
import { textAfter } from './parts/text-after.ts';
import type { StatedZone } from './parts/viewer-clock.ts';

/** vBulletin 4 (stored pages of 2020), 3 and 5 (public templates and scrapers). */
const FIND = {
  /** 4: `li#post_1`. 3: `table#post1`. 5: `li[data-node-id]`. */
  post: 'li.postcontainer[id^="post_"], li.b-post[data-node-id], table[id^="post"]',
  /** 3 writes the date in the first cell of the post's head, behind a picture link. */
  date: ['.postdate .date', '.postdate', '.b-post__timestamp time', '.b-post__timestamp'],
  cell: ['td.thead > div.normal:last-child', 'td.thead'],
  name: [
    'a.username',
    'a.bigusername',
    '.author a',
    'span.username, .username_container .username, .bigusername',
    // A guest of 3.
    '[id^="postmenu_"]',
  ],
  body: ['[id^="post_message_"]', '.js-post__content-text', '.b-post__content'],
  link: 'a.postcounter[href], a[id^="postcount"][href], a.b-post__count[href], a[href*="#post"]',
  quote: '.bbcode_quote, .bbcode_container:has(.quote_container), table:has(> tbody > tr > td.alt2)',
  quoteName: '.bbcode_postedby strong, strong',
  quoteLink: '.bbcode_postedby a[href*="#post"], a[href*="#post"]',
  quoteText: '.message, div[style*="italic"]',
  edited: '.lastedited, .after_content .lastedited, .b-post__edit-reason',
  title: '.threadtitle, h1, td.navbar strong',
  foot: '#footer_time, .smallfont, .below_body, .footer_time',
} as const;

const POST = /#post(\d{1,12})$/;

/** Without the session and what only scrolls; `p` and the fragment name the post. */
function permalinkOf(url: URL): string | null {
  const id = POST.exec(url.hash)?.[1];
  if (id === undefined) return null;
  const clean = withoutSession(url);
  clean.search = clean.search.replace(/[?&](?:viewfull|postcount|highlight)=[^&]*/g, '').replace(/^&/, '?');
  return clean.href;
}

/** "All times are GMT +9. The time now is 10:32.": one offset for all, with or without an hour of summer time. */
function zoneOf(document: Document): StatedZone | null {
  const line = all(document, FIND.foot)
    .slice(-60)
    .map(element => allText(element))
    .find(text => text.length < 300 && /GMT/.test(text));
  const offset = line === undefined ? null : offsetIn(line);
  return offset === null ? null : { id: offset, exact: false };
}

/** 3 links to the post alone; its place in the thread has the same number. */
function madeFrom(links: readonly Element[], id: string, view: PageView): string | null {
  const alone = links
    .map(link => linkAddress(link, view))
    .find(url => url?.pathname.endsWith('/showpost.php') === true && url.searchParams.get('p') === id);
  return alone ? new URL(`showthread.php?p=${id}#post${id}`, alone).href : null;
}

function timePlace(element: Element): Element | string | null {
  const date = firstOf(element, FIND.date);
  if (date) return date;
  const cell = firstOf(element, FIND.cell);
  return cell ? textAfter(cell, null) || null : null;
}

export const vbulletin = engineSite({
  id: 'vbulletin',
  facts: {
    sources: ['stored threads of two vBulletin 4.2 forums', 'public templates of vBulletin 3.8 and 5'],
    seen: '2020-06',
    realPage: true,
  },
  matches: ({ document }) =>
    madeBy(document, /^vBulletin/) ||
    has(document, 'html#vbulletin_html, body#vb-page-body, [id^="post_message_"]'),
  posts: FIND.post,
  dates: {
    posts: '.postdate .date, table[id^="post"] > tbody > tr > td.thead:first-child, .b-post__timestamp',
    others: '.lastedited, .threadlastpost, .similarthreads td, #similar_threads td',
  },
  zone: zoneOf,
  title: FIND.title,
  read(element, { view, clock }) {
    const id =
      /^post_?(\d{1,12})$/.exec(attribute(element, 'id') ?? '')?.[1] ?? attribute(element, 'data-node-id');
    const body = id ? firstOf(element, FIND.body) : null;
    if (!id || !body) return null;
    const links = all(element, FIND.link);
    const own = links
      .map(link => linkAddress(link, view))
      .find(url => url !== null && POST.exec(url.hash)?.[1] === id);
    const made = own ? permalinkOf(own) : madeFrom(links, id, view);
    const number = links.map(link => /^#?(\d+)$/.exec(allText(link).trim())?.[1]).find(Boolean);
    const edited = textIn(element, FIND.edited);
    return {
      id,
      number: number ?? null,
      permalink: made ? known(made, own ? 'link in the post' : 'composed') : NO_PERMALINK,
      author: authorOf(firstOf(element, FIND.name), view, {
        scheme: 'vBulletin user id',
        in: /(?:\/members?\/|member\.php\?(?:.*[?&])?(?:u=)?)(\d+)/,
      }),
      time: clock.timeOf(timePlace(element)),
      text: visibleText(body),
      images: picturesIn(body, FIND.quote, view),
      quoted: quotesIn(
        body,
        { quote: FIND.quote, author: [FIND.quoteName], link: FIND.quoteLink, text: FIND.quoteText },
        view,
      ),
      ...(edited ? { edited } : {}),
    };
  },
  permalinkOf,
});
