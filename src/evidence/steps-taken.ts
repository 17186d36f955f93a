import * as v from 'valibot';

/** A day in Japan: `2026-11-26`. */
export const JapaneseDaySchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\d$/, 'a day is YYYY-MM-DD'),
  v.check(day => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true, 'no such day'),
);

/** What a person may say of a record that no page can tell. */
export const STEPS_TAKEN = ['logs', 'removal requested', 'poster known'] as const;
export type StepTaken = (typeof STEPS_TAKEN)[number];

/**
 * What the person did about a record's post, or learned. Typed by them, kept around the record; every version is in the
 * custody log as `step noted`.
 */
export interface StepsTaken {
  /** When the site was asked to preserve its logs (`asked`: on a day not said), or that it need not be. */
  logs?: string;
  /** When the site was asked to act (申出). */
  'removal requested'?: string;
  /** When they learned who wrote it. */
  'poster known'?: string;
}

/** Whether `value` can be said of `step`. */
export function canBeNoted(step: StepTaken, value: string): boolean {
  if (step === 'logs' && (value === 'asked' || value === 'not needed')) return true;
  return v.is(JapaneseDaySchema, value);
}

/** `steps` with `step` set to `value`, or without it where that is null. */
export function withStep(steps: StepsTaken | undefined, step: StepTaken, value: string | null): StepsTaken {
  const { [step]: _, ...rest } = steps ?? {};
  return value === null ? rest : { ...rest, [step]: value };
}
