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

/** While one file is read, others wait for the disk. */
const AT_ONCE = 4;

/** How closely an original is looked at: every byte of it, or only that it is there in its size and can be read. */
export type Closeness = 'every byte' | 'presence';

/** What reading `original` gives: its SHA-256, or null where only its first byte was read. */
async function look({ blob }: Original, closeness: Closeness): Promise<string | null> {
  if (closeness === 'every byte') return hashBlob(blob);
  await blob.slice(0, 1).arrayBuffer();
  return null;
}

async function check({ recordId, entry, original }: Listed, closeness: Closeness): Promise<Original> {
  const damaged = (problem: string) => new DamagedRecordError(recordId, entry.name, problem);
  if (!original) throw damaged('not in the store');
  if (original.blob.size !== entry.size) throw damaged(`${original.blob.size} bytes`);
  const found = await look(original, closeness).catch(problem => {
    throw damaged(`cannot be read: ${String(problem)}`);
  });
  if (found !== null && found !== entry.sha256) throw damaged(`SHA-256 is ${found}`);
  return original;
}

/** Do `work` for each of `listed`, a few at once. After a failure nothing new is begun, and what was begun is waited for. */
async function forEach(
  listed: readonly Listed[],
  signal: AbortSignal,
  work: (each: Listed, at: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const lane = async () => {
    for (let at = next++; at < listed.length && !failed; at = next++) {
      signal.throwIfAborted();
      await work(listed[at] as Listed, at);
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
}

/**
 * Compare every original with what was sealed, as closely as told, in bounded memory, and give them in the same order. Throws
 * DamagedRecordError at the first that is missing or changed, or the signal's reason.
 */
export async function checkOriginals(
  listed: readonly Listed[],
  closeness: Closeness,
  onFile: (done: number) => void,
  signal: AbortSignal,
): Promise<Original[]> {
  const checked: Original[] = [];
  let done = 0;
  await forEach(listed, signal, async (each, at) => {
    checked[at] = await check(each, closeness);
    onFile(++done);
  });
  return checked;
}

/** The ids of the records of which an original is missing or has a changed byte. Throws the signal's reason. */
export async function damagedRecords(
  listed: readonly Listed[],
  onFile: (done: number) => void,
  signal: AbortSignal,
): Promise<Set<string>> {
  const damaged = new Set<string>();
  let done = 0;
  await forEach(listed, signal, async each => {
    try {
      await check(each, 'every byte');
    } catch (problem) {
      if (!(problem instanceof DamagedRecordError)) throw problem;
      damaged.add(problem.recordId);
    }
    onFile(++done);
  });
  return damaged;
}
