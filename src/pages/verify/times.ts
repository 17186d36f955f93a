import { type Instant, inJst, inUtc } from '../../evidence/index.ts';

/** `2026/11/23 12:04:05 JST(2026-11-23 03:04:05 UTC)`. */
export function inBoth(instant: Instant): string {
  return `${inJst(instant, 'second')}(${inUtc(instant, 'second')})`;
}
