import type { Viewport } from '../evidence/index.ts';
import type { Box } from '../messages/calls.ts';

/** Pixels. Firefox draws sides up to here without fail. */
const LONGEST_SIDE = 32_767;
/** Pixels of one picture: uncompressed it takes four bytes each, in the page's process and in the browser's. */
const LARGEST = 40_000_000;

/** The parts of the page, from the top, that are each one picture; none where the page is too wide for any. */
export function partsOf({ pageWidth, pageHeight, devicePixelRatio }: Viewport): Box[] {
  const width = Math.ceil(pageWidth * devicePixelRatio);
  const highest = Math.min(LONGEST_SIDE, Math.floor(LARGEST / width));
  if (width > LONGEST_SIDE || highest < 1) return [];
  // A whole number of pixels, so that the next part joins without a blur.
  const step = highest / devicePixelRatio;
  return Array.from({ length: Math.ceil(pageHeight / step) }, (_, at) => ({
    x: 0,
    y: at * step,
    width: pageWidth,
    height: Math.min(step, pageHeight - at * step),
  }));
}
