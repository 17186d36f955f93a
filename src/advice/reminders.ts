import { epochOf, type Instant, instantFromEpoch, type KeptRecord } from '../evidence/index.ts';
import { type ClockKey, clocksFor } from './clocks.ts';
import { dayStart } from './time-line.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Hour of the day in Japan at which a reminder comes up. */
const HOUR = 9;

/** Kinds of dates a person may be reminded of. */
export const REMINDED = ['file 3', 'file 6', 'answer', 'law'] as const;
export type Reminded = (typeof REMINDED)[number];

export const DAYS_BEFORE = [1, 3, 7, 14] as const;

export interface ReminderWishes {
  /** Of `REMINDED`; others are passed over. */
  kinds: readonly string[];
  daysBefore: number;
}

const KINDS: Partial<Record<ClockKey, Reminded>> = {
  clock_file_3: 'file 3',
  clock_file_6: 'file 6',
  clock_seven: 'answer',
  clock_complaint: 'law',
  clock_defamation: 'law',
  clock_insult: 'law',
  clock_insult_old: 'law',
  clock_civil_3: 'law',
  clock_civil_20: 'law',
};

export interface Reminder {
  recordId: string;
  /** From 9:00 in Japan on that many days before. */
  from: Instant;
  /** Until the day itself is over in Japan. */
  until: Instant;
}

/** When each record's wished-for dates are near. Nobody who said the logs are not needed is reminded of them. */
export function remindersFor(
  records: readonly KeptRecord[],
  { kinds, daysBefore }: ReminderWishes,
): Reminder[] {
  return records.flatMap(record => {
    const skipsLogs = record.steps?.logs === 'not needed';
    return clocksFor(record).flatMap(({ title, due }): Reminder[] => {
      const kind = KINDS[title];
      if (due === null || kind === undefined || !kinds.includes(kind)) return [];
      if (skipsLogs && kind.startsWith('file')) return [];
      const day = epochOf(dayStart(due));
      const from = instantFromEpoch(day - daysBefore * DAY_MS + HOUR * HOUR_MS);
      return [{ recordId: record.evidence.id, from, until: instantFromEpoch(day + DAY_MS) }];
    });
  });
}

/** Ids of the records with a date that is near at `now`. */
export function nearRecords(reminders: readonly Reminder[], now: Instant): Set<string> {
  const near = reminders.filter(
    ({ from, until }) => epochOf(from) <= epochOf(now) && epochOf(now) < epochOf(until),
  );
  return new Set(near.map(({ recordId }) => recordId));
}

/** Whether one of them came near after `seen` and is near at `now`: what was told once is not told again. */
export function isNewlyNear(reminders: readonly Reminder[], seen: Instant, now: Instant): boolean {
  return (
    nearRecords(
      reminders.filter(({ from }) => epochOf(from) > epochOf(seen)),
      now,
    ).size > 0
  );
}

/** The next 9:00 in Japan after `now`. */
export function nextLook(now: Instant): Instant {
  const today = epochOf(dayStart(now)) + HOUR * HOUR_MS;
  return instantFromEpoch(today > epochOf(now) ? today : today + DAY_MS);
}
