import { DamagedEntryError, UnreadableSourceError, ZipBombError } from '../errors.ts';

/** Deflate can grow a thousandfold: small pieces in keep what comes out in small pieces, too. */
const PIECE_IN = 16 * 1024;

/**
 * The content of raw deflate data (RFC 1951) that should give `size` bytes. Stops at the first byte too many. Throws
 * ZipBombError, DamagedEntryError, or what reading `packed` throws.
 */
export async function* inflate(
  packed: () => AsyncIterable<Uint8Array<ArrayBuffer>>,
  packedSize: number,
  size: number,
  path: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  for await (const piece of pump(packed(), packedSize, path)) {
    bytes += piece.length;
    if (bytes > size) throw new ZipBombError(`${path}: more than its ${size} bytes`);
    yield piece;
  }
  if (bytes !== size) throw new DamagedEntryError(`${path}: ${bytes} of ${size} bytes`);
  // What stands behind the end of the data is an error by the standard, but not everywhere: there, one byte less must not do.
  if ((await ignoresRest()) && (await isWhole(pump(packed(), packedSize - 1, path)))) {
    throw new DamagedEntryError(`${path}: bytes behind the end of its data`);
  }
}

async function* pump(
  packed: AsyncIterable<Uint8Array<ArrayBuffer>>,
  length: number,
  path: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  let unreadable: unknown = null;
  const feed = async () => {
    let left = length;
    try {
      for await (const piece of packed) {
        for (let at = 0; at < piece.length && left > 0; at += PIECE_IN) {
          const part = piece.subarray(at, Math.min(at + PIECE_IN, at + left));
          await writer.write(part);
          left -= part.length;
        }
      }
      await writer.close();
    } catch (problem) {
      if (problem instanceof UnreadableSourceError) unreadable = problem;
      await writer.abort(problem).catch(() => undefined);
    }
  };
  const fed = feed();
  const reader = readable.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } catch (problem) {
    throw unreadable ?? new DamagedEntryError(`${path}: does not unpack`, { cause: problem });
  } finally {
    await reader.cancel().catch(() => undefined);
    await fed;
  }
}

async function isWhole(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
  try {
    for await (const _ of pieces);
    return true;
  } catch (problem) {
    if (problem instanceof DamagedEntryError) return false;
    throw problem;
  }
}

let ignored: Promise<boolean> | null = null;

/** Whether this platform takes no notice of what stands behind deflated data (Node 20 does not). */
function ignoresRest(): Promise<boolean> {
  // An empty final block, and a byte.
  const bytes = Uint8Array.of(0x03, 0x00, 0x61);
  const whole = async function* () {
    yield bytes;
  };
  ignored ??= isWhole(pump(whole(), bytes.length, ''));
  return ignored;
}
