import type { StampFailure } from './failures.ts';

const MINUTE_MS = 60_000;
const LONGEST_MS = 6 * 60 * MINUTE_MS;

/** Milliseconds until the next try is worth it, by what went wrong last. Doubled with each try, up to six hours. */
const FIRST_MS: Record<StampFailure, number> = {
  offline: MINUTE_MS,
  'timed out': 2 * MINUTE_MS,
  busy: 5 * MINUTE_MS,
  'too large': 60 * MINUTE_MS,
  'strange answer': 60 * MINUTE_MS,
  refused: 60 * MINUTE_MS,
  /** A block takes hours. */
  'not yet': 60 * MINUTE_MS,
};

/** How long to wait after `tries` failed tries in a row (1, 2, …), ms. */
export function nextTry(tries: number, why: StampFailure): number {
  return Math.min(FIRST_MS[why] * 2 ** Math.min(20, Math.max(0, tries - 1)), LONGEST_MS);
}
