import { Inflate, type ZStream } from 'pako';
import { DamagedEntryError, ZipBombError } from '../errors.ts';

/** What comes out is handed on in pieces of at most this size. Bytes. */
const PIECE_OUT = 256 * 1024;

/**
 * The content of raw deflate data (RFC 1951) that should give `size` bytes and end where the data ends. Stops at the first byte
 * too many. Throws ZipBombError, DamagedEntryError, or what reading `packed` throws.
 *
 * The browsers' own DecompressionStream would do, were it not that Node's takes no notice of what stands behind the end of the
 * data, and that starting one costs more than unpacking the thousands of small files in a bundle.
 */
export async function* inflate(
  packed: AsyncIterable<Uint8Array<ArrayBuffer>>,
  size: number,
  path: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const inflater = new Inflate({ raw: true, chunkSize: Math.min(PIECE_OUT, size + 1) });
  let input: ZStream | null = null;
  let out: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let failed = false;
  inflater.onStart = stream => {
    input = stream;
  };
  inflater.onData = piece => {
    bytes += piece.length;
    if (bytes > size) throw new ZipBombError(`${path}: more than its ${size} bytes`);
    out.push(piece);
  };
  inflater.onEnd = status => {
    failed = status !== 0;
  };
  const left = () => input?.avail_in ?? 0;
  for await (const piece of packed) {
    if (inflater.ended) throw new DamagedEntryError(`${path}: bytes behind the end of its data`);
    inflater.push(piece);
    if (failed) throw new DamagedEntryError(`${path}: does not unpack`);
    if (inflater.ended && left() > 0)
      throw new DamagedEntryError(`${path}: bytes behind the end of its data`);
    yield* out;
    out = [];
  }
  if (!inflater.ended || bytes !== size) throw new DamagedEntryError(`${path}: ${bytes} of ${size} bytes`);
}
