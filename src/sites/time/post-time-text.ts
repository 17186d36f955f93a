import type { Precision } from '../../evidence/index.ts';
import { writtenClock } from './clock-text.ts';
import { datesIn, type WrittenDate } from './date-text.ts';
import { type NormalForm, normalForm, sourceOf } from './normal-form.ts';

/** A date, with its clock where there is one, as written on a page. No zone is implied. */
export interface WrittenTime {
  /** Exactly as it stands in the page. */
  raw: string;
  /** Where `raw` starts in the text searched. */
  index: number;
  /** The wall clock read as if it were UTC, in ms since 1970. The start of what `precision` leaves open. */
  wall: number;
  precision: Precision;
  /** Minutes east of UTC where the text says so (`+09:00`, `Z`, `JST`); null where it does not. */
  offset: number | null;
  /** The zone's name as written (`JST`), or null. */
  zoneName: string | null;
  /** The weekday beside the date: a checksum. `fits` says whether that date has that weekday. */
  weekday: { raw: string; kanji: boolean; fits: boolean } | null;
  /** Why a rule had to guess at a part (the century, the year, 午前12時), or null. */
  guess: string | null;
}

const DAY_MS = 86_400_000;
/** Marks that reorder what is seen: a date holding one is not what the reader of the page saw. */
const REORDERS = /[\u202a-\u202e\u2066-\u2069]/;
/** Pages hold few dates in one text; this bounds the work on a hostile one. */
const MAX_LENGTH = 20_000;

function timeFrom(source: string, normal: NormalForm, date: WrittenDate): WrittenTime | null {
  const clock = writtenClock(normal.text, date);
  const start = clock?.start ?? date.start;
  const end = clock?.end ?? date.end;
  const raw = sourceOf(source, normal, Math.min(start, date.start), Math.max(end, date.end));
  if (REORDERS.test(raw)) return null;
  const days = Date.UTC(date.year, date.month - 1, date.day);
  return {
    raw,
    index: normal.origin[Math.min(start, date.start)] ?? 0,
    // Hours of 24 and more run into the next day (深夜25時).
    wall: days + (clock?.ms ?? 0),
    precision: clock?.precision ?? 'day',
    offset: clock?.offset ?? null,
    zoneName: clock?.zoneName ?? null,
    weekday: date.weekday,
    guess: date.guess ?? clock?.guess ?? null,
  };
}

/**
 * Every date written in `source`, in order: the forms Japanese sites use (`2026/08/18(火) 18:28:34.19`,
 * `令和８年８月１８日 午後６時`, `08/06/22(日)21:32:28`, `8/23(金) 8:04`), ISO 8601, and English month names.
 * Dates that do not exist (31 February) are left out. `now` (ms since 1970) settles a year that is not written:
 * the latest one, not after tomorrow, in which the weekday fits. Pure; never a unit finer than written.
 */
export function timesWritten(source: string, now: number): WrittenTime[] {
  if (!/\d|元|[\uff10-\uff19]/.test(source)) return [];
  const within = source.slice(0, MAX_LENGTH);
  const normal = normalForm(within);
  return datesIn(normal.text, now + DAY_MS)
    .map(date => timeFrom(within, normal, date))
    .filter(time => time !== null);
}
