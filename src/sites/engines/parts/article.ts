import type { PostTime } from '../../../evidence/index.ts';
import { pageClaims } from '../../generic/page-claims.ts';
import type { PageView } from '../../site.ts';
import { saidBy } from '../../time/time-element.ts';
import { timeFrom } from '../../time/time-of.ts';

/** The time of a page's one article: of the place that shows it, and what the head says of the page. */
export function articleTimeOf(place: Element | null, view: PageView): PostTime {
  const { claims } = pageClaims(view);
  return timeFrom(place ? saidBy(place, view) : { claims: [], age: null, shown: null }, view, { claims });
}
