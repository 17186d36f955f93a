import type { Say } from '../_locales/say.ts';
import { epochOf, type Instant } from '../evidence/index.ts';

/** Facts older than this are shown with a warning. 365 days; milliseconds. */
const STALE_AFTER_MS = 365 * 86_400_000;

/**
 * Whether facts looked up on `checked` (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`; the earliest day it can mean) are more than a
 * year old at `at`: the time a document is made, or now.
 */
export function isStale(checked: string, at: Instant): boolean {
  return epochOf(at) - Date.parse(checked) > STALE_AFTER_MS;
}

/** `letter` to a site whose facts were looked up on `checked`, with a warning for the person where those are old at `at`. */
export function warnedOfAge<L extends { beforeSending: string[] }>(
  letter: L,
  checked: string,
  at: Instant,
  say: Say,
): L {
  if (!isStale(checked, at)) return letter;
  return { ...letter, beforeSending: [...letter.beforeSending, say('clock_stale')] };
}
