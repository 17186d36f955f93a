import { all, allText } from '../page/own-dom.ts';
import { addressOf, bodyIn, imagesIn, textIn } from '../page/parts.ts';
import { known, postOf } from '../post-of.ts';
import type { FoundPost, PageView } from '../site.ts';
import { timeOf } from '../time/time-of.ts';
import { byOwner, hostedPage, subdomainOf } from './hosted-page.ts';
import { trackbackClaim } from './trackback-data.ts';

/** What each selector finds, in a stored page of 2009 and public code of 2023. */
const FIND = {
  entry: 'div.entry',
  title: '.entry_title',
  /** `2009.09.21 Monday` */
  date: '.entry_date',
  /** Category, clock and counts; the clock links to the entry. */
  state: '.entry_state a[href]',
  titleLink: '.entry_title a[href]',
  text: '.jgm_entry_desc_mark',
} as const;

const CLOCK = /^\d{1,2}:\d{2}$/;
/** What JUGEM itself puts among the entries of a blog that rests. */
const ADVERT = 'スポンサーサイト';

function entryOf(url: URL): string | null {
  const number = url.searchParams.get('eid');
  return number !== null && /^\d{1,12}$/.test(number) ? number : null;
}

const entryUrl = (url: URL, number: string) => `${url.origin}/?eid=${number}`;

function readEntry(element: Element, isOnly: boolean, view: PageView): FoundPost | null {
  const links = all(element, FIND.state).filter(link => addressOf(link, view)?.hash === '');
  const clock = links.find(link => CLOCK.test(allText(link).trim()));
  const date = textIn(element, FIND.date, 100);
  const around = addressOf(clock, view);
  const others = [...links, ...all(element, FIND.titleLink)].map(link => addressOf(link, view));
  const link = [around, ...others].find(url => url && url.host === view.url.host && entryOf(url) !== null);
  const number = entryOf(link ?? view.url);
  if (!number || (!link && !isOnly) || date === '') return null;
  const url = entryUrl(view.url, number);
  const basis = link ? (link === around ? 'link around the time' : 'link in the post') : 'address bar';
  const owner = subdomainOf(view.url);
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'jugem',
      permalink: known(url, basis),
      id: number,
      author: { handle: owner, profileUrl: `${view.url.origin}/` },
      time: timeOf(clock ? `${date} ${allText(clock).trim()}` : date, view, {
        claims: [trackbackClaim(new URL(url), view)],
      }),
      text: bodyIn(element, FIND.text),
      images: imagesIn(element, `${FIND.text} img[src]`, view),
    }),
  };
}

/** JUGEM: https://<name>.jugem.jp/?eid=12. Day and clock stand in two elements. Comments are read by the generic rules. */
export const jugem = hostedPage({
  id: 'jugem',
  facts: { sources: ['a stored page', 'obrkn/tohokulax-search exec'], seen: '2023-11', realPage: true },
  matches: ({ url }) => /\.jugem\.(?:jp|cc)$/.test(url.hostname),
  permalinkOf(url) {
    const number = entryOf(url);
    return number && entryUrl(url, number);
  },
  *own(view) {
    const entries = all(view.document, FIND.entry).filter(
      element => textIn(element, FIND.title, 100) !== ADVERT,
    );
    for (const element of entries) yield readEntry(element, entries.length === 1, view);
  },
  complete: (found, view) => byOwner(found, subdomainOf(view.url), entryOf(view.url) !== null),
});
