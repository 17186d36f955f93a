import { deviceTime } from '../evidence/index.ts';
import { putExport } from '../store/job-rows.ts';
import { readExport, readExports, readSubmissions } from '../store/read.ts';
import type { ExportRow } from '../store/rows.ts';
import { amendRecords, NoSuchRecordError } from '../store/write.ts';
import { clearOutbox, putInOutbox, removeFromOutbox } from './outbox.ts';
import { packRecords } from './pack-records.ts';
import { isUnderWay, keepAwake } from './working.ts';

/** No record was chosen. */
export class NothingChosenError extends Error {
  override readonly name = 'NothingChosenError';
}

const workName = (exportId: string) => `export ${exportId}`;
const cancels = new Map<string, AbortController>();

/** A calm bar, not one that redraws for each of a thousand files. */
const PROGRESS_EVERY_MS = 150;

/** Begin a bundle of `recordIds` and answer at once; its row tells how far it is. */
export async function startExport(recordIds: readonly string[]): Promise<{ exportId: string }> {
  if (recordIds.length === 0) throw new NothingChosenError('no record was chosen');
  const row: ExportRow = {
    id: crypto.randomUUID(),
    startedAt: deviceTime().instant,
    recordIds: [...new Set(recordIds)],
    phase: 'packing',
    done: 0,
    total: 1,
    fileName: '',
    size: 0,
    failure: null,
  };
  await putExport(row);
  void keepAwake(workName(row.id), () => pack(row));
  return { exportId: row.id };
}

async function pack(begun: ExportRow): Promise<void> {
  const cancel = new AbortController();
  cancels.set(begun.id, cancel);
  let row = begun;
  let shownAt = 0;
  const progress = (done: number, total: number) => {
    row = { ...row, done, total };
    if (Date.now() - shownAt < PROGRESS_EVERY_MS) return;
    shownAt = Date.now();
    void putExport(row);
  };
  try {
    // Half of the way is checking the files, half is writing them.
    const bundle = await packRecords(row.recordIds, (done, all) => progress(done, 2 * all), cancel.signal);
    const half = Math.max(1, row.total / 2);
    const { fileName, statementSha256 } = bundle;
    row = { ...row, fileName, size: bundle.blob.size, statementSha256 };
    const written = (bytes: number) =>
      progress(half + Math.floor((half * bytes) / bundle.blob.size), 2 * half);
    await putInOutbox(bundle.fileName, bundle.blob, written, cancel.signal);
    await putExport({ ...row, phase: 'ready', done: row.total });
  } catch (problem) {
    const failure = problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem);
    await putExport({ ...row, phase: cancel.signal.aborted ? 'cancelled' : 'failed', failure });
  } finally {
    cancels.delete(begun.id);
  }
}

export function cancelExport(exportId: string): void {
  cancels.get(exportId)?.abort();
}

/** The zip was handed to the browser's download: its records count as saved from now on. */
export async function markSaved(exportId: string): Promise<void> {
  const row = await readExport(exportId);
  if (row?.phase !== 'ready') return;
  const detail = { fileName: row.fileName, exportId, statementSha256: row.statementSha256 ?? '' };
  try {
    await amendRecords(row.recordIds, { exportedAt: deviceTime().instant }, { kind: 'exported', detail });
  } catch (problem) {
    // All of them were discarded since they were packed: nothing is left to mark.
    if (!(problem instanceof NoSuchRecordError)) throw problem;
  }
  await putExport({ ...row, phase: 'saved' });
  await tidyOutbox();
}

/** Bundles that are still waited for. A saved one stays until the next, should its download have failed. */
async function tidyOutbox(): Promise<void> {
  const exports = await readExports();
  const lastSaved = exports.find(row => row.phase === 'saved');
  const waiting = exports.filter(
    row => row.phase === 'ready' || row.phase === 'packing' || row === lastSaved,
  );
  const submissions = (await readSubmissions()).filter(row => row.phase !== 'accepted');
  const wanted = [...waiting.map(row => row.fileName), ...submissions.map(row => row.bundle?.fileName ?? '')];
  await clearOutbox(new Set(wanted));
}

/** Pack anew every bundle that an earlier run of this worker left half done. */
export async function resumeExports(): Promise<void> {
  for (const row of await readExports()) {
    if (row.phase !== 'packing' || isUnderWay(workName(row.id))) continue;
    if (row.fileName !== '') await removeFromOutbox(row.fileName);
    await keepAwake(workName(row.id), () => pack({ ...row, done: 0, total: 1, fileName: '' }));
  }
}
