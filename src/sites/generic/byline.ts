import {
  all,
  allText,
  attribute,
  closest,
  comesBefore,
  contains,
  headText,
  isA,
  isShown,
  tagOf,
} from '../page/own-dom.ts';
import type { PageView } from '../site.ts';
import { claimFromText } from '../time/machine-time.ts';
import type { TimeClaim } from '../time/time-claim.ts';
import type { DateMark } from './date-marks.ts';

/** Parts of a page that speak of other pages. */
const ELSEWHERE =
  'aside, footer, nav, [role="navigation"], [class*="menu" i], [id*="menu" i], [class*="sidebar" i], [class*="related" i], [class*="teaser" i], [class*="widget" i], [class*="comment" i], [id*="comment" i], [id*="sidebar" i], [class*="footer" i], [class*="recent" i], [class*="archive" i]';
/** Elements that pages put an article's date in. */
const BYLINE =
  '[class*="date" i], [class*="time" i], [class*="publish" i], [class*="posted" i], [class*="byline" i], [class*="author" i], [class*="meta" i], [class*="info" i], [itemprop~="datePublished"], time';
/** Elements whose date is said, for machines, to be that of publishing. */
const PUBLISHED = '[itemprop~="datePublished"], time[pubdate], .dt-published';
/** Dates looked at on either side of the heading. */
const NEAR = 3;
const MOST_HEADINGS = 200;
const FIRST_LINES = 4;

const claimOfMark = ({ claims }: DateMark): TimeClaim | null =>
  claims.find(claim => !claim.zoneGuessed) ?? claims[0] ?? null;

/** The article's heading: the longest that its title repeats, since mastheads are repeated too; else the last of the first rank. */
function headingOf({ document }: PageView): Element | null {
  const words = (element: Element) => allText(element).trim().replace(/\s+/g, ' ').toLowerCase();
  const headings = all(document, 'h1, h2')
    .slice(0, MOST_HEADINGS)
    .map(element => ({ element, text: words(element) }))
    .filter(({ element, text }) => text.length > 8 && isShown(element) && !closest(element, ELSEWHERE));
  const title = words(all(document, 'title')[0] ?? document.createElement('title'));
  const repeated = headings.filter(({ text }) => title.includes(text));
  const longest = repeated.reduce<(typeof repeated)[number] | undefined>(
    (best, one) => (best && best.text.length >= one.text.length ? best : one),
    undefined,
  );
  return (
    longest?.element ?? headings.filter(({ element }) => tagOf(element) === 'h1').at(-1)?.element ?? null
  );
}

/** `(18.01.2018) In Bern …`, `BERLIN, 27.1.2022 - …`: how the first lines of a report are dated. */
const DATELINE = /^[([]?(?:\p{Lu}[\p{L} .-]{1,30}[,:–—-]\s*)?(?=\d)/u;

/** The day that one of the first lines behind the heading opens with. */
function datelineClaim(heading: Element, view: PageView): TimeClaim | null {
  const lines = all(view.document, 'p')
    .filter(line => comesBefore(heading, line) && !closest(line, ELSEWHERE) && isShown(line))
    .slice(0, FIRST_LINES)
    .map(line => headText(line, 80).trim());
  for (const line of lines) {
    const place = DATELINE.exec(line)?.[0];
    if (place === undefined) continue;
    const claim = claimFromText('page text', line, view);
    if (claim && line.indexOf(claim.raw) <= place.length) return claim;
  }
  return null;
}

/**
 * The date beside the article's heading: one said to be that of publishing, else the nearest behind it in an element for dates,
 * else before it, else the one its first lines open with, else the nearest behind it.
 */
export function bylineClaim(marks: readonly DateMark[], view: PageView): TimeClaim | null {
  const own = marks.filter(({ element, claims }) => claims.length > 0 && !closest(element, ELSEWHERE));
  const heading = headingOf(view);
  if (!heading) return null;
  const isByline = ({ element }: DateMark) => closest(element, BYLINE) !== null;
  const after = own
    .filter(({ element }) => comesBefore(heading, element) || contains(heading, element))
    .slice(0, NEAR);
  const before = own
    .filter(({ element }) => comesBefore(element, heading) && !contains(element, heading))
    .slice(-NEAR);
  const isStated = ({ element }: DateMark) => isA(element, PUBLISHED);
  const nearest = [...after, ...before.reverse()];
  const marked = nearest.find(isStated) ?? nearest.find(isByline);
  if (marked) return claimOfMark(marked);
  const next = after[0];
  return datelineClaim(heading, view) ?? (next ? claimOfMark(next) : null);
}

/** The first date the page shows outside of lists of other pages. */
export function openingClaim(marks: readonly DateMark[], view: PageView): TimeClaim | null {
  const own = marks.filter(({ element, claims }) => claims.length > 0 && !closest(element, ELSEWHERE));
  const dated =
    own.find(({ element }) => closest(element, BYLINE)) ??
    own[0] ??
    marks.find(mark => mark.claims.length > 0);
  return dated && attribute(dated.element, 'hidden') === null && view ? claimOfMark(dated) : null;
}
