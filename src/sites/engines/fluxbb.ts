import { all, attribute, first } from '../page/own-dom.ts';
import { textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { authorOf, linkAddress } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';
import { quotesIn } from './parts/quotes-in.ts';
import { withoutSession } from './parts/session.ts';

/** FluxBB and PunBB 1.2 (a stored page of 2020); PunBB 1.3 and later (its templates). */
const FIND = {
  post: '.blockpost[id^="p"], .post[id^="p"]:has(.entry-content)',
  /** The date is the link to the post. */
  link: 'h2 a[href*="#p"], .posthead a.permalink, .post-link a',
  name: [
    '.postleft dt strong a, .author .username a, .post-byline a',
    '.postleft dt strong, .post-byline strong',
  ],
  body: '.postmsg, .entry-content',
  quote: '.quotebox, blockquote',
  quoteAuthor: 'cite',
  quoteText: 'blockquote > div, blockquote',
  edited: '.postedit, .lastedit',
  number: '.conr, .post-num',
  title: 'h1.main-title, .crumbs li:last-child strong, #brdmain h2',
} as const;

const POST = /#p(\d{1,12})$/;

function permalinkOf(url: URL): string | null {
  const id = POST.exec(url.hash)?.[1];
  if (id === undefined || !/viewtopic\.php$/.test(url.pathname)) return null;
  const clean = withoutSession(url);
  clean.search = `?pid=${id}`;
  return clean.href;
}

export const fluxbb = engineSite({
  id: 'fluxbb',
  facts: {
    sources: ['a stored thread of a FluxBB 1.5 forum', 'fluxbb/fluxbb viewtopic.php'],
    seen: '2020-06',
    realPage: true,
  },
  matches: ({ document }) => has(document, '.blockpost .postmsg, #brd-wrap .entry-content'),
  posts: FIND.post,
  title: FIND.title,
  dates: { posts: 'h2 a[href*="#p"]' },
  read(element, { view, clock }) {
    const id = /^p(\d{1,12})$/.exec(attribute(element, 'id') ?? '')?.[1];
    const body = first(element, FIND.body);
    if (id === undefined || !body) return null;
    const links = all(element, FIND.link);
    const link = links.find(found => POST.exec(linkAddress(found, view)?.hash ?? '')?.[1] === id) ?? null;
    const url = linkAddress(link, view);
    const made = url && (permalinkOf(url) ?? url.href);
    const edited = textIn(element, FIND.edited);
    const number = /^#?(\d+)$/.exec(textIn(element, FIND.number))?.[1];
    return {
      id,
      number: number ?? null,
      permalink: made ? known(made, 'link around the time') : NO_PERMALINK,
      author: authorOf(firstOf(element, FIND.name), view, { scheme: 'FluxBB user id', in: /[?&]id=(\d+)/ }),
      time: clock.timeOf(link),
      text: visibleText(body),
      images: picturesIn(body, FIND.quote, view),
      quoted: quotesIn(body, { quote: FIND.quote, author: [FIND.quoteAuthor], text: FIND.quoteText }, view),
      ...(edited ? { edited } : {}),
    };
  },
  permalinkOf,
});
