import type { PictureStream } from './png-stream.ts';

/** Rows decoded at a time: a tall picture would take hundreds of megabytes at once. */
const ROWS = 256;
/** PNG's predictor "Up": each row as its difference from the one above. Text on a plain ground shrinks well by it. */
const UP = 2;

function contextOf(width: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, ROWS).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  });
  if (!context) throw new RangeError(`no canvas of ${width}×${ROWS}`);
  return context;
}

/** Rows of RGBA as rows of RGB with a predictor before each; `above` is the row before the first. */
function predicted(
  rgba: Uint8ClampedArray,
  width: number,
  rows: number,
  above: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const own = 3 * width;
  const block = new Uint8Array(rows * (1 + own));
  for (let row = 0; row < rows; row += 1) {
    let at = row * (1 + own);
    block[at] = UP;
    at += 1;
    for (let n = 0, from = 4 * row * width; n < own; from += 1) {
      for (let colour = 0; colour < 3; colour += 1, n += 1, from += 1, at += 1) {
        const value = rgba[from] ?? 0;
        block[at] = value - (above[n] ?? 0);
        above[n] = value;
      }
    }
  }
  return block;
}

/**
 * `picture` decoded and deflated anew, for those whose own bytes a PDF cannot take. Without loss but for transparency, which
 * is laid on white. Throws InvalidStateError (a DOMException) where it is no picture.
 */
export async function repacked(picture: Blob): Promise<PictureStream> {
  const bitmap = await createImageBitmap(picture);
  const { width, height } = bitmap;
  const deflate = new CompressionStream('deflate');
  const data = new Response(deflate.readable).arrayBuffer();
  const writer = deflate.writable.getWriter();
  try {
    const context = contextOf(width);
    const above = new Uint8Array(3 * width);
    for (let top = 0; top < height; top += ROWS) {
      const rows = Math.min(ROWS, height - top);
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, width, ROWS);
      context.drawImage(bitmap, 0, -top);
      await writer.write(predicted(context.getImageData(0, 0, width, rows).data, width, rows, above));
    }
    await writer.close();
    return { width, height, colours: 3, palette: null, data: new Uint8Array(await data) };
  } finally {
    bitmap.close();
  }
}
