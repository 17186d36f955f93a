import { sha256 as incremental } from '@noble/hashes/sha2.js';
import { buf as crc32 } from 'crc-32';
import { sha256, toHex } from '../evidence/index.ts';

/** Up to this size a file is hashed in one piece, which the browser's own SHA-256 needs; bytes. */
const ONE_PIECE = 32 * 2 ** 20;
const PIECE = 2 ** 20;

/** Its other end is closed, so that what is handed over to it is gone. */
const nowhere = new MessageChannel();
nowhere.port2.close();

/**
 * Give memory back at once. Bytes that are simply dropped stay until the browser tidies up, which for a thousand pictures is too
 * late. (Reading into one buffer over and over, by a BYOB reader, would need none of this; in Chromium 156 one read of some
 * hundreds never ended.)
 */
function letGo(buffer: ArrayBuffer): void {
  nowhere.port1.postMessage(null, [buffer]);
}

/** The bytes of `blob` piece by piece. A piece is good until the next. */
async function* pieces(blob: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < blob.size; at += PIECE) {
    const buffer = await blob.slice(at, at + PIECE).arrayBuffer();
    yield new Uint8Array(buffer);
    letGo(buffer);
  }
}

/** SHA-256 of `blob` in hex, in bounded memory. Throws DOMException (NotReadableError …) where its bytes cannot be read. */
export async function hashBlob(blob: Blob): Promise<string> {
  if (blob.size > ONE_PIECE) {
    const hash = incremental.create();
    for await (const piece of pieces(blob)) hash.update(piece);
    return toHex(hash.digest());
  }
  const buffer = await blob.arrayBuffer();
  const hash = await sha256(buffer);
  letGo(buffer);
  return hash;
}

/** What a manifest and a zip say of a file's bytes. */
export interface BlobSums {
  /** Hex. */
  sha256: string;
  /** CRC-32 (ISO 3309, as in zip). */
  crc32: number;
}

/** Both sums of `blob` in one reading, in bounded memory. Throws DOMException where its bytes cannot be read. */
export async function sumsOf(blob: Blob): Promise<BlobSums> {
  const hash = incremental.create();
  let crc = 0;
  for await (const piece of pieces(blob)) {
    hash.update(piece);
    crc = crc32(piece, crc);
  }
  return { sha256: toHex(hash.digest()), crc32: crc >>> 0 };
}
