import { claimOfEpoch, type IdInterval, type TimeClaim } from './time-claim.ts';

/** No site that is read here is older, and no id is newer than the day after it was read by much. */
const EARLIEST = Date.UTC(2004, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

function exact(id: string, epoch: number, precision: 'second' | 'millisecond', of: string): TimeClaim | null {
  if (!(epoch >= EARLIEST && epoch < LATEST)) return null;
  return claimOfEpoch('post id', id, epoch, precision, `ids of ${of} count from UTC`);
}

function about(raw: string, epoch: number, before: number, after: number): IdInterval | null {
  if (!(epoch >= EARLIEST && epoch < LATEST)) return null;
  return { raw, earliest: Math.floor(epoch) - before, latest: Math.ceil(epoch) + after };
}

const digits = (id: string) => (/^\d{1,20}$/.test(id) ? BigInt(id) : null);

/** 2010-11-04T01:42:54.657Z, from which X counts the time in its ids. */
const X_START = 1_288_834_974_657n;
/** Ids up to this one (2010-11-04) were plain counters and hold no time. */
const LAST_COUNTER = 29_700_859_247n;

/**
 * The time in a status id of X: (id >> 22) + 1288834974657 ms, exact. Only ever of the id in the permalink: ids of
 * pictures are other moments.
 */
export function claimFromStatusId(id: string): TimeClaim | null {
  const number = digits(id);
  // Ids of 63 bits end in 2080; more is no status id.
  if (number === null || number <= LAST_COUNTER || number >= 1n << 63n) return null;
  return exact(id, Number((number >> 22n) + X_START), 'millisecond', 'X');
}

/** Discord: (id >> 22) + 1420070400000 ms, exact (Discord Developer Docs, "Snowflakes"). */
export function claimFromDiscordId(id: string): TimeClaim | null {
  const number = digits(id);
  if (number === null || number < 1n << 22n) return null;
  return exact(id, Number((number >> 22n) + 1_420_070_400_000n), 'millisecond', 'Discord');
}

/**
 * Mastodon 2.0 and later: id >> 16 is Unix ms. Of a post from elsewhere the milliseconds are random
 * (lib/mastodon/snowflake.rb), so no more than the second is taken. Older ids are counters and hold no time.
 */
export function claimFromMastodonId(id: string): TimeClaim | null {
  const number = digits(id);
  if (number === null) return null;
  const epoch = Number(number >> 16n);
  return epoch < Date.UTC(2016, 0, 1)
    ? null
    : exact(id, Math.floor(epoch / 1_000) * 1_000, 'second', 'Mastodon');
}

const BASE_36 = /^[0-9a-z]+$/;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The five kinds of id a Misskey server may give out (packages/backend/src/misc/id/). */
function misskeyEpoch(id: string): number | null {
  if (/^[0-9A-HJKMNP-TV-Z]{26}$/.test(id)) {
    return [...id.slice(0, 10)].reduce((sum, digit) => sum * 32 + CROCKFORD.indexOf(digit), 0);
  }
  if (/^g[0-9a-f]{23}$/.test(id)) return Number.parseInt(id.slice(1, 12), 16);
  if (/^[0-9a-f]{24}$/.test(id)) {
    // meid's first digit is 8 and up; objectid counts seconds and stays below until 2038.
    return id >= '8'
      ? Number.parseInt(id.slice(0, 12), 16) - 0x800000000000
      : Number.parseInt(id.slice(0, 8), 16) * 1_000;
  }
  if ((id.length === 10 || id.length === 16) && BASE_36.test(id))
    return Number.parseInt(id.slice(0, 8), 36) + 946_684_800_000;
  return null;
}

/** Misskey: exact, in ms (objectid: seconds); the server derives the post's time from the id itself. */
export function claimFromMisskeyId(id: string): TimeClaim | null {
  const epoch = misskeyEpoch(id);
  const seconds = /^[0-7][0-9a-f]{23}$/.test(id);
  return epoch === null ? null : exact(id, epoch, seconds ? 'second' : 'millisecond', 'Misskey');
}

/** A thread of 5ch, its mirrors and したらば: Unix seconds of post 1. Keys from 924… are made up by the site. */
export function claimFromThreadKey(key: string): TimeClaim | null {
  if (!/^\d{9,10}$/.test(key) || key.startsWith('924')) return null;
  return claimOfEpoch('thread key', key, Number(key) * 1_000, 'second', 'thread keys count from 1970 UTC');
}

/** `YYYYMMDDhhmmss` in Japan time, as はてな and ホスラブ put it into addresses. Null where there is no such moment. */
export function claimFromJapaneseDigits(id: string): TimeClaim | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(id)?.slice(1).map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const same = new Date(wall).toISOString().replace(/\D/g, '').slice(0, 14) === id;
  if (!same || wall < EARLIEST || wall >= LATEST) return null;
  const why = 'such addresses are in Japan time';
  const zone = { id: 'Asia/Tokyo', offset: '+09:00', basis: 'stated', why } as const;
  const epoch = wall - 9 * 3_600_000;
  return {
    source: 'post id',
    raw: id,
    epoch,
    precision: 'second',
    zone,
    zoneGuessed: false,
    guessed: false,
    weekday: null,
  };
}

/** Blogger's `showComment=`: Unix ms, exact. */
export function claimFromBloggerComment(count: string): TimeClaim | null {
  return /^\d{12,13}$/.test(count) ? exact(count, Number(count), 'millisecond', 'Blogger') : null;
}

const TID = '234567abcdefghijklmnopqrstuvwxyz';

/**
 * Bluesky's record key (a TID, atproto.com/specs/tid): Unix µs << 10. The poster's own program makes it, 0.001 s before
 * to 3.5 s after the post's time in 12 posts measured, and may make up any.
 */
export function aboutFromBlueskyKey(key: string): IdInterval | null {
  if (!/^[2-7a-j][2-7a-z]{12}$/.test(key)) return null;
  const number = [...key].reduce((sum, digit) => sum * 32n + BigInt(TID.indexOf(digit)), 0n);
  return about(key, Number(number >> 10n) / 1_000, 4_000, 1_000);
}

const BASE_64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Instagram's media id, or the shortcode that stands for it: (id >> 23) + 1314220021721 ms. Made when the upload began,
 * 0.4 to 664 s before the post in 6 posts measured. Ids of comments hold no time.
 */
export function aboutFromInstagramId(id: string): IdInterval | null {
  // Private posts have longer codes; the first eleven stand for the id.
  const number = /^\d{15,20}$/.test(id)
    ? BigInt(id)
    : /^[\w-]{10,40}$/.test(id)
      ? [...id.slice(0, 11)].reduce((sum, digit) => sum * 64n + BigInt(BASE_64_URL.indexOf(digit)), 0n)
      : null;
  return number === null ? null : about(id, Number((number >> 23n) + 1_314_220_021_721n), 0, 900_000);
}

/** TikTok's video id: id >> 32 is Unix seconds, 1 to 37 s before the post in 17 videos measured. */
export function aboutFromTikTokId(id: string): IdInterval | null {
  const number = digits(id);
  return number === null ? null : about(id, Number(number >> 32n) * 1_000, 0, 60_000);
}
