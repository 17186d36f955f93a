import {
  type AbsoluteTime,
  instantFromEpoch,
  type PostTime,
  PRECISIONS,
  type Precision,
  type TimeCheck,
  type TimeSource,
} from '../../evidence/index.ts';
import type { WrittenTime } from './post-time-text.ts';
import type { ZonedTime } from './zone.ts';

/** One thing on the page that says when the post was made. */
export interface TimeClaim {
  source: TimeSource;
  raw: string;
  /** Milliseconds since 1970 UTC, the start of what `precision` leaves open. */
  epoch: number;
  precision: Precision;
  zone: AbsoluteTime['zone'];
  /** The zone is a guess, so another claim may agree a few hours away. */
  zoneGuessed: boolean;
  /** A rule had to guess at part of it. */
  guessed: boolean;
  weekday: WrittenTime['weekday'];
}

export function claimOf(source: TimeSource, time: WrittenTime, at: ZonedTime): TimeClaim {
  return {
    source,
    raw: time.raw,
    epoch: at.epoch,
    precision: time.precision,
    zone: at.zone,
    zoneGuessed: at.guessed,
    guessed: time.guess !== null,
    weekday: time.weekday,
  };
}

/** A moment counted from 1970 UTC, as ids and attributes hold it. */
export function claimOfEpoch(
  source: TimeSource,
  raw: string,
  epoch: number,
  precision: Precision,
  why: string,
): TimeClaim {
  const zone = { id: 'UTC', offset: '+00:00', basis: 'stated', why } as const;
  return { source, raw, epoch, precision, zone, zoneGuessed: false, guessed: false, weekday: null };
}

const LENGTHS: Record<Precision, number> = {
  day: 86_400_000,
  minute: 60_000,
  second: 1_000,
  centisecond: 10,
  millisecond: 1,
};
const QUARTER_HOUR = 900_000;
const HOUR = 3_600_000;
/** How far a site's clock and this device's are apart without either being wrong. */
const CLOCKS_DIFFER = 300_000;

const isFiner = (a: Precision, b: Precision) => PRECISIONS.indexOf(a) > PRECISIONS.indexOf(b);

function meets(a: TimeClaim, b: TimeClaim, shift: number): boolean {
  return a.epoch + shift < b.epoch + LENGTHS[b.precision] && b.epoch < a.epoch + shift + LENGTHS[a.precision];
}

/** Whether both can be true. A claim whose zone is a guess may lie in any zone from -12:00 to +14:00. */
export function agree(a: TimeClaim, b: TimeClaim): boolean {
  if (meets(a, b, 0)) return true;
  if (!a.zoneGuessed && !b.zoneGuessed) return false;
  for (let shift = -26 * HOUR; shift <= 26 * HOUR; shift += QUARTER_HOUR) if (meets(a, b, shift)) return true;
  return false;
}

function checkOf(claim: TimeClaim, main: TimeClaim): TimeCheck {
  const verdict = agree(claim, main) ? 'agrees' : 'disagrees';
  return { source: claim.source, raw: claim.raw, instant: instantFromEpoch(claim.epoch), verdict };
}

function weekdayCheck(main: TimeClaim): TimeCheck[] {
  if (!main.weekday) return [];
  return [
    {
      source: 'weekday',
      raw: main.weekday.raw,
      instant: null,
      verdict: main.weekday.fits ? 'agrees' : 'disagrees',
    },
  ];
}

/** A stretch of time an id points to: ids that are made a little before or after the post. */
export interface IdInterval {
  raw: string;
  /** Milliseconds since 1970 UTC, both possible. */
  earliest: number;
  latest: number;
}

/** Whether the post can have been made at `claim`'s time, by an id that says about when. */
export function aboutCheck(about: IdInterval, claim: TimeClaim): TimeCheck {
  const meets = claim.epoch <= about.latest && about.earliest < claim.epoch + LENGTHS[claim.precision];
  const instant = instantFromEpoch(about.earliest);
  // A claim in a guessed zone is hours off, which says nothing against it.
  const verdict = meets || claim.zoneGuessed ? 'agrees' : 'disagrees';
  return { source: 'post id', raw: about.raw, instant, verdict };
}

/**
 * The post's time from what the page says of it. `claims` come most trusted first; the first whose zone is no guess is the
 * value, unless it is a day and a later one agrees and is finer. The others are kept as checks, and one that disagrees makes the
 * value uncertain; so does a guess. No claims: unknown. `about` is a check only. Nothing was posted after `now`: a moment
 * that is later was read in a wrong zone, where that was a guess, and is unknown; else one of the two clocks is wrong.
 */
export function judged(
  claims: readonly TimeClaim[],
  shown: string | null,
  now: number,
  about: IdInterval | null = null,
): PostTime {
  const trusted = claims.find(claim => !claim.zoneGuessed) ?? claims[0];
  if (!trusted) return { kind: 'unknown', why: 'nothing on the page', raw: shown, shown, checks: [] };
  const finer = claims.find(
    claim => isFiner(claim.precision, trusted.precision) && !claim.zoneGuessed && meets(claim, trusted, 0),
  );
  const main = trusted.precision === 'day' && finer ? finer : trusted;
  const others = claims.filter(claim => claim !== main).slice(0, 18);
  const checks = [
    ...weekdayCheck(main),
    ...others.map(claim => checkOf(claim, main)),
    ...(about ? [aboutCheck(about, main)] : []),
  ];
  const future = main.epoch > now + CLOCKS_DIFFER;
  if (future && main.zoneGuessed)
    return { kind: 'unknown', why: 'contradictory', raw: main.raw, shown, checks };
  const guessed = main.guessed || main.zoneGuessed || future;
  return {
    kind: 'absolute',
    instant: instantFromEpoch(main.epoch),
    precision: main.precision,
    zone: main.zone,
    source: main.source,
    raw: main.raw,
    certain: !guessed && checks.every(check => check.verdict === 'agrees'),
    shown,
    checks,
  };
}
