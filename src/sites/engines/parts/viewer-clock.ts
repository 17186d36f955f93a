import { Temporal } from 'temporal-polyfill';
import { offsetText, type PostTime } from '../../../evidence/index.ts';
import { all, allText, attribute } from '../../page/own-dom.ts';
import type { PageView } from '../../site.ts';
import { claimOf, type TimeClaim } from '../../time/time-claim.ts';
import { type SaidTime, saidBy } from '../../time/time-element.ts';
import { type MoreTime, saidIn, timeFrom } from '../../time/time-of.ts';
import { zoned } from '../../time/zone.ts';
import { dateOrder, timeInOrder } from './date-order.ts';

/** The zone a page says its times are in. */
export interface StatedZone {
  /** An IANA name, or an offset such as `+09:00`. */
  id: string;
  /** False where the offset is today's and summer time may have shifted the others. */
  exact: boolean;
}

/** Reads times a site writes for its viewer, as far as they can be read. */
export interface ViewerClock {
  /** As timeOf: from the element or the text that shows the time. */
  timeOf(place: Element | string | null, more?: MoreTime): PostTime;
}

const DAY = 86_400_000;

function offsetMs(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** A claim whose zone was assumed, in the zone the page states; without one it stays what it is: a guess. */
function inStatedZone(claim: TimeClaim, stated: StatedZone | null): TimeClaim {
  if (claim.zone.basis === 'stated') return claim;
  if (!stated) {
    const why = `times are shown in the viewer's own zone, taken to be ${claim.zone.id}`;
    return { ...claim, zone: { ...claim.zone, why }, zoneGuessed: true };
  }
  const wall = claim.epoch + offsetMs(claim.zone.offset);
  const clock = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
  const at = clock.toZonedDateTime(stated.id, { disambiguation: 'earlier' });
  const why = stated.exact
    ? 'the page states the zone of its times'
    : 'the page states the zone of its times; summer time may differ';
  return {
    ...claim,
    epoch: at.epochMilliseconds,
    zone: { id: stated.id, offset: offsetText(at.offsetNanoseconds / 60e9), basis: 'stated', why },
    zoneGuessed: !stated.exact,
  };
}

const textOf = (place: Element) => `${attribute(place, 'title') ?? ''} ${allText(place)}`.slice(0, 500);

/** Where to look for dates of the form the posts' dates have. */
export interface DatePlaces {
  /** Those of the posts, one a post, in the order they were written. */
  posts: string;
  /** Others of the same form, anywhere outside what people wrote. */
  others?: string;
}

/** The clock of a page. */
export function viewerClock(
  view: PageView,
  dates: DatePlaces | null,
  stated: StatedZone | null,
): ViewerClock {
  const latest = view.now + DAY;
  const textsOf = (places: string | undefined) =>
    places === undefined ? [] : all(view.document, places).slice(0, 2_000).map(textOf);
  const ofPosts = textsOf(dates?.posts);
  const order = dateOrder([...ofPosts, ...textsOf(dates?.others)], ofPosts, latest);

  function ordered(said: SaidTime, place: Element | string): SaidTime {
    if (!order || said.claims.length > 0) return said;
    const title = typeof place === 'string' ? null : attribute(place, 'title');
    const text = typeof place === 'string' ? place : allText(place);
    const inTitle = title === null ? null : timeInOrder(title, order, latest);
    const written = inTitle ?? timeInOrder(text, order, latest);
    if (!written) return said;
    const source = inTitle ? 'attribute' : 'page text';
    return { ...said, claims: [claimOf(source, written, zoned(written, view.url.hostname, view.zone))] };
  }

  return {
    timeOf(place, more) {
      if (place === null) return timeFrom({ claims: [], age: null, shown: null }, view, more);
      const said = typeof place === 'string' ? saidIn(place, view) : saidBy(place, view);
      const read = ordered(said, place);
      const claims = read.claims.map(claim => inStatedZone(claim, stated));
      return timeFrom({ ...read, claims }, view, more);
    },
  };
}
