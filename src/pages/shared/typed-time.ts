import { type EnteredTime, epochOf, type Instant, instantFromEpoch } from '../../evidence/index.ts';

export const TYPED_TIME_FAULTS = ['no date', 'no such time', 'seconds alone', 'after the capture'] as const;

/** What was typed is no time a post can have. `why` is what the form words. */
export class TypedTimeError extends Error {
  override readonly name = 'TypedTimeError';
  readonly why: (typeof TYPED_TIME_FAULTS)[number];
  constructor(why: TypedTimeError['why']) {
    super(why);
    this.why = why;
  }
}

interface Typed {
  /** `YYYY-MM-DD`. */
  date: string;
  /** `HH:mm`, or empty where only the day is known. */
  time: string;
  /** 0 to 59, or empty. */
  seconds: string;
}

/**
 * A date and time in Japan (UTC+9) as typed, as an EnteredTime no finer than what was typed.
 * `notAfter` is when the post was captured. Throws TypedTimeError.
 */
export function enteredTimeFrom(
  { date, time, seconds }: Typed,
  notAfter: Instant,
  now: Instant,
): EnteredTime {
  if (date === '') throw new TypedTimeError('no date');
  if (time === '' && seconds !== '') throw new TypedTimeError('seconds alone');
  const clock = time === '' ? '00:00' : time;
  const epoch = exactEpoch(date, clock, seconds === '' ? '00' : seconds.padStart(2, '0'));
  if (epoch === null) throw new TypedTimeError('no such time');
  if (epoch > epochOf(notAfter)) throw new TypedTimeError('after the capture');
  const typed = [date, time && (seconds === '' ? time : `${time}:${seconds.padStart(2, '0')}`)];
  return {
    instant: instantFromEpoch(epoch),
    precision: time === '' ? 'day' : seconds === '' ? 'minute' : 'second',
    zone: 'Asia/Tokyo',
    typed: typed.filter(part => part !== '').join(' '),
    enteredAt: now,
  };
}

/**
 * A date and time in Japan as milliseconds since 1970. Null for what no calendar or clock has, such as 31 February, which Date
 * would move on to March.
 */
export function exactEpoch(date: string, clock: string, seconds: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(clock) || !/^\d\d$/.test(seconds)) return null;
  const asUtc = Date.parse(`${date}T${clock}:${seconds}Z`);
  if (Number.isNaN(asUtc)) return null;
  if (!new Date(asUtc).toISOString().startsWith(`${date}T${clock}:${seconds}`)) return null;
  return asUtc - 9 * 3_600_000;
}
