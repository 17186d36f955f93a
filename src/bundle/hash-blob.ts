import { sha256 as incremental } from '@noble/hashes/sha2.js';
import { buf as crc32 } from 'crc-32';
import { sha256, toHex } from '../evidence/index.ts';

/** Up to this size a file is hashed in one piece, which the browser's own SHA-256 needs; bytes. */
const ONE_PIECE = 32 * 2 ** 20;
const PIECE = 2 ** 20;

/** Reads the bytes of `blob`, always into the same memory, and gives them piece by piece. A piece is good until the next. */
export type BlobReader = (blob: Blob, pieceBytes: number) => AsyncGenerator<Uint8Array<ArrayBuffer>>;

/**
 * A reader with memory of its own. Bytes that are read the plain way (`arrayBuffer()`) stay in memory until the browser tidies
 * up, which for a thousand pictures is too late.
 */
export function blobReader(): BlobReader {
  let buffer = new ArrayBuffer(0);
  return async function* (blob, pieceBytes) {
    const size = Math.min(pieceBytes, blob.size);
    if (buffer.byteLength < size) buffer = new ArrayBuffer(size);
    const reader = blob.stream().getReader({ mode: 'byob' });
    try {
      for (let left = blob.size; left > 0; ) {
        const wanted = Math.min(size, left);
        let filled = 0;
        while (filled < wanted) {
          // The memory is handed over and comes back with the answer; without one, the stream has ended early or failed.
          const lent: ArrayBuffer = buffer;
          buffer = new ArrayBuffer(0);
          const { done, value } = await reader.read(new Uint8Array(lent, filled, wanted - filled));
          if (!value) return;
          buffer = value.buffer;
          if (done) return;
          filled += value.byteLength;
        }
        left -= filled;
        yield new Uint8Array(buffer, 0, filled);
      }
    } finally {
      await reader.cancel();
    }
  };
}

/** SHA-256 of `blob` in hex, in bounded memory. Throws DOMException (NotReadableError …) where its bytes cannot be read. */
export async function hashBlob(blob: Blob, read: BlobReader): Promise<string> {
  if (blob.size === 0) return sha256('');
  const inOnePiece = blob.size <= ONE_PIECE;
  const hash = incremental.create();
  for await (const piece of read(blob, inOnePiece ? ONE_PIECE : PIECE)) {
    if (inOnePiece && piece.length === blob.size) return sha256(piece);
    hash.update(piece);
  }
  return toHex(hash.digest());
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
  for await (const piece of blobReader()(blob, PIECE)) {
    hash.update(piece);
    crc = crc32(piece, crc);
  }
  return { sha256: toHex(hash.digest()), crc32: crc >>> 0 };
}
