import { deviceTime } from '../evidence/index.ts';
import { savesByReference } from '../messages/abilities.ts';
import type { BundleExtras } from '../messages/calls.ts';
import { putExport } from '../store/job-rows.ts';
import { readExport, readExports, readSubmissions } from '../store/read.ts';
import type { ExportRow } from '../store/rows.ts';
import { amendRecords, NoSuchRecordError } from '../store/write.ts';
import { COMPARED_FIRST, compareSaved, damagedBy } from './compare-saved.ts';
import { ExhibitShelf, isOnShelf } from './exhibit-shelf.ts';
import { holdBundle, isHeld, passBundle } from './held-bundles.ts';
import { clearOutbox, putInOutbox, removeFromOutbox } from './outbox.ts';
import { packRecords } from './pack-records.ts';
import { isUnderWay, keepAwake } from './working.ts';

/** No record was chosen. */
export class NothingChosenError extends Error {
  override readonly name = 'NothingChosenError';
}

const workName = (exportId: string) => `export ${exportId}`;
const cancels = new Map<string, AbortController>();

/** So long a download may still read the PDFs of a bundle that refers to them. Milliseconds. */
const A_DOWNLOAD_LASTS = 60 * 60_000;

/** A calm bar, not one that redraws for each of a thousand files. */
const PROGRESS_EVERY_MS = 150;

/** Begin a bundle of `recordIds` and answer at once; its row tells how far it is. */
export async function startExport(
  recordIds: readonly string[],
  { webArchive, exhibits, branches }: BundleExtras,
): Promise<{ exportId: string }> {
  if (recordIds.length === 0) throw new NothingChosenError('no record was chosen');
  const row: ExportRow = {
    id: crypto.randomUUID(),
    startedAt: deviceTime().instant,
    recordIds: [...new Set(recordIds)],
    webArchive,
    exhibits,
    branches,
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
  const shelf = new ExhibitShelf(begun.id);
  let row = begun;
  let shownAt = 0;
  const progress = (done: number, total: number) => {
    row = { ...row, done, total };
    if (Date.now() - shownAt < PROGRESS_EVERY_MS) return;
    shownAt = Date.now();
    void putExport(row);
  };
  try {
    // By reference all of the way is checking the files; otherwise half is, and half is writing them.
    const share = savesByReference() ? 1 : 2;
    const bundle = await packRecords(row.recordIds, {
      onFile: (done, all) => progress(done, share * all),
      signal: cancel.signal,
      webArchive: row.webArchive ?? false,
      ...(savesByReference() && { comparedFirst: COMPARED_FIRST }),
      ...(row.branches && { arranged: { branches: row.branches } }),
      ...(row.exhibits && { keepExhibit: bytes => shelf.keep(bytes, cancel.signal) }),
    });
    const { fileName, statementSha256 } = bundle;
    row = { ...row, fileName, size: bundle.blob.size, statementSha256 };
    if (!bundle.isCompared) row = { ...row, comparison: { state: 'to do', done: 0, total: row.total } };
    if (savesByReference()) holdBundle(row.id, bundle.blob);
    else {
      const half = Math.max(1, row.total / 2);
      const written = (bytes: number) =>
        progress(half + Math.floor((half * bytes) / bundle.blob.size), 2 * half);
      await putInOutbox(fileName, bundle.blob, written, cancel.signal);
    }
    await putExport({ ...row, phase: 'ready', done: row.total });
  } catch (problem) {
    const failure = problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem);
    const phase = cancel.signal.aborted ? 'cancelled' : 'failed';
    await putExport({ ...row, phase, failure, damaged: damagedBy(problem) });
  } finally {
    cancels.delete(begun.id);
    // A bundle by reference refers to what is on the shelf.
    if (!isHeld(begun.id)) await shelf.clear();
  }
}

export function cancelExport(exportId: string): void {
  cancels.get(exportId)?.abort();
}

/** The bundle is neither held nor in the outbox, and could not be made anew: its row says why. */
export class NoBundleError extends Error {
  override readonly name = 'NoBundleError';
}

/**
 * Pass a finished bundle to the page that listens on `channel`. One of an earlier run of this worker is made anew first. Where
 * `inOutbox`, the page finds it there. Throws NoBundleError.
 */
export async function handOver(
  exportId: string,
  channel: string,
): Promise<{ fileName: string; inOutbox: boolean }> {
  const row = await readExport(exportId);
  if (row?.phase !== 'ready' && row?.phase !== 'saved') throw new NoBundleError(exportId);
  if (!savesByReference()) return { fileName: row.fileName, inOutbox: true };
  if (!isHeld(exportId)) {
    const again: ExportRow = { ...row, phase: 'packing', done: 0, total: 1, failure: null };
    await putExport(again);
    await keepAwake(workName(exportId), () => pack(again));
  }
  const packed = await readExport(exportId);
  if (!packed || !passBundle(exportId, channel)) throw new NoBundleError(packed?.failure ?? exportId);
  return { fileName: packed.fileName, inOutbox: false };
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
  void compareSaved(exportId);
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
  const now = Date.now();
  const mayBeRead = exports.filter(row => now - Date.parse(row.startedAt) < A_DOWNLOAD_LASTS);
  const shelves = [...waiting, ...mayBeRead].map(row => row.id);
  await clearOutbox(name => wanted.includes(name) || isOnShelf(name, shelves));
}

/** Pack anew every bundle that an earlier run of this worker left half done. */
export async function resumeExports(): Promise<void> {
  for (const row of await readExports()) {
    if (row.phase !== 'packing' || isUnderWay(workName(row.id))) continue;
    if (row.fileName !== '') await removeFromOutbox(row.fileName);
    await keepAwake(workName(row.id), () => pack({ ...row, done: 0, total: 1, fileName: '' }));
  }
}
