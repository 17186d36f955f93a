import { epochOf, type Instant } from '../evidence/index.ts';
import type { OpenHours } from './windows.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Japan has had no summer time since 1952. */
const JST_MS = 9 * 3_600_000;

export type OpenState =
  | { kind: 'always' }
  /** `until` as `17:15`, Japan time; `24:00` is midnight. */
  | { kind: 'open'; until: string }
  /** `day`: 0 is Sunday; `inDays`: 0 is today. */
  | { kind: 'closed'; from: string; day: number; inDays: number };

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

const isAllWeek = ({ days, from, to }: OpenHours) => days.length === 7 && from === '00:00' && to === '24:00';

/**
 * Whether a window with these weekly hours is open at `now`, and if not, when it opens next. Public holidays are not known
 * here; a window with weekday hours may be closed on them.
 */
export function openState(open: readonly OpenHours[], now: Instant): OpenState {
  if (open.some(isAllWeek)) return { kind: 'always' };
  const inJapan = epochOf(now) + JST_MS;
  const minute = Math.floor((inJapan % DAY_MS) / MINUTE_MS);
  const today = new Date(inJapan).getUTCDay();
  const on = (day: number) => open.filter(({ days }) => (days as readonly number[]).includes(day));
  const current = on(today).find(({ from, to }) => minutesOf(from) <= minute && minute < minutesOf(to));
  if (current) return { kind: 'open', until: current.to };
  for (let inDays = 0; inDays <= 7; inDays++) {
    const day = (today + inDays) % 7;
    const starts = on(day)
      .map(({ from }) => from)
      .filter(from => inDays > 0 || minutesOf(from) > minute)
      .sort();
    if (starts[0] !== undefined) return { kind: 'closed', from: starts[0], day, inDays };
  }
  throw new RangeError('hours without a day');
}
