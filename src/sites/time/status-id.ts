import { claimOfEpoch, type TimeClaim } from './time-claim.ts';

/** 2010-11-04T01:42:54.657Z, from which X counts the time in its ids. */
const X_START = 1_288_834_974_657n;
/** Ids up to this one (2010-11-04) were plain counters and hold no time. */
const LAST_COUNTER = 29_700_859_247n;

/** When the status with this id was made, ms since 1970 UTC, exact; null where the id holds no time. */
export function snowflakeEpoch(id: string): number | null {
  if (!/^\d{1,20}$/.test(id)) return null;
  const number = BigInt(id);
  if (number <= LAST_COUNTER) return null;
  const epoch = Number((number >> 22n) + X_START);
  // Ids of 63 bits end in 2080; more is no status id.
  return number < 1n << 63n ? epoch : null;
}

/** The time in a status id. Only ever of the id in the permalink: ids of pictures are other moments. */
export function claimFromStatusId(id: string): TimeClaim | null {
  const epoch = snowflakeEpoch(id);
  return epoch === null ? null : claimOfEpoch('post id', id, epoch, 'millisecond', 'ids of X count from UTC');
}
