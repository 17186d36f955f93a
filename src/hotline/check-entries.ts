import type { Entry, LocalFileHeader } from 'yauzl';
import { NotAZipError, PathTraversalError, ZipBombError } from '../bundle/verify/index.ts';
import type { HotlineLimits } from './limits.ts';

/** Bytes of the archive that one entry takes, its header included. */
export interface Placed {
  start: number;
  end: number;
}

const STORED = 0;
const DEFLATED = 8;
/** General purpose bits (APPNOTE 4.4.4). */
const ENCRYPTED = 0x1;
const SIZES_FOLLOW = 0x8;
const UTF8_NAME = 0x800;
/** Info-ZIP's second name for an entry (APPNOTE 4.6.9): readers differ on which of the two they take. */
const SECOND_NAME = 0x7075;
/** Version and CRC-32 before it. */
const SECOND_NAME_AT = 5;
/** "See the zip64 field". */
const IN_ZIP64 = 0xffff_ffff;
/** File types of the Unix mode in the upper half of the external attributes. */
const TYPE_MASK = 0o170000;
const PLAIN_TYPES = new Set([0, 0o100000, 0o040000]);
/** Ratios of what is small anyway say nothing. */
const SMALL = 1024 * 1024;

/** The name of `entry`. Throws NotAZipError unless it is ASCII, or UTF-8 and marked so. */
export function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const ascii = raw.every(byte => byte < 0x80);
  if (!ascii && !(entry.generalPurposeBitFlag & UTF8_NAME)) throw new NotAZipError('a name is not in UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch (problem) {
    throw new NotAZipError('a name is not UTF-8', { cause: problem });
  }
}

/**
 * Where `entry` lies. Throws NotAZipError where it is encrypted, packed in an uncommon way, or where its two headers
 * contradict each other (what one reader checks, another must not see differently); PathTraversalError for links
 * and devices.
 */
export function checkEntry(entry: Entry, local: LocalFileHeader): Placed {
  const name = nameOf(entry);
  const flags = entry.generalPurposeBitFlag | local.generalPurposeBitFlag;
  if (flags & ENCRYPTED) throw new NotAZipError(`${name}: encrypted`);
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new NotAZipError(`${name}: compression method ${entry.compressionMethod}`);
  }
  if (!PLAIN_TYPES.has((entry.externalFileAttributes >>> 16) & TYPE_MASK)) {
    throw new PathTraversalError(`${name}: a link or device`);
  }
  for (const { id, data } of entry.extraFields) {
    if (id === SECOND_NAME && !data.subarray(SECOND_NAME_AT).equals(entry.fileNameRaw)) {
      throw new NotAZipError(`${name}: two names`);
    }
  }
  const sizesFollow = (local.generalPurposeBitFlag & SIZES_FOLLOW) !== 0;
  const same = (there: number, here: number) =>
    here === there || here === IN_ZIP64 || (sizesFollow && here === 0);
  if (
    !local.fileName.equals(entry.fileNameRaw) ||
    local.compressionMethod !== entry.compressionMethod ||
    !same(entry.compressedSize, local.compressedSize) ||
    !same(entry.uncompressedSize, local.uncompressedSize) ||
    !(local.crc32 === entry.crc32 || (sizesFollow && local.crc32 === 0))
  ) {
    throw new NotAZipError(`${name}: its two headers differ`);
  }
  if (name.endsWith('/') && entry.uncompressedSize > 0)
    throw new NotAZipError(`${name}: a folder with content`);
  return { start: entry.relativeOffsetOfLocalHeader, end: local.fileDataStart + entry.compressedSize };
}

/** Throws ZipBombError where two entries share bytes: a small archive can so unpack without end. */
export function checkNoOverlap(placed: readonly Placed[]): void {
  let end = 0;
  for (const entry of placed.toSorted((a, b) => a.start - b.start)) {
    if (entry.start < end) throw new ZipBombError('two entries share bytes');
    end = entry.end;
  }
}

/** Throws ZipBombError where `entries` say they unpack to more than is allowed. */
export function checkRatios(
  entries: readonly Entry[],
  limits: Pick<HotlineLimits, 'unpackedBytes' | 'fileRatio' | 'totalRatio'>,
): void {
  let packed = 0;
  let unpacked = 0;
  for (const entry of entries) {
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    if (unpacked > limits.unpackedBytes) throw new ZipBombError(`more than ${limits.unpackedBytes} bytes`);
    if (entry.uncompressedSize > SMALL && entry.uncompressedSize > limits.fileRatio * entry.compressedSize) {
      throw new ZipBombError(
        `${nameOf(entry)}: ${entry.compressedSize} bytes unpack to ${entry.uncompressedSize}`,
      );
    }
  }
  if (unpacked > 10 * SMALL && unpacked > limits.totalRatio * packed) {
    throw new ZipBombError(`${packed} bytes unpack to ${unpacked}`);
  }
}
