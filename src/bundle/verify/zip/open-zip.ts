import type { BagFile } from '../bag-file.ts';
import { DamagedEntryError, ZipBombError } from '../errors.ts';
import { type Crc32, crc32 } from './crc32.ts';
import { readDirectory } from './directory.ts';
import { findDirectory } from './end-of-zip.ts';
import type { PlacedEntry, ZipEntry } from './entry.ts';
import { inflate } from './inflate.ts';
import { placeEntries } from './local-headers.ts';
import type { RandomAccess } from './random-access.ts';

export interface ZipLimits {
  files: number;
  /** Bytes of all files together. */
  totalBytes: number;
  /** Unpacked to packed, of one file and of all. */
  fileRatio: number;
  totalRatio: number;
}

/** A file in a zip, with the time that the archive gives it. */
export interface ZippedFile extends BagFile {
  /** MS-DOS time and date (APPNOTE 4.4.6). */
  dos: { time: number; date: number };
  /** It is in the archive as it is, not deflated. */
  isStored: boolean;
}

/** Ratios of what is small anyway say nothing. */
const SMALL = 1024 ** 2;

/**
 * The files of a zip as Hozen writes one, none of them unpacked yet. What one reader of zips could see and another not is
 * refused: nothing may stand before, between or behind the entries, and each is described twice alike.
 * Throws TruncatedZipError, HiddenDataError, HeaderMismatchError, ForeignZipError, NotAZipError, PathTraversalError,
 * ZipBombError, UnreadableSourceError. Reading a file throws DamagedEntryError, ZipBombError, UnreadableSourceError.
 */
export async function openZip(
  zip: RandomAccess,
  limits: ZipLimits,
  crc: Crc32 = crc32,
): Promise<ZippedFile[]> {
  const place = await findDirectory(zip);
  const entries = await readDirectory(zip, place, limits.files);
  checkRatios(entries, limits);
  const placed = await placeEntries(zip, entries, place.offset);
  return placed.map(entry => zippedFile(zip, entry, crc));
}

function checkRatios(entries: readonly ZipEntry[], limits: ZipLimits): void {
  let packed = 0;
  let unpacked = 0;
  for (const entry of entries) {
    packed += entry.packedSize;
    unpacked += entry.size;
    if (unpacked > limits.totalBytes) throw new ZipBombError(`more than ${limits.totalBytes} bytes`);
    if (entry.size > SMALL && entry.size > limits.fileRatio * entry.packedSize) {
      throw new ZipBombError(`${entry.path}: ${entry.packedSize} bytes unpack to ${entry.size}`);
    }
  }
  if (unpacked > 10 * SMALL && unpacked > limits.totalRatio * packed) {
    throw new ZipBombError(`${packed} bytes unpack to ${unpacked}`);
  }
}

function zippedFile(zip: RandomAccess, entry: PlacedEntry, crcOf: Crc32): ZippedFile {
  const { path, size, packedSize, method, content, time, date } = entry;
  const packed = () => zip.stream(content, packedSize);
  const open = () => checked(method === 8 ? inflate(packed(), size, path) : packed(), entry, crcOf);
  const file = { path, size, dos: { time, date }, isStored: method === 0, open };
  if (method === 8) return file;
  return {
    ...file,
    async read() {
      const bytes = await zip.read(content, size);
      checkCrc(crcOf(bytes), entry);
      return bytes;
    },
  };
}

async function* checked(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  entry: ZipEntry,
  crcOf: Crc32,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let crc = 0;
  for await (const piece of pieces) {
    crc = crcOf(piece, crc);
    yield piece;
  }
  checkCrc(crc, entry);
}

function checkCrc(crc: number, entry: ZipEntry): void {
  if (crc !== entry.crc32) throw new DamagedEntryError(`${entry.path}: CRC-32`);
}
