import { buf as crc32 } from 'crc-32';
import { type Evidence, type FileEntry, sha256 } from '../evidence/index.ts';
import { StoreUnavailableError } from '../store/open.ts';
import { DiskFullError } from '../store/room.ts';
import { addFile } from '../store/write.ts';

export type FileFacts = Pick<FileEntry, 'name' | 'role' | 'mediaType' | 'made'>;

const same = (evidence: Evidence) => evidence;

/** Hash `bytes` and put them in the store, with the draft's list of files, before anything else is tried. */
export async function keepFile(
  recordId: string,
  facts: FileFacts,
  bytes: Uint8Array<ArrayBuffer>,
  amend: (evidence: Evidence) => Evidence = same,
): Promise<void> {
  const entry: FileEntry = { ...facts, size: bytes.byteLength, sha256: await sha256(bytes) };
  const blob = new Blob([bytes], { type: facts.mediaType });
  await addFile({ recordId, name: entry.name, entry, crc32: crc32(bytes) >>> 0, blob }, amend);
}

/** A failure in a line of the record. */
export function detailOf(problem: unknown): string {
  return (problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem)).slice(0, 2_000);
}

/** Whether the store, not the page, is at fault. */
export function isFull(problem: unknown): boolean {
  if (problem instanceof StoreUnavailableError || problem instanceof DiskFullError) return true;
  return (problem as Error | null)?.name === 'QuotaExceededError';
}
