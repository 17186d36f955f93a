import { deviceTime, type Evidence, type Missing } from '../evidence/index.ts';
import { readRecord } from '../store/read.ts';
import { amendRecords, NoSuchRecordError, sealRecord } from '../store/write.ts';
import { noteRecheck } from './note-recheck.ts';
import { stampNewest } from './stamping.ts';

async function supersede(earlier: string, by: string): Promise<void> {
  try {
    await amendRecords([earlier], { supersededBy: by }, { kind: 'superseded', detail: { by } });
  } catch (problem) {
    // Discarded meanwhile: then nothing is left to take the place of.
    if (!(problem instanceof NoSuchRecordError)) throw problem;
  }
}

/** What lies behind the pictures: a capture is complete without it, and says what it lacks. */
const BEHIND: readonly Missing['what'][] = [
  'derived pictures',
  'snapshot',
  'fresh response',
  'page shot',
  'reloaded page',
];

/** Close the record as complete, or as partial with what is missing. */
export async function seal(recordId: string, lacking: readonly Missing[]): Promise<void> {
  const row = await readRecord(recordId);
  if (row?.phase !== 'capturing') return;
  const { evidence } = row.draft;
  const missing = lacking.filter(({ what }) => !BEHIND.includes(what));
  const lacks = lacking.filter(({ what }) => BEHIND.includes(what));
  const state: Evidence['state'] =
    missing.length === 0 ? { kind: 'complete' } : { kind: 'partial', missing: [...missing] };
  const whole: Evidence = { ...evidence, state, ...(lacks.length > 0 && { lacks }) };
  await sealRecord(whole, { state: state.kind, sealedAt: deviceTime().instant });
  if (evidence.supersedes !== null) await supersede(evidence.supersedes, recordId);
  else await noteRecheck(whole);
  // Goes on by itself: nothing of the capture waits for an outside clock.
  void stampNewest(true);
}
