/** A picture, row by row: a hash of each row's pixels. */
export type RowMarks = Uint32Array;

/** Part of a picture. Pixels. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How much of what can be told apart must be alike for a picture to count as that of the place before. */
const MOSTLY = 0.5;

/** Marks of the rows of `rgba`, `width` pixels each (http://www.isthe.com/chongo/tech/comp/fnv/, one step a pixel). */
export function rowMarks(rgba: Uint8ClampedArray, width: number): RowMarks {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength / 4);
  const marks = new Uint32Array(pixels.length / width);
  for (let row = 0; row < marks.length; row++) {
    let hash = 0x811c9dc5;
    for (let at = row * width; at < (row + 1) * width; at++) {
      hash = Math.imul(hash ^ (pixels[at] ?? 0), 0x01000193);
    }
    marks[row] = hash;
  }
  return marks;
}

/**
 * Whether two pictures of different places show the same: `same` where lines, letters and edges lie in the same rows
 * (an advertisement may have moved on), `blank` where both show nothing but one colour and so cannot be told apart.
 */
export function alike(a: RowMarks, b: RowMarks): 'same' | 'blank' | null {
  if (a.length !== b.length) return null;
  let [telling, equal] = [0, 0];
  for (let row = 1; row < a.length; row++) {
    // A row that repeats the one above it in both pictures lies within an area, and tells nothing.
    if (a[row] === a[row - 1] && b[row] === b[row - 1]) continue;
    telling += 1;
    // An edge is the same where what lies above it and below it is.
    if (a[row] === b[row] && a[row - 1] === b[row - 1]) equal += 1;
  }
  if (telling === 0) return a[0] === b[0] ? 'blank' : null;
  return equal / telling >= MOSTLY ? 'same' : null;
}

/** Marks of the part `of` of a picture, cut to what the picture has. Rejects where it cannot be decoded. */
export async function marksOf(png: Blob, { x, y, width, height }: Part): Promise<RowMarks> {
  const picture = await createImageBitmap(png);
  try {
    const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
    const wide = Math.min(picture.width - left, Math.floor(width));
    const high = Math.min(picture.height - top, Math.floor(height));
    if (wide < 1 || high < 1) return new Uint32Array();
    const canvas = new OffscreenCanvas(wide, high);
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (!context) throw new RangeError(`no canvas of ${wide}×${high}`);
    context.drawImage(picture, left, top, wide, high, 0, 0, wide, high);
    return rowMarks(context.getImageData(0, 0, wide, high).data, wide);
  } finally {
    picture.close();
  }
}
