import { announceChange } from './changes.ts';
import { openStore } from './open.ts';
import type { ExportRow, SubmissionRow } from './rows.ts';

/** Put an export's row as it now stands. */
export async function putExport(row: ExportRow): Promise<void> {
  await (await openStore()).put('exports', row);
  announceChange();
}

/** Put what `change` makes of an export's row as it stands at that moment. Nothing where there is none. */
export async function changeExport(id: string, change: (row: ExportRow) => ExportRow): Promise<void> {
  const { store, done } = (await openStore()).transaction('exports', 'readwrite');
  const row = await store.get(id);
  if (row) await store.put(change(row));
  await done;
  announceChange();
}

/** Put a submission's row as it now stands. */
export async function putSubmission(row: SubmissionRow): Promise<void> {
  await (await openStore()).put('submissions', row);
  announceChange();
}

/** Remove a submission that never reached a hotline, with the answers in it. */
export async function deleteSubmission(id: string): Promise<void> {
  await (await openStore()).delete('submissions', id);
  announceChange();
}
