import { sha256 } from '@noble/hashes/sha2.js';

/** The value of a Repr-Digest header (RFC 9530) for a SHA-256 of 32 bytes. */
export function reprDigestOf(hash: Uint8Array): string {
  return `sha-256=:${btoa(String.fromCharCode(...hash))}:`;
}

/**
 * SHA-256 of `content`, read piece by piece: the browser's own digest would want all of it in memory at once.
 * Throws the signal's reason.
 */
export async function streamedSha256(content: Blob, signal?: AbortSignal): Promise<Uint8Array> {
  const hash = sha256.create();
  const reader = content.stream().getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      signal?.throwIfAborted();
      hash.update(piece.value);
    }
  } finally {
    await reader.cancel();
  }
  signal?.throwIfAborted();
  return hash.digest();
}

/** Repr-Digest (RFC 9530) of `content`. Throws the signal's reason. */
export async function reprDigest(content: Blob, signal?: AbortSignal): Promise<string> {
  return reprDigestOf(await streamedSha256(content, signal));
}
