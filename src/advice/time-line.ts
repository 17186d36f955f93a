import { epochOf, type Instant, instantFromEpoch } from '../evidence/index.ts';
import type { Clock } from './clocks.ts';

const DAY_MS = 86_400_000;
const JST_MS = 9 * 3_600_000;
/** Days from which a date counts as near. */
const NEAR = 14;

export interface DatedClock extends Clock {
  due: Instant;
  /** Whole days in Japan from now to it; negative once it has passed. */
  daysLeft: number;
  stand: 'passed' | 'near' | 'later';
}

export interface TimeLine {
  /** Earliest first. */
  before: DatedClock[];
  after: DatedClock[];
  /** Nobody said yet what these are counted from. */
  undecided: Clock[];
}

/** Number of the day in Japan that `instant` falls on. */
function dayNumber(instant: Instant): number {
  return Math.floor((epochOf(instant) + JST_MS) / DAY_MS);
}

/** The first moment of the day in Japan that `instant` falls on. */
export function dayStart(instant: Instant): Instant {
  return instantFromEpoch(dayNumber(instant) * DAY_MS - JST_MS);
}

/** Days in Japan from `now` to `due`, as a calendar counts them. */
export function daysUntil(due: Instant, now: Instant): number {
  return dayNumber(due) - dayNumber(now);
}

/** `clocks` as they lie around `now`: a day that has come is still ahead until it ends in Japan. */
export function timeLine(clocks: readonly Clock[], now: Instant): TimeLine {
  const dated = clocks.flatMap((clock): DatedClock[] => {
    if (clock.due === null) return [];
    const daysLeft = daysUntil(clock.due, now);
    const stand = daysLeft < 0 ? 'passed' : daysLeft <= NEAR ? 'near' : 'later';
    return [{ ...clock, due: clock.due, daysLeft, stand }];
  });
  dated.sort((a, b) => epochOf(a.due) - epochOf(b.due));
  return {
    before: dated.filter(({ stand }) => stand === 'passed'),
    after: dated.filter(({ stand }) => stand !== 'passed'),
    undecided: clocks.filter(({ due }) => due === null),
  };
}
