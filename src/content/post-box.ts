import type { Box, PostBox } from '../messages/calls.ts';
import { isCovered } from './cover.ts';
import type { Disturbances } from './disturbances.ts';
import { measure } from './measure.ts';
import { boxOf } from './tour/own-box.ts';
import { findScroller } from './tour/scroller.ts';

/** The rectangle around `parts` as they lie in the window; null where they are not drawn. */
export function boxAround(parts: readonly Element[]): Box | null {
  const boxes = parts.map(boxOf).filter(({ width, height }) => width > 0 && height > 0);
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map(box => box.x));
  const y = Math.min(...boxes.map(box => box.y));
  const width = Math.max(...boxes.map(box => box.x + box.width)) - x;
  const height = Math.max(...boxes.map(box => box.y + box.height)) - y;
  return { x, y, width, height };
}

/** Where the parts of a post lie now, in the window and in what is scrolled; null where they are not drawn. */
export function postBox(
  window: Window,
  parts: readonly Element[],
  disturbances: Disturbances,
): PostBox | null {
  const box = boxAround(parts);
  if (!box) return null;
  const { x, y, width, height } = box;
  const scroller = findScroller(window);
  const area = scroller.area();
  const offset = scroller.offset();
  return {
    inWindow: box,
    covered: isCovered(window, parts, box),
    inContent: { x: x - area.x + offset.x, y: y - area.y + offset.y, width, height },
    measure: measure(window, disturbances),
  };
}
