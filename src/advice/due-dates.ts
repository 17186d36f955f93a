import {
  type EnteredTime,
  epochOf,
  type Instant,
  instantFromEpoch,
  type PostTime,
} from '../evidence/index.ts';

const DAY_MS = 86_400_000;
const JST_MS = 9 * 3_600_000;

/** What dates are counted from. `capture` is later than the post, so its dates are later than safe. */
export type CountedFrom = 'post' | 'earliest possible' | 'entered' | 'capture';

export interface DueDates {
  countedFrom: CountedFrom;
  start: Instant;
  /**
   * Three weeks: the day by which a lawyer's worked example files with the court where the access provider
   * keeps logs for three months (kandato.jp/case/timelimit: a post of 1 June, filed by 22 June, logs gone on
   * 1 September).
   */
  fileBy: Instant;
  /** The same where logs are kept for six months: three months later (same source). */
  fileBySix: Instant;
  /** Logs kept for three calendar months are gone; some providers say 93 days. */
  threeMonths: Instant;
  ninetyThreeDays: Instant;
  sixMonths: Instant;
}

/**
 * The days by which to act, from the earliest moment the post can have been made. Days are Japanese days:
 * show these instants with `inJst(…, 'day')`. Where the page's time is not certain, the earliest of what the page says,
 * what the person typed and the capture itself counts, so that no date is later than safe.
 */
export function dueDates(time: PostTime | null, entered: EnteredTime | null, capturedAt: Instant): DueDates {
  const { start, countedFrom } = startOf(time, entered, capturedAt);
  return {
    countedFrom,
    start,
    fileBy: daysLater(start, 21),
    fileBySix: monthsLater(daysLater(start, 21), 3),
    threeMonths: monthsLater(start, 3),
    ninetyThreeDays: daysLater(start, 93),
    sixMonths: monthsLater(start, 6),
  };
}

function startOf(
  time: PostTime | null,
  entered: EnteredTime | null,
  capturedAt: Instant,
): Pick<DueDates, 'start' | 'countedFrom'> {
  if (time?.kind === 'absolute' && time.certain) return { start: time.instant, countedFrom: 'post' };
  const candidates: Pick<DueDates, 'start' | 'countedFrom'>[] = [
    ...(time?.kind === 'absolute' ? [{ start: time.instant, countedFrom: 'post' } as const] : []),
    ...(time?.kind === 'relative'
      ? [{ start: time.earliest, countedFrom: 'earliest possible' } as const]
      : []),
    ...(entered ? [{ start: entered.instant, countedFrom: 'entered' } as const] : []),
  ];
  return candidates.reduce((first, other) => (epochOf(other.start) < epochOf(first.start) ? other : first), {
    start: capturedAt,
    countedFrom: 'capture',
  });
}

/** The same time of day, `days` later. */
export function daysLater(instant: Instant, days: number): Instant {
  return instantFromEpoch(epochOf(instant) + days * DAY_MS);
}

/** The same day of the month in Japan, or the month's last day where it is shorter (31 August → 28 February). */
export function monthsLater(instant: Instant, months: number): Instant {
  const inJapan = new Date(epochOf(instant) + JST_MS);
  const day = inJapan.getUTCDate();
  inJapan.setUTCDate(1);
  inJapan.setUTCMonth(inJapan.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(inJapan.getUTCFullYear(), inJapan.getUTCMonth() + 1, 0)).getUTCDate();
  inJapan.setUTCDate(Math.min(day, lastDay));
  return instantFromEpoch(inJapan.getTime() - JST_MS);
}
