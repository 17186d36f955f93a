import type { FileEntry, KeptRecord } from '../evidence/index.ts';
import { hashBlob } from './hash-blob.ts';

/** An original as the store keeps it. */
export interface Original {
  entry: FileEntry;
  crc32: number;
  blob: Blob;
}

/** A kept file is missing or is no longer what it was when it was sealed. `recordId` says whose. */
export class DamagedRecordError extends Error {
  override readonly name = 'DamagedRecordError';
  readonly recordId: string;
  constructor(recordId: string, fileName: string, problem: string) {
    super(`${fileName} of record ${recordId}: ${problem}`);
    this.recordId = recordId;
  }
}

/** What a record's evidence lists, and where the store has it. */
export interface Listed {
  recordId: string;
  entry: FileEntry;
  original: Original | undefined;
}

/** Every file the records' evidence lists, beside what the store has under its name, in order. */
export async function listOriginals(
  records: readonly KeptRecord[],
  originals: (recordId: string) => Promise<Original[]>,
): Promise<Listed[]> {
  const perRecord = await Promise.all(
    records.map(async ({ evidence }) => {
      const kept = new Map((await originals(evidence.id)).map(original => [original.entry.name, original]));
      return evidence.files.map(entry => ({
        recordId: evidence.id,
        entry,
        original: kept.get(entry.name),
      }));
    }),
  );
  return perRecord.flat();
}

/** While one file is hashed, the next is read. */
const AT_ONCE = 2;

/** Compare one original with what was sealed. */
async function check({ recordId, entry, original }: Listed): Promise<Original> {
  if (!original) throw new DamagedRecordError(recordId, entry.name, 'not in the store');
  let found: string;
  try {
    found = await hashBlob(original.blob);
  } catch (problem) {
    throw new DamagedRecordError(recordId, entry.name, `cannot be read: ${String(problem)}`);
  }
  if (found !== entry.sha256) throw new DamagedRecordError(recordId, entry.name, `SHA-256 is ${found}`);
  return original;
}

/**
 * Compare every original with what was sealed, in bounded memory, and give them in the same order. Throws DamagedRecordError at
 * the first that is missing or changed, or the signal's reason.
 */
export async function checkOriginals(
  listed: readonly Listed[],
  onFile: (done: number) => void,
  signal: AbortSignal,
): Promise<Original[]> {
  const checked: Original[] = [];
  let next = 0;
  let done = 0;
  let failed = false;
  const lane = async () => {
    for (let at = next++; at < listed.length && !failed; at = next++) {
      signal.throwIfAborted();
      checked[at] = await check(listed[at] as Listed);
      onFile(++done);
    }
  };
  const lanes = Array.from({ length: AT_ONCE }, lane);
  try {
    await Promise.all(lanes);
  } catch (problem) {
    failed = true;
    await Promise.allSettled(lanes);
    throw problem;
  }
  return checked;
}
