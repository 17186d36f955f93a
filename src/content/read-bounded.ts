/** What a body gave. */
export interface BoundedBytes {
  bytes: Uint8Array<ArrayBuffer>;
  /** Whether there was more than was asked for. */
  cut: boolean;
}

/** At most `limit` bytes of `body`; what follows is never received. Rejects as the stream does. */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<BoundedBytes> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  while (reader && length <= limit) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  const cut = length > limit;
  // Tells the server to stop; that it may already have failed changes nothing of what was read.
  if (cut) reader?.cancel().catch(() => undefined);
  const bytes = new Uint8Array(Math.min(length, limit));
  let at = 0;
  for (const part of parts) {
    bytes.set(part.subarray(0, limit - at), at);
    at += Math.min(part.length, limit - at);
  }
  return { bytes, cut };
}
