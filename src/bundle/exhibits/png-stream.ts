/** The picture is no PNG, or breaks off. */
export class NotAPngError extends Error {
  override readonly name = 'NotAPngError';
}

/** A picture as a PDF holds it: deflated rows with PNG's own predictors (ISO 32000-1, 7.4.4.4). */
export interface PictureStream {
  width: number;
  height: number;
  /** Samples of a pixel: 1 grey or palette, 3 RGB. */
  colours: 1 | 3;
  /** RGB triplets, where the samples are places in it. */
  palette: Uint8Array | null;
  data: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHUNK_OVERHEAD = 12;

function* chunksOf(png: Uint8Array): Generator<{ type: string; data: Uint8Array }> {
  if (!SIGNATURE.every((byte, at) => png[at] === byte)) throw new NotAPngError('no PNG signature');
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  let at = SIGNATURE.length;
  while (at + CHUNK_OVERHEAD <= png.length) {
    const length = view.getUint32(at);
    if (at + CHUNK_OVERHEAD + length > png.length) throw new NotAPngError('a chunk runs over the end');
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    yield { type, data: png.subarray(at + 8, at + 8 + length) };
    if (type === 'IEND') return;
    at += CHUNK_OVERHEAD + length;
  }
  throw new NotAPngError('no end');
}

/**
 * The compressed pixels of `png` just as they lie in it, which a PDF takes without decoding: not a bit of the picture changes.
 * Null where a PDF cannot take them so (transparency, interlacing, other than 8 bits). Throws NotAPngError.
 * https://www.w3.org/TR/png-3/#11Chunks
 */
export function pngStream(png: Uint8Array): PictureStream | null {
  let head: DataView | null = null;
  let palette: Uint8Array | null = null;
  const parts: Uint8Array[] = [];
  for (const { type, data } of chunksOf(png)) {
    if (type === 'IHDR') head = new DataView(data.buffer, data.byteOffset, data.byteLength);
    if (type === 'PLTE') palette = data.slice();
    if (type === 'tRNS') return null;
    if (type === 'IDAT') parts.push(data);
  }
  if (head === null || parts.length === 0) throw new NotAPngError('no picture in it');
  const [depth, colour, interlace] = [head.getUint8(8), head.getUint8(9), head.getUint8(12)];
  if (depth !== 8 || interlace !== 0 || ![0, 2, 3].includes(colour)) return null;
  if (colour === 3 && palette === null) throw new NotAPngError('no palette');
  return {
    width: head.getUint32(0),
    height: head.getUint32(4),
    colours: colour === 2 ? 3 : 1,
    palette: colour === 3 ? palette : null,
    data: joined(parts),
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
