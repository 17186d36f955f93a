import { all, attribute, first } from '../page/own-dom.ts';
import { textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { baseOf, webAddress } from '../page/web-address.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { authorOf, linkAddress } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';
import { quotesIn } from './parts/quotes-in.ts';
import { withoutSession } from './parts/session.ts';

/** WoltLab Suite 3 to 6. Seen in stored pages of 3 (2020). */
const FIND = {
  post: 'article.wbbPost[data-post-id], article.message[data-post-id]',
  name: ['.messageSidebar .messageAuthor .username', '.messageSidebar .username', '.messageHeader .username'],
  time: '.messagePublicationTime time, .messageHeaderMetaData time, woltlab-core-date-time',
  created: '[itemprop="dateCreated"], [itemprop="datePublished"]',
  link: 'a[href*="postID="], a[href*="#post"], a.permalink',
  body: '.messageText',
  quote: 'blockquote.quoteBox, woltlab-quote',
  quoteAuthor: '.quoteBoxTitle',
  quoteText: '.quoteBoxContent',
  edited: '.messageFooterNotes .messageFooterNote:has(time)',
  title: 'h1.contentTitle, .contentHeaderTitle h1, h1',
} as const;

function permalinkOf(url: URL): string | null {
  return /#post\d+$/.test(url.hash) ? url.href : null;
}

export const woltlab = engineSite({
  id: 'woltlab',
  facts: { sources: ['stored threads of a WoltLab Suite 3 forum'], seen: '2020-06', realPage: true },
  matches: ({ document }) => has(document, 'article.wbbPost, article.message[data-post-id]'),
  posts: FIND.post,
  title: FIND.title,
  read(element, { view, clock }) {
    const id = attribute(element, 'data-post-id') ?? '';
    const body = first(element, FIND.body);
    if (!/^\d{1,12}$/.test(id) || !body) return null;
    const named = webAddress(attribute(element, 'itemid'), baseOf(view));
    const links = [
      named && withoutSession(named),
      ...all(element, FIND.link).map(link => linkAddress(link, view)),
    ];
    const own = links.find(url => url?.hash === `#post${id}`);
    const author = authorOf(firstOf(element, FIND.name), view, {
      scheme: 'WoltLab user id',
      in: /\/user\/(\d+)-/,
    });
    const user = attribute(element, 'data-user-id');
    const edited = textIn(element, FIND.edited);
    return {
      id,
      permalink: own ? known(own, 'link in the post') : NO_PERMALINK,
      author: {
        ...author,
        immutableId: user && /^[1-9]\d*$/.test(user) ? { scheme: 'WoltLab user id', value: user } : null,
      },
      time: clock.timeOf(first(element, FIND.time) ?? first(element, FIND.created)),
      text: visibleText(body),
      images: picturesIn(body, FIND.quote, view),
      quoted: quotesIn(
        body,
        {
          quote: FIND.quote,
          authorOf: quote => attribute(quote, 'data-author'),
          author: [FIND.quoteAuthor],
          link: '.quoteBoxTitle a[href]',
          text: FIND.quoteText,
        },
        view,
      ),
      ...(edited ? { edited } : {}),
    };
  },
  permalinkOf,
});
