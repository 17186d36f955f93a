import { all, attribute, closest, first } from '../page/own-dom.ts';
import { textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import type { PageView } from '../site.ts';
import { claimFromCount } from '../time/machine-time.ts';
import { authorOf, linkAddress, shownName } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';
import { quotesIn } from './parts/quotes-in.ts';

/** Invision Community 4 (stored pages of 2020 and 2025), 5 (its templates, 2025), IP.Board 3 (scrapers). */
const FIND = {
  post: 'article[id^="elComment_"], article.ipsEntry--post[data-commentid], div.post_block[id^="post_id_"]',
  name: [
    '.ipsEntry__username a[href]',
    '.author.vcard a[href]',
    'aside .cAuthorPane_author a[href*="/profile/"]',
    '.cAuthorPane_author a[href*="/profile/"]',
    '.ipsEntry__username, .author.vcard',
  ],
  pane: 'aside .cAuthorPane_author, .cAuthorPane_author',
  /** JSON for the quote button: who, and the second of the post. */
  data: '[data-quotedata]',
  time: '.ipsComment_meta time, .ipsEntry__date time, .ipsEntry__header time, .cAuthorPane_content time, .posted_info .published',
  link: 'a[href*="findComment"], a[href*="#comment-"], a[href*="#findComment-"], a[data-entry-pid]',
  body: '[data-role="commentContent"], .entry-content',
  quote: 'blockquote.ipsQuote, .ipsBlockquote, .ipsQuote',
  quoteAuthor: '.ipsQuote_citation cite, .ipsQuote_citation',
  quoteText: '.ipsQuote_contents',
  edited: '.ipsType_reset > strong:has(time), .ipsEdited, .edit',
  title: 'h1.ipsType_pageTitle, h1[data-ips-hook], h1.ipsPageHeader__title, h1',
} as const;

const POST = /(?:[?&]comment=|#(?:find)?comment-|#entry)(\d{1,12})/i;

function permalinkOf(url: URL): string | null {
  return POST.test(url.search + url.hash) ? url.href : null;
}

interface QuoteData {
  user: string | null;
  name: string | null;
  time: string | null;
}

/** What the quote button is given; nothing where it is no such JSON. */
function quoteDataOf(element: Element): QuoteData {
  const json = first(element, FIND.data);
  let data: { userid?: unknown; username?: unknown; timestamp?: unknown } = {};
  try {
    data = Object(JSON.parse((json && attribute(json, 'data-quotedata')) ?? '{}'));
  } catch {
    // Of another version: the rest of the post still says who and when.
  }
  const text = (value: unknown) =>
    typeof value === 'number' || typeof value === 'string' ? String(value) : null;
  return { user: text(data.userid), name: text(data.username), time: text(data.timestamp) };
}

/** A guest's name stands among badges; it is the smallest element that holds the name the page's data gives. */
function nameOf(element: Element, data: QuoteData): Element | null {
  const linked = firstOf(element, FIND.name);
  if (linked) return linked;
  const pane = first(element, FIND.pane);
  if (!pane || data.name === null) return null;
  const { name } = data;
  return [pane, ...all(pane, '*')].filter(part => shownName(part)?.includes(name)).at(-1) ?? null;
}

function permalinkIn(element: Element, id: string, time: Element | null, view: PageView) {
  const around = time && linkAddress(closest(time, 'a[href]'), view);
  if (around && POST.exec(around.search + around.hash)?.[1] === id)
    return known(around, 'link around the time');
  const links = all(element, FIND.link).map(link => linkAddress(link, view));
  const own = links.find(url => url !== null && POST.exec(url.search + url.hash)?.[1] === id);
  return own ? known(own, 'link in the post') : NO_PERMALINK;
}

export const ips = engineSite({
  id: 'ips',
  facts: {
    sources: [
      'stored threads of two Invision Community 4 forums',
      'templates of Invision Community 5 in public stores',
    ],
    seen: '2025-12',
    realPage: true,
  },
  matches: ({ document }) =>
    has(document, 'body.ipsApp, [data-ips-hook], article[id^="elComment_"], #ipboard_body'),
  posts: FIND.post,
  title: FIND.title,
  read(element, { view, clock }) {
    const id =
      /^(?:elComment|post_id)_(\d{1,12})$/.exec(attribute(element, 'id') ?? '')?.[1] ??
      attribute(element, 'data-commentid');
    const body = id ? first(element, FIND.body) : null;
    if (!id || !body) return null;
    const time = all(element, FIND.time);
    const linked = time.find(found => closest(found, 'a[href]')) ?? time[0] ?? null;
    const data = quoteDataOf(element);
    const name = nameOf(element, data);
    const author = authorOf(name, view, { scheme: 'Invision user id', in: /\/(?:profile|user)\/(\d+)-/ });
    const edited = textIn(element, FIND.edited);
    return {
      id,
      permalink: permalinkIn(element, id, linked, view),
      author: {
        ...author,
        displayName: author.displayName ?? data.name,
        immutableId:
          author.immutableId ??
          (data.user && /^[1-9]\d*$/.test(data.user)
            ? { scheme: 'Invision user id', value: data.user }
            : null),
      },
      time: clock.timeOf(time[0] ?? null, {
        claims: [data.time === null ? null : fromPage(claimFromCount(data.time))],
      }),
      text: visibleText(body),
      images: picturesIn(body, FIND.quote, view),
      quoted: quotesIn(
        body,
        {
          quote: FIND.quote,
          authorOf: quote => attribute(quote, 'data-ipsquote-username') ?? attribute(quote, 'data-author'),
          author: [FIND.quoteAuthor],
          text: FIND.quoteText,
        },
        view,
      ),
      ...(edited ? { edited } : {}),
    };
  },
  permalinkOf,
});

function fromPage<T extends { source: string }>(claim: T | null) {
  return claim && ({ ...claim, source: 'page data' } as const);
}
