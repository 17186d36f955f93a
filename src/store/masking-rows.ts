import type { MaskPlan, OwnPlaces } from '../evidence/index.ts';
import { announceChange } from './changes.ts';
import { openStore } from './open.ts';
import { NoSuchRecordError } from './write.ts';

async function change(recordId: string, part: { own: OwnPlaces } | { plan: MaskPlan }): Promise<void> {
  const both = (await openStore()).transaction(['records', 'maskings'], 'readwrite');
  const maskings = both.objectStore('maskings');
  // What names the person must not outlive a record that was discarded meanwhile.
  if (!(await both.objectStore('records').getKey(recordId))) throw new NoSuchRecordError(recordId);
  const before = (await maskings.get(recordId)) ?? { recordId, own: null, plan: null };
  await maskings.put({ ...before, ...part });
  await both.done;
  announceChange();
}

/** Keep where the person's own places were found in the pictures of a record. Throws NoSuchRecordError. */
export function putOwnPlaces(recordId: string, own: OwnPlaces): Promise<void> {
  return change(recordId, { own });
}

/** Keep what the person wants covered, in place of what they wanted before. Throws NoSuchRecordError. */
export function putMaskPlan(recordId: string, plan: MaskPlan): Promise<void> {
  return change(recordId, { plan });
}
