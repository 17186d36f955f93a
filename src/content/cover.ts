import type { Box } from '../messages/calls.ts';
import { contains, parentOf } from '../sites/page/own-dom.ts';
import { styleOf } from './tour/own-box.ts';

/** Places looked at, across and down, as shares of the box. */
const ACROSS = [0.1, 0.3, 0.5, 0.7, 0.9];
const DOWN = [0.07, 0.21, 0.36, 0.5, 0.64, 0.79, 0.93];

function isPinnedOver(window: Window, top: Element, parts: readonly Element[]): boolean {
  for (let at: Element | null = top; at; at = parentOf(at)) {
    const element = at;
    if (parts.some(part => contains(element, part) || contains(part, element))) return false;
    const { position } = styleOf(window, element);
    if (position === 'fixed' || position === 'sticky') return true;
  }
  return false;
}

/** Whether something that stays in the window when the page is scrolled, a header or a bar, lies over `box` of `parts`. */
export function isCovered(window: Window, parts: readonly Element[], { x, y, width, height }: Box): boolean {
  return DOWN.some(down =>
    ACROSS.some(across => {
      const top = Document.prototype.elementFromPoint.call(
        window.document,
        x + width * across,
        y + height * down,
      );
      return top !== null && isPinnedOver(window, top, parts);
    }),
  );
}
