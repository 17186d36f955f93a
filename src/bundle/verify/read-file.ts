import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from '../../evidence/index.ts';
import type { BagFile } from './bag-file.ts';
import { HashMismatchError, NotABagError, ZipBombError } from './errors.ts';

/** The pieces of `file`. Throws ZipBombError as soon as there is more than it said, HashMismatchError for less. */
async function* pieces(file: BagFile): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of file.open()) {
    bytes += piece.byteLength;
    if (bytes > file.size) throw new ZipBombError(`${file.path}: more than its ${file.size} bytes`);
    yield piece;
  }
  if (bytes < file.size) throw new HashMismatchError(`${file.path}: ${bytes} of ${file.size} bytes`);
}

/** SHA-256 of `file` in hex, read piece by piece. Throws ZipBombError, HashMismatchError, or what reading throws. */
export async function hashFile(file: BagFile): Promise<string> {
  const hash = sha256.create();
  for await (const piece of pieces(file)) hash.update(piece);
  return toHex(hash.digest());
}

/**
 * The text of `file`. Throws ZipBombError above `mostBytes`, NotABagError where it is not UTF-8 or begins with a
 * byte-order mark (RFC 8493 forbids it).
 */
export async function readText(file: BagFile, mostBytes: number): Promise<string> {
  if (file.size > mostBytes) throw new ZipBombError(`${file.path}: ${file.size} bytes, at most ${mostBytes}`);
  const bytes = new Uint8Array(file.size);
  let at = 0;
  for await (const piece of pieces(file)) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  const text = decodeUtf8(bytes);
  if (text === null || text.startsWith('\uFEFF')) throw new NotABagError(`${file.path}: not plain UTF-8`);
  return text;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
