import type { Precision } from '../../evidence/index.ts';

/** A clock beside a date in normalised text. */
export interface WrittenClock {
  start: number;
  end: number;
  /** Since midnight of the date beside it; 24 hours and more run into the next day. */
  ms: number;
  precision: Precision;
  offset: number | null;
  zoneName: string | null;
  guess: string | null;
}

/** What may stand between a date and its clock. */
const BETWEEN = /\s{0,3}(?:T|の|at\s|um\s|à\s|に|[,·・|@–—-](?:\s?at\s)?)?\s{0,3}/iy;
const CLOCK =
  /(午前|午後|[AP]M)?\s?(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?![\d:])|\s?時(?:\s?(\d{1,2})\s?分(?:\s?(\d{1,2})\s?秒)?)?)(?:\s?([ap])\.?m\b\.?)?/iy;
/** 午後6:28 · 2026年8月18日, 6:28 PM · Aug 18, 2026: X writes the clock first. */
const CLOCK_BEFORE = /(?<![\d:])(午前|午後)?\s?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([AP])M)?\s?[·・,]\s?$/i;
const NAMED_ZONE = /\s?\(?(?:(Z)(?![a-z])|(JST|UTC|GMT)(?![a-z]|\s?[+-]\d))\)?/y;
/** After a machine's clock: behind a T, or behind whole seconds (`2024-08-12 10:00:23-05:00`). */
const OFFSET_OF_MACHINES =
  /\s?(?:\(?(?:UTC|GMT)\s?([+-])(\d{1,2})(?::?(\d{2}))?|([+-])(\d{2}):?(\d{2})?)(?![\d:])\)?/y;
/** Not `-19:00`: 18:28-19:00 is a stretch of time. */
const OFFSET_ELSEWHERE =
  /\s?(?:\(?(?:UTC|GMT)\s?([+-])(\d{1,2})(?::?(\d{2}))?|(\+)(\d{1,2}):?(\d{2})|(-)(\d{2})(\d{2}))(?!\d)\)?/y;

interface ClockParts {
  half: string | undefined;
  hour: string | undefined;
  minute: string | undefined;
  second: string | undefined;
  fraction: string | undefined;
}

function hoursOf(half: string | undefined, hour: number): number | null {
  if (half === undefined) return hour <= 29 ? hour : null;
  if (hour > 12) return null;
  const afternoon = half === '午後' || /^p/i.test(half);
  return (hour % 12) + (afternoon ? 12 : 0);
}

function clockOf(parts: ClockParts): Pick<WrittenClock, 'ms' | 'precision' | 'guess'> | null {
  const hour = hoursOf(parts.half, Number(parts.hour));
  const minute = Number(parts.minute ?? 0);
  const second = Number(parts.second ?? 0);
  if (hour === null || minute > 59 || second > 59) return null;
  // An hour alone is finer than a day and coarser than a minute; the format says the coarser one.
  if (parts.minute === undefined) return { ms: 0, precision: 'day', guess: null };
  const whole = ((hour * 60 + minute) * 60 + second) * 1_000;
  // 午前12:30 is half past midnight to software and half past noon to the rule of 1872.
  const guess = parts.half === '午前' && Number(parts.hour) === 12 ? '午前12時 is read in two ways' : null;
  const fraction = parts.fraction ?? '';
  // `.000` is what clocks of whole seconds print, so it proves no milliseconds.
  if (parts.second === undefined) return { ms: whole, precision: 'minute', guess };
  if (fraction.length < 2 || /^0{3,}$/.test(fraction)) return { ms: whole, precision: 'second', guess };
  const ms = whole + Math.floor(Number(`0.${fraction}`) * 1_000 + 1e-6);
  return { ms, precision: fraction.length === 2 ? 'centisecond' : 'millisecond', guess };
}

function zoneAt(
  text: string,
  end: number,
  byMachine: boolean,
): { end: number; offset: number; zoneName: string | null } | null {
  const numeric = byMachine ? OFFSET_OF_MACHINES : OFFSET_ELSEWHERE;
  numeric.lastIndex = end;
  const match = numeric.exec(text);
  if (match) {
    const [sign, hours, minutes] = match.slice(1).filter(part => part !== undefined);
    const total = Number(hours) * 60 + Number(minutes ?? 0);
    if (total <= 14 * 60)
      return { end: numeric.lastIndex, offset: sign === '-' ? -total : total, zoneName: null };
  }
  NAMED_ZONE.lastIndex = end;
  const named = NAMED_ZONE.exec(text);
  if (!named) return null;
  const zoneName = named[1] ?? named[2] ?? '';
  return { end: NAMED_ZONE.lastIndex, offset: zoneName === 'JST' ? 540 : 0, zoneName };
}

function clockAfter(text: string, dateEnd: number): WrittenClock | null {
  BETWEEN.lastIndex = dateEnd;
  const between = BETWEEN.exec(text)?.[0] ?? '';
  const start = dateEnd + between.length;
  CLOCK.lastIndex = start;
  const m = CLOCK.exec(text);
  if (!m) return null;
  const clock = clockOf({
    half: m[1] ?? m[8],
    hour: m[2],
    minute: m[3] ?? m[6],
    second: m[4] ?? m[7],
    fraction: m[5],
  });
  if (!clock) return null;
  const end = CLOCK.lastIndex;
  const zone = zoneAt(text, end, /^T$/i.test(between) || m[4] !== undefined);
  return {
    start,
    ...clock,
    end: zone?.end ?? end,
    offset: zone?.offset ?? null,
    zoneName: zone?.zoneName ?? null,
  };
}

function clockBefore(text: string, dateStart: number, dateEnd: number): WrittenClock | null {
  const m = CLOCK_BEFORE.exec(text.slice(Math.max(0, dateStart - 24), dateStart));
  if (!m) return null;
  const clock = clockOf({ half: m[1] ?? m[5], hour: m[2], minute: m[3], second: m[4], fraction: undefined });
  return clock && { start: dateStart - m[0].length, end: dateEnd, ...clock, offset: null, zoneName: null };
}

/** The clock that belongs to the date at `date.start`–`date.end` of `text` (in normal form), or null. */
export function writtenClock(text: string, date: { start: number; end: number }): WrittenClock | null {
  return clockAfter(text, date.end) ?? clockBefore(text, date.start, date.end);
}
