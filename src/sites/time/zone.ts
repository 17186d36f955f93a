import { Temporal } from 'temporal-polyfill';
import { type AbsoluteTime, offsetText } from '../../evidence/index.ts';
import type { WrittenTime } from './post-time-text.ts';

/** Japanese sites outside .jp whose pages write Japan time whoever looks (as of 2026-08). */
const JAPANESE_HOSTS =
  /(?:^|\.)(?:5ch\.(?:io|net)|2ch\.(?:sc|net)|open2ch\.net|bbspink\.com|machi\.to|eddibb\.cc|shitaraba\.(?:net|com)|bakusai\.com|hostlove\.com|girlschannel\.net|2ch2\.net|2chan\.net|note\.com|hatelabo\.jp|hatenablog\.com|hatenadiary\.com|livedoor\.(?:com|biz)|fc2\.com|jugem\.cc|mamastar\.jp)$/;

export interface ZonedTime {
  /** Milliseconds since 1970 UTC; the start of what the precision leaves open. */
  epoch: number;
  zone: AbsoluteTime['zone'];
  /** No more than a guess: the page may have meant another zone. */
  guessed: boolean;
}

function stated(time: WrittenTime, offset: number): ZonedTime {
  const id = time.zoneName === 'JST' ? 'Asia/Tokyo' : offset === 0 ? 'UTC' : offsetText(offset);
  return {
    epoch: time.wall - offset * 60_000,
    zone: { id, offset: offsetText(offset), basis: 'stated', why: 'the zone is written beside the time' },
    guessed: false,
  };
}

/** `wall` (a wall clock read as UTC ms) in the IANA zone `zone`; of two, the earlier. Throws RangeError for no zone. */
function inZone(wall: number, zone: string): { epoch: number; offset: number } {
  const clock = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
  const zoned = clock.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return { epoch: zoned.epochMilliseconds, offset: zoned.offsetNanoseconds / 60e9 };
}

/** Since then Japan has had no summer time: a fixed offset, which needs no table of zones for every post. */
const JAPAN_FIXED = Date.UTC(1952, 0, 1);

function atTokyo(wall: number): { epoch: number; offset: number } {
  return wall < JAPAN_FIXED ? inZone(wall, 'Asia/Tokyo') : { epoch: wall - 540 * 60_000, offset: 540 };
}

/** Japan time, with the reason it may be implied. */
export function inJapan(wall: number, why: string): ZonedTime {
  const { epoch, offset } = atTokyo(wall);
  return {
    epoch,
    zone: { id: 'Asia/Tokyo', offset: offsetText(offset), basis: 'assumed', why },
    guessed: false,
  };
}

/** The zone of the device, for times that a page's program is known to write in it; `why` names the program. */
export function inDeviceZone(wall: number, zone: string, why: string): ZonedTime {
  const { epoch, offset } = inZone(wall, zone);
  return { epoch, zone: { id: zone, offset: offsetText(offset), basis: 'assumed', why }, guessed: false };
}

/**
 * Which moment a written time is: by the zone written with it; else Japan's, where the weekday is a kanji or the
 * host is a Japanese site's; else, as a guess, Japan's on a page in Japanese and the browser's on any other.
 */
export function zoned(
  time: WrittenTime,
  host: string,
  browserZone: string,
  language: string | null = null,
): ZonedTime {
  if (time.offset !== null) return stated(time, time.offset);
  if (time.weekday?.kanji) return inJapan(time.wall, 'the weekday is written in Japanese');
  if (/\.jp$/.test(host) || JAPANESE_HOSTS.test(host))
    return inJapan(time.wall, `${host} is a Japanese site`);
  if (/^ja\b/i.test(language ?? ''))
    return { ...inJapan(time.wall, 'the page is in Japanese'), guessed: true };
  const { epoch, offset } = inZone(time.wall, browserZone);
  const why = 'the page states no zone, so that of this browser is taken';
  return {
    epoch,
    zone: { id: browserZone, offset: offsetText(offset), basis: 'assumed', why },
    guessed: true,
  };
}
