import { attribute, closest, first } from '../page/own-dom.ts';
import { textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { linkAddress, shownName } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';
import { quotesIn } from './parts/quotes-in.ts';

/** Vanilla 2 to 4, drawn on the server. Seen in stored pages of 2019 to 2025. */
const FIND = {
  post: '.ItemDiscussion[id^="Discussion_"], .ItemComment[id^="Comment_"]',
  name: ['.Author a.Username', '.Author a[href*="/profile/"]:not(.PhotoWrap)'],
  time: '.DateCreated time',
  link: ['.DateCreated a.Permalink', 'a.Permalink'],
  body: '.Message',
  /** The old editor made `.Quote` with "name said:", the new one a card. */
  quote: 'blockquote, .js-embed[data-embedjson*="quote"]',
  quoteAuthor: '.QuoteAuthor, .embedQuote-userName',
  quoteText: '.QuoteText, .embedQuote-excerpt',
  edited: '.DateUpdated',
  title: '.PageTitle h1, h1',
} as const;

function permalinkOf(url: URL): string | null {
  return /\/discussion\/comment\/\d+/.test(url.pathname) ? url.href : null;
}

export const vanilla = engineSite({
  id: 'vanilla',
  facts: { sources: ['stored threads of five Vanilla forums'], seen: '2025-12', realPage: true },
  matches: ({ document }) => has(document, 'body.Vanilla, .ItemDiscussion, .ItemComment'),
  posts: FIND.post,
  title: FIND.title,
  read(element, { view, clock }) {
    const id = /_(\d{1,12})$/.exec(attribute(element, 'id') ?? '')?.[1];
    const body = first(element, FIND.body);
    if (id === undefined || !body) return null;
    const time = first(element, FIND.time);
    const around = time && linkAddress(closest(time, 'a[href]'), view);
    const link = around ?? linkAddress(firstOf(element, FIND.link), view);
    const name = firstOf(element, FIND.name);
    const user = name && attribute(name, 'data-userid');
    const edited = textIn(element, FIND.edited);
    return {
      id,
      permalink: link ? known(link, around ? 'link around the time' : 'link in the post') : NO_PERMALINK,
      author: {
        displayName: shownName(name),
        profileUrl: linkAddress(name, view)?.href ?? null,
        immutableId: user && /^\d+$/.test(user) ? { scheme: 'Vanilla user id', value: user } : null,
      },
      time: clock.timeOf(time),
      text: visibleText(body),
      images: picturesIn(body, FIND.quote, view),
      quoted: quotesIn(body, { quote: FIND.quote, author: [FIND.quoteAuthor], text: FIND.quoteText }, view),
      ...(edited ? { edited } : {}),
    };
  },
  permalinkOf,
});
