import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import { type BagFile, NotAZipError, ZipBombError } from '../bundle/verify/index.ts';
import { BoundedReader } from './bounded-reader.ts';
import { checkEntry, checkNoOverlap, checkRatios, nameOf, type Placed } from './check-entries.ts';
import type { HotlineLimits } from './limits.ts';

export interface OpenZip {
  /** Files only; folders of their own are left out. */
  files: BagFile[];
  close(): void;
}

/**
 * The files of the zip at `path`, none of them unpacked yet; reading one never gives more than it says.
 * Throws NotAZipError, ZipBombError, PathTraversalError. Reading a file throws NotAZipError, ZipBombError.
 */
export async function openZip(
  path: string,
  limits: Pick<HotlineLimits, 'files' | 'unpackedBytes' | 'fileRatio' | 'totalRatio'>,
): Promise<OpenZip> {
  const zip = await openDirectory(new BoundedReader(path));
  try {
    if (zip.entryCount > limits.files)
      throw new ZipBombError(`${zip.entryCount} entries, at most ${limits.files}`);
    const entries = await readEntries(zip, limits.files);
    checkRatios(entries, limits);
    const placed: Placed[] = [];
    for (const entry of entries) {
      placed.push(await checkEntry(entry, await zip.readLocalFileHeaderPromise(entry).catch(throwNotAZip)));
    }
    checkNoOverlap(placed);
    const files = entries.filter(entry => !nameOf(entry).endsWith('/')).map(entry => bagFile(zip, entry));
    return { files, close: () => zip.close() };
  } catch (problem) {
    zip.close();
    throw problem;
  }
}

async function openDirectory(reader: BoundedReader): Promise<ZipFile> {
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: true };
  try {
    return await fromRandomAccessReaderPromise(reader, reader.size, options);
  } catch (problem) {
    reader.close(() => undefined);
    throwNotAZip(problem);
  }
}

async function readEntries(zip: ZipFile, most: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > most) throw new ZipBombError(`more than ${most} entries`);
    }
  } catch (problem) {
    throwNotAZip(problem);
  }
  return entries;
}

function bagFile(zip: ZipFile, entry: Entry): BagFile {
  const path = nameOf(entry);
  return { path, size: entry.uncompressedSize, open: () => unpack(zip, entry, path) };
}

async function* unpack(zip: ZipFile, entry: Entry, path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) yield piece;
  } catch (problem) {
    // yauzl counts while it inflates and stops at the first byte too many.
    if (/^too many bytes/.test((problem as Error).message)) {
      throw new ZipBombError(`${path}: more than its ${entry.uncompressedSize} bytes`, { cause: problem });
    }
    throw new NotAZipError(`${path}: ${(problem as Error).message}`, { cause: problem });
  }
}

function throwNotAZip(problem: unknown): never {
  if (problem instanceof NotAZipError || problem instanceof ZipBombError) throw problem;
  const { message, code } = problem as NodeJS.ErrnoException;
  // A failing disk is not the sender's fault.
  if (code !== undefined) throw problem;
  throw new NotAZipError(message, { cause: problem });
}
