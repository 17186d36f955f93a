import { type Instant, inJst, inUtc } from '../../evidence/index.ts';
import { say } from '../say.ts';

/** `2026/11/23 12:04:05 JST(2026-11-23 03:04:05 UTC)`. */
export function inBoth(instant: Instant): string {
  return `${inJst(instant, 'second')}(${inUtc(instant, 'second')})`;
}

/** `ms` as people say it. */
export function spanText(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1_000);
  if (seconds < 120) return say('verify_seconds', String(seconds));
  if (seconds < 7_200) return say('verify_minutes', String(Math.round(seconds / 60)));
  if (seconds < 172_800) return say('verify_hours', String(Math.round(seconds / 3_600)));
  return say('verify_days', String(Math.round(seconds / 86_400)));
}
