/** A part of a picture as one page shows it. Pixels from the picture's top. */
export interface Slice {
  from: number;
  to: number;
  /** How many of its first pixels the page before shows too. */
  again: number;
}

/**
 * Cut a picture of `height` into slices of at most `most`, each beginning `overlap` before the last one's end. `first` is the
 * room on the first page. All pixels. Throws RangeError where a page has no more room than the overlap.
 */
export function slicesOf(height: number, most: number, overlap: number, first = most): Slice[] {
  if (most <= overlap || first <= overlap) throw new RangeError(`no room for a slice: ${most}, ${overlap}`);
  const slices: Slice[] = [{ from: 0, to: Math.min(height, first), again: 0 }];
  for (let last = slices[0]; last && last.to < height; last = slices.at(-1)) {
    const from = last.to - overlap;
    slices.push({ from, to: Math.min(height, from + most), again: overlap });
  }
  return slices;
}
