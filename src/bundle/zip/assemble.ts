import { buf as crc32 } from 'crc-32';
import JSZip from 'jszip';
import type { Instant } from '../../evidence/index.ts';
import { dosTime, japaneseWallClock } from './dos-time.ts';
import { centralHeader, endOfZip, localHeader, readEnd, type StoredEntry } from './headers.ts';

/** Something small that JSZip compresses. */
export interface TextFile {
  path: string;
  text: string;
}
export interface BytesFile {
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}
export type SmallFile = TextFile | BytesFile;

/** Something large that goes in as it is, by reference: a picture is compressed already. */
export interface LargeFile {
  path: string;
  blob: Blob;
  crc32: number;
}

/** Texts below this go in as they are: packing one takes JSZip a millisecond, and a thousand records bring seven thousand. Bytes. */
const WORTH_COMPRESSING = 16_384;

/** The end of a zip, growing: bytes and references one after another, and the directory that will close it. */
interface Growing {
  parts: BlobPart[];
  directory: BlobPart[];
  directorySize: number;
  offset: number;
  entries: number;
}

/** Something that goes in as it is. */
type Stored = Pick<StoredEntry, 'path' | 'crc32' | 'size'> & { content: BlobPart };

function append(zip: Growing, { content, ...stored }: Stored, when: { time: number; date: number }): void {
  const entry: StoredEntry = { ...stored, ...when, offset: zip.offset };
  const header = localHeader(entry);
  const listed = centralHeader(entry);
  zip.parts.push(...header, content);
  zip.directory.push(...listed);
  zip.offset += lengthOf(header) + entry.size;
  zip.directorySize += lengthOf(listed);
  zip.entries += 1;
}

const lengthOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, part) => sum + part.length, 0);

/** The bytes of a small file. */
export const bytesOf = (small: SmallFile) =>
  'text' in small ? new TextEncoder().encode(small.text) : small.bytes;

/**
 * A zip of `smalls` and `larges`, dated `made`: first the texts worth compressing, then all others, both in the order of their
 * paths: an order that can be told from any other, since who verifies a zip refuses one whose entries were moved about. The
 * same input gives the same bytes.
 *
 * JSZip holds everything it writes in memory (three times a bundle's size), so it writes the long texts only.
 * Between its entries and its directory we put all others as stored entries; the large ones' bytes stay where they
 * are: the result is a Blob of references, and its size costs no memory until it is written somewhere.
 */
export async function assembleZip(
  smalls: readonly SmallFile[],
  larges: readonly LargeFile[],
  made: Instant,
): Promise<Blob> {
  return new Blob(await zipParts(smalls, larges, made), { type: 'application/zip' });
}

/** The same as pieces in their order: those of the large files are the Blobs themselves. */
export async function zipParts(
  smalls: readonly SmallFile[],
  larges: readonly LargeFile[],
  made: Instant,
): Promise<BlobPart[]> {
  const wall = japaneseWallClock(made);
  const when = dosTime(wall);
  const encoded = smalls.map(small => ({ path: small.path, bytes: bytesOf(small) }));
  const compressed = await compress(
    encoded.filter(({ bytes }) => bytes.length >= WORTH_COMPRESSING).sort(byPath),
    wall,
  );
  const end = readEnd(compressed);
  const zip: Growing = {
    parts: [compressed.subarray(0, end.offset)],
    directory: [compressed.subarray(end.offset, end.offset + end.size)],
    directorySize: end.size,
    offset: end.offset,
    entries: end.entries,
  };
  const stored: { path: string; crc32: number; content: Blob | Uint8Array<ArrayBuffer> }[] = [
    ...encoded
      .filter(({ bytes }) => bytes.length < WORTH_COMPRESSING)
      .map(({ path, bytes }) => ({ path, crc32: crc32(bytes) >>> 0, content: bytes })),
    ...larges.map(large => ({ path: large.path, crc32: large.crc32, content: large.blob })),
  ].sort(byPath);
  for (const { path, content, ...file } of stored) {
    const size = content instanceof Blob ? content.size : content.length;
    append(zip, { ...file, path: new TextEncoder().encode(path), size, content }, when);
  }
  const tail = endOfZip(zip.entries, { offset: zip.offset, size: zip.directorySize });
  return [...zip.parts, ...zip.directory, ...tail];
}

function byPath(one: { path: string }, other: { path: string }): number {
  return one.path < other.path ? -1 : 1;
}

function compress(
  files: readonly { path: string; bytes: Uint8Array<ArrayBuffer> }[],
  wall: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new JSZip();
  for (const { path, bytes } of files) zip.file(path, bytes, { date: wall, createFolders: false });
  return zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'UNIX',
  }) as Promise<Uint8Array<ArrayBuffer>>;
}
