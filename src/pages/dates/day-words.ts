import type { DatedClock } from '../../advice/time-line.ts';
import { type Instant, inJst } from '../../evidence/index.ts';
import { say } from '../say.ts';

/** `2026/11/26`: the day in Japan that `instant` falls on. */
export function dayWords(instant: Instant): string {
  return inJst(instant, 'day').replace(' JST', '');
}

/** How near a date is, where that is worth saying: 「あと 3 日」. */
export function leftWords({ stand, daysLeft }: DatedClock): string {
  if (stand === 'passed') return say('clock_past');
  if (stand === 'later') return '';
  return daysLeft === 0 ? say('clock_today') : say('clock_near', String(daysLeft));
}
