import { DamagedRecordError, damagedRecords, type Listed, listOriginals } from '../bundle/check-originals.ts';
import { changeExport } from '../store/job-rows.ts';
import { readExport, readExports, recordFiles } from '../store/read.ts';
import type { Comparison, ExportRow } from '../store/rows.ts';
import { NoSuchRecordError } from '../store/write.ts';
import { itemOf } from './pack-records.ts';
import { keepAwake } from './working.ts';

/*
 * A small bundle's files are compared with their seals before it is handed over. Reading a large one's takes longer than writing
 * it to the disk, and who has just been told that posts disappear should not wait for it: such a bundle is handed over at once,
 * its files are compared afterwards, and the person is told to wait with passing it on until they were.
 */

/** Up to this size bundles are compared first: a moment of reading. Bytes. */
export const COMPARED_FIRST = 100_000_000;

/** Nobody tells us when the download ends, so it is given the time that it takes on a slow disk. Bytes in a millisecond. */
const DOWNLOAD_SPEED = 50_000;

const PROGRESS_EVERY_MS = 500;

const workName = (exportId: string) => `comparison ${exportId}`;

const waits = ({ phase, comparison }: ExportRow) => phase === 'saved' && comparison?.state === 'to do';

/** What is still here of the records of `row`, beside what their evidence lists; and whether it is all. */
async function stillHere({ recordIds }: ExportRow): Promise<{ listed: Listed[]; all: boolean }> {
  const listed: Listed[] = [];
  let all = true;
  for (const id of recordIds) {
    try {
      const { record, earlier } = await itemOf(id);
      listed.push(...(await listOriginals([record, ...earlier], recordFiles)));
    } catch (problem) {
      if (!(problem instanceof NoSuchRecordError)) throw problem;
      all = false;
    }
  }
  return { listed, all };
}

async function compare(row: ExportRow): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, row.size / DOWNLOAD_SPEED));
  const { listed, all } = await stillHere(row);
  let shownAt = 0;
  const tell = (comparison: Comparison, damaged: readonly string[] = []) =>
    changeExport(row.id, now => (waits(now) ? { ...now, comparison, damaged: [...damaged] } : now));
  const progress = (done: number) => {
    if (Date.now() - shownAt < PROGRESS_EVERY_MS) return;
    shownAt = Date.now();
    void tell({ state: 'to do', done, total: listed.length });
  };
  const damaged = await damagedRecords(listed, progress, new AbortController().signal);
  if (damaged.size > 0) await tell({ state: 'different' }, [...damaged]);
  else await tell({ state: all ? 'same' : 'given up' });
}

/** Compare what a saved bundle holds with what was sealed, if that was put off. Its row tells what was found. */
export async function compareSaved(exportId: string): Promise<void> {
  const row = await readExport(exportId);
  if (row && waits(row)) await keepAwake(workName(row.id), () => compare(row));
}

/** Take up every comparison that an earlier run of this worker left. */
export async function resumeComparisons(): Promise<void> {
  for (const { id } of (await readExports()).filter(waits)) await compareSaved(id);
}

/** The records that `problem` says are damaged. */
export function damagedBy(problem: unknown): string[] {
  return problem instanceof DamagedRecordError ? [problem.recordId] : [];
}
