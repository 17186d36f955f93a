import type { Box } from '../../messages/calls.ts';
import { boxOf } from './own-box.ts';
import type { Pinned } from './pinned.ts';
import type { Scroller } from './scroller.ts';

/** Where things lay at the lower edge of a tile, so that the next tile can tell whether they have moved. */
export type Seam = { element: Element; x: number; y: number }[];

const LOOKS = [0.1, 0.3, 0.5, 0.7, 0.9];

/** Place of `element` in the scrolled content, which scrolling does not change. */
function placeOf(element: Element, scroller: Scroller): { x: number; y: number } {
  const box = boxOf(element);
  const area = scroller.area();
  const offset = scroller.offset();
  return { x: box.x - area.x + offset.x, y: box.y - area.y + offset.y };
}

/** What lies along the lower edge of `area` now. */
export function seamAt(window: Window, area: Box, scroller: Scroller, pinned: Pinned): Seam {
  const found = new Set<Element>();
  for (const share of LOOKS) {
    const x = area.x + area.width * share;
    const at = Document.prototype.elementsFromPoint.call(window.document, x, area.y + area.height - 2);
    const element = at.find(element => element !== scroller.element && !pinned.holds(element));
    if (element) found.add(element);
  }
  return [...found].map(element => ({ element, ...placeOf(element, scroller) }));
}

/** How far the elements of `seam` have moved since, the furthest counting; null where none is left. CSS pixels. */
export function shiftSince(seam: Seam, scroller: Scroller): number | null {
  const shifts = seam
    .filter(({ element }) => element.isConnected)
    .map(({ element, y }) => placeOf(element, scroller).y - y);
  if (shifts.length === 0) return null;
  return shifts.reduce((furthest, shift) => (Math.abs(shift) > Math.abs(furthest) ? shift : furthest), 0);
}
