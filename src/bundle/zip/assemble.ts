import JSZip from 'jszip';
import type { Instant } from '../../evidence/index.ts';
import { dosTime, japaneseWallClock } from './dos-time.ts';
import { centralHeader, endOfZip, localHeader, readEnd, type StoredEntry } from './headers.ts';

/** Something small that JSZip compresses. */
export interface TextFile {
  path: string;
  text: string;
}
export type SmallFile = TextFile | { path: string; bytes: Uint8Array<ArrayBuffer> };

/** Something large that goes in as it is, by reference: a picture is compressed already. */
export interface LargeFile {
  path: string;
  blob: Blob;
  crc32: number;
}

/**
 * A zip of `smalls` and `larges`, in that order, dated `made`. The same input gives the same bytes.
 *
 * JSZip holds everything it writes in memory (three times a bundle's size), so it writes the small part only.
 * Between its entries and its directory we put the large files as stored entries whose bytes stay where they
 * are: the result is a Blob of references, and its size costs no memory until it is written somewhere.
 */
export async function assembleZip(
  smalls: readonly SmallFile[],
  larges: readonly LargeFile[],
  made: Instant,
): Promise<Blob> {
  const wall = japaneseWallClock(made);
  const small = await zipSmalls(smalls, wall);
  const end = readEnd(small);
  const parts: BlobPart[] = [small.subarray(0, end.offset)];
  const directory: Uint8Array<ArrayBuffer>[] = [small.subarray(end.offset, end.offset + end.size)];
  let offset = end.offset;
  for (const { path, blob, crc32 } of larges) {
    const entry: StoredEntry = {
      path: new TextEncoder().encode(path),
      crc32,
      size: blob.size,
      ...dosTime(wall),
      offset,
    };
    const header = localHeader(entry);
    parts.push(header, entry.path, blob);
    directory.push(...centralHeader(entry));
    offset += header.length + entry.path.length + blob.size;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const tail = endOfZip(end.entries + larges.length, { offset, size });
  return new Blob([...parts, ...directory, ...tail], { type: 'application/zip' });
}

function zipSmalls(smalls: readonly SmallFile[], wall: Date): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new JSZip();
  for (const small of smalls) {
    const content = 'text' in small ? small.text : small.bytes;
    zip.file(small.path, content, { date: wall, createFolders: false });
  }
  return zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'UNIX',
  }) as Promise<Uint8Array<ArrayBuffer>>;
}
