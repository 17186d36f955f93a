import { epochOf, type Instant } from '../../evidence/index.ts';

const JST_OFFSET_MS = 9 * 3_600_000;

/**
 * `instant` as a Date whose UTC fields are the clock in Japan. A zip holds a bare wall clock (APPNOTE 4.4.6),
 * and the people who open this one look at it in Japan.
 */
export function japaneseWallClock(instant: Instant): Date {
  return new Date(epochOf(instant) + JST_OFFSET_MS);
}

/** MS-DOS time and date of the UTC fields of `wall` (APPNOTE 4.4.6): two-second steps, years from 1980. */
export function dosTime(wall: Date): { time: number; date: number } {
  return {
    time: (wall.getUTCHours() << 11) | (wall.getUTCMinutes() << 5) | (wall.getUTCSeconds() >> 1),
    date: ((wall.getUTCFullYear() - 1980) << 9) | ((wall.getUTCMonth() + 1) << 5) | wall.getUTCDate(),
  };
}
