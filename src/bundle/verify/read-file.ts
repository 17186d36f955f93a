import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { sha256, toHex } from '../../evidence/index.ts';
import type { BagFile } from './bag-file.ts';
import { HashMismatchError, NotABagError, ZipBombError } from './errors.ts';

/** SHA-256 piece by piece. */
export interface RunningHash {
  update(piece: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** Up to here a file is hashed at once by the browser's own code, ten times as fast as piece by piece. Bytes. */
const AT_ONCE = 32 * 1024 ** 2;

/** Below this, going to the browser's own code and back takes longer than the hash itself. Bytes. */
const TINY = 4 * 1024;

/** SHA-256 of bytes, in hex. */
export async function hashBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return bytes.length <= TINY ? toHex(nobleSha256(bytes)) : sha256(bytes);
}

/** Not every browser lets a stream be walked through by itself. */
async function* inPieces(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The pieces of `file`. Throws ZipBombError as soon as there is more than it said, HashMismatchError for less. */
async function* pieces(file: BagFile): AsyncGenerator<Uint8Array> {
  const opened = file.open();
  let bytes = 0;
  for await (const piece of opened instanceof ReadableStream ? inPieces(opened) : opened) {
    bytes += piece.byteLength;
    if (bytes > file.size) throw new ZipBombError(`${file.path}: more than its ${file.size} bytes`);
    yield piece;
  }
  if (bytes < file.size) throw new HashMismatchError(`${file.path}: ${bytes} of ${file.size} bytes`);
}

/**
 * All of `file`. Throws ZipBombError above `mostBytes` or where there is more than it said, HashMismatchError for less, or
 * what reading throws.
 */
export async function readBytes(file: BagFile, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > mostBytes) throw new ZipBombError(`${file.path}: ${file.size} bytes, at most ${mostBytes}`);
  if (file.read) return file.read();
  const bytes = new Uint8Array(file.size);
  let at = 0;
  for await (const piece of pieces(file)) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}

/** SHA-256 of `file` in hex. What is large is read piece by piece. Throws ZipBombError, HashMismatchError, or what reading throws. */
export async function hashFile(file: BagFile, newHash?: () => RunningHash): Promise<string> {
  if (file.size <= (newHash ? TINY : AT_ONCE)) return hashBytes(await readBytes(file, AT_ONCE));
  const hash = newHash?.() ?? nobleSha256.create();
  for await (const piece of pieces(file)) hash.update(piece);
  return toHex(hash.digest());
}

/**
 * The text of `file`. Throws ZipBombError above `mostBytes`, NotABagError where it is not UTF-8 or begins with a
 * byte-order mark (RFC 8493 forbids it).
 */
export async function readText(file: BagFile, mostBytes: number): Promise<string> {
  return plainText(await readBytes(file, mostBytes), file.path);
}

/** Bytes as text. Throws NotABagError where they are not UTF-8 or begin with a byte-order mark. */
export function plainText(bytes: Uint8Array, path: string): string {
  const text = decodeUtf8(bytes);
  if (text === null || text.startsWith('\uFEFF')) throw new NotABagError(`${path}: not plain UTF-8`);
  return text;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
