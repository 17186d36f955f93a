import type { BagFile } from './bag-file.ts';
import { hashFile, type RunningHash } from './read-file.ts';

export interface HashWork {
  /** Of the platform, where it has one that is faster than what runs everywhere. */
  newHash?: (() => RunningHash) | undefined;
  signal?: AbortSignal | undefined;
}

/** While one file is hashed, those after it are read: so many, of so many bytes together. */
const MOST_AHEAD = 4;
const MOST_BYTES_AHEAD = 64 * 1024 ** 2;

/**
 * The SHA-256 of each file, in their order. Throws, for the first file that has one, what hashing it throws; or the signal's
 * reason.
 */
export async function* hashFiles(
  files: readonly BagFile[],
  { newHash, signal }: HashWork,
): AsyncGenerator<string> {
  const begun: { hash: Promise<string>; size: number }[] = [];
  let next = 0;
  let ahead = 0;
  while (begun.length > 0 || next < files.length) {
    const file = files[next];
    const hasRoom = begun.length < MOST_AHEAD && ahead + (file?.size ?? 0) <= MOST_BYTES_AHEAD;
    if (file && (hasRoom || begun.length === 0)) {
      signal?.throwIfAborted();
      const hash = hashFile(file, newHash);
      // Told of in its turn, or not at all where one before it failed.
      hash.catch(() => undefined);
      begun.push({ hash, size: file.size });
      ahead += file.size;
      next += 1;
      continue;
    }
    const first = begun.shift();
    if (!first) break;
    ahead -= first.size;
    yield await first.hash;
  }
}
