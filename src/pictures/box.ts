import type { PictureBox } from '../evidence/index.ts';

/** Where both lie; null where they do not meet. */
export function meeting(a: PictureBox, b: PictureBox): PictureBox | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** `box` on whole pixels, no part of it lost, cut to a picture of `width` by `height`; null where it lies outside. */
export function wholePixels(box: PictureBox, width: number, height: number): PictureBox | null {
  const x = Math.floor(box.x);
  const y = Math.floor(box.y);
  const right = Math.ceil(box.x + box.width);
  const bottom = Math.ceil(box.y + box.height);
  return meeting({ x, y, width: right - x, height: bottom - y }, { x: 0, y: 0, width, height });
}

/** Whether `inner` lies in `outer`, give or take `slack`. */
export function liesIn(inner: PictureBox, outer: PictureBox, slack = 0): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}
