import type { Box } from '../../messages/calls.ts';
import type { Sheet } from '../../pictures/lay-out.ts';
import { contextOf } from './draw-sheet.ts';

const COLOUR = '#d32f2f';
/** Outside the post, so that none of its own pixels are covered; CSS pixels. */
const AROUND = 5;
const THICK = 3;

/** Draw a frame around `box` (pixels), with a white edge so that it shows on every ground. */
export function drawFrame(canvas: OffscreenCanvas, box: Box, scale: number): void {
  const context = contextOf(canvas);
  const around = AROUND * scale;
  const [x, y] = [box.x - around, box.y - around];
  const [width, height] = [box.width + 2 * around, box.height + 2 * around];
  context.strokeStyle = '#ffffff';
  context.lineWidth = (THICK + 2) * scale;
  context.strokeRect(x, y, width, height);
  context.strokeStyle = COLOUR;
  context.lineWidth = THICK * scale;
  context.strokeRect(x, y, width, height);
}

/** Where `box` of the scrolled content (CSS pixels) lies on a sheet; null where the sheet does not show all of it. */
export function onSheet({ runs }: Sheet, box: Box): { box: Box; scale: number } | null {
  const runAt = (y: number) => runs.find(({ from, to }) => y >= from - 1 && y <= to + 1);
  const [top, bottom] = [runAt(box.y), runAt(box.y + box.height)];
  if (!top || !bottom) return null;
  const y = top.dy + (box.y - top.from) * top.scale;
  const end = bottom.dy + (box.y + box.height - bottom.from) * bottom.scale;
  return {
    box: { x: top.dx + box.x * top.scale, y, width: box.width * top.scale, height: end - y },
    scale: top.scale,
  };
}
