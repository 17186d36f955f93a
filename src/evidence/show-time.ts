import { epochOf, type Instant } from './instant.ts';
import type { Precision } from './post-time.ts';

const JST_OFFSET_MS = 9 * 3_600_000;
const two = (n: number) => String(n).padStart(2, '0');

/** Clock fields of `instant` shifted by `offsetMs`, cut (never rounded) to `precision`. */
function written(instant: Instant, offsetMs: number, precision: Precision, separator: string): string {
  const at = new Date(epochOf(instant) + offsetMs);
  const day = [at.getUTCFullYear(), two(at.getUTCMonth() + 1), two(at.getUTCDate())].join(separator);
  if (precision === 'day') return day;
  const minute = `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  if (precision === 'minute') return minute;
  const second = `${minute}:${two(at.getUTCSeconds())}`;
  if (precision === 'second') return second;
  const thousandths = String(at.getUTCMilliseconds()).padStart(3, '0');
  return `${second}.${precision === 'centisecond' ? thousandths.slice(0, 2) : thousandths}`;
}

/** `2026/08/18 18:28:34 JST`. Japan has had no summer time since 1952, so JST is UTC+9. */
export function inJst(instant: Instant, precision: Precision = 'second'): string {
  return `${written(instant, JST_OFFSET_MS, precision, '/')} JST`;
}

/**
 * `2026-08-18 09:28:34 UTC`. A time known only to the day has no UTC form of its own (a day in Japan
 * spans two UTC dates), so `day` gives the two ends.
 */
export function inUtc(instant: Instant, precision: Precision = 'second'): string {
  if (precision !== 'day') return `${written(instant, 0, precision, '-')} UTC`;
  const end = new Date(epochOf(instant) + 86_400_000 - 60_000).toISOString() as Instant;
  return `${written(instant, 0, 'minute', '-')} – ${written(end, 0, 'minute', '-')} UTC`;
}
