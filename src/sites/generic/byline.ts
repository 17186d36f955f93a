import { all, allText, attribute, closest, comesBefore, contains, isShown } from '../page/own-dom.ts';
import type { PageView } from '../site.ts';
import type { TimeClaim } from '../time/time-claim.ts';
import type { DateMark } from './date-marks.ts';

/** Parts of a page that speak of other pages. */
const ELSEWHERE =
  'aside, footer, nav, [class*="sidebar" i], [class*="related" i], [class*="teaser" i], [class*="widget" i], [class*="comment" i], [id*="comment" i], [id*="sidebar" i], [class*="footer" i], [class*="recent" i], [class*="archive" i]';
/** Elements that pages put an article's date in. */
const BYLINE =
  '[class*="date" i], [class*="time" i], [class*="publish" i], [class*="posted" i], [class*="byline" i], [class*="meta" i], [class*="info" i], [itemprop~="datePublished"], time';
/** Dates looked at on either side of the heading. */
const NEAR = 3;

const claimOfMark = ({ claims }: DateMark): TimeClaim | null =>
  claims.find(claim => !claim.zoneGuessed) ?? claims[0] ?? null;

function headingOf({ document }: PageView): Element | null {
  const headings = all(document, 'h1').filter(
    heading => isShown(heading) && allText(heading).trim().length > 8 && !closest(heading, ELSEWHERE),
  );
  // Mastheads are headings too; the article's is the one its title repeats, else the last.
  const title = allText(all(document, 'title')[0] ?? document.createElement('title')).replace(/\s+/g, ' ');
  return (
    headings.find(heading => title.includes(allText(heading).trim().replace(/\s+/g, ' '))) ??
    headings.at(-1) ??
    null
  );
}

/** The date beside the article's heading: the nearest behind it in an element for dates, else before it, else the nearest. */
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
  const best = after.find(isByline) ?? before.reverse().find(isByline) ?? after[0];
  return best ? claimOfMark(best) : null;
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
