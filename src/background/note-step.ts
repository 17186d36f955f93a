import { canBeNoted, type StepTaken, withStep } from '../evidence/index.ts';
import { amendRecords } from '../store/write.ts';

/** What was to be noted is no day, or nothing that can be said of that step. */
export class NoSuchStepError extends Error {
  override readonly name = 'NoSuchStepError';
}

/** Note what the person did about these records' posts, or learned; null takes it back. Throws NoSuchStepError, NoSuchRecordError. */
export async function noteStep(
  recordIds: readonly string[],
  step: StepTaken,
  value: string | null,
): Promise<void> {
  if (value !== null && !canBeNoted(step, value)) throw new NoSuchStepError(`${step}: ${value}`);
  await amendRecords(recordIds, record => ({ steps: withStep(record.steps, step, value) }), {
    kind: 'step noted',
    detail: { step, value: value ?? '' },
  });
}
