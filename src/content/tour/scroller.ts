import type { Box } from '../../messages/calls.ts';
import { all, contains, documentBody, documentRoot } from '../../sites/page/own-dom.ts';
import {
  boxOf,
  clientHeightOf,
  clientWidthOf,
  innerBoxOf,
  meet,
  scrollHeightOf,
  scrollLeftOf,
  scrollTo,
  scrollTopOf,
  scrollWidthOf,
  styleOf,
} from './own-box.ts';

/** What a person would scroll to see the rest of the page: the page itself, or a box in it. */
export interface Scroller {
  kind: 'page' | 'box';
  element: Element;
  /** The part of the window that shows the content. */
  area(): Box;
  /** Size of the content, CSS pixels. */
  content(): { width: number; height: number };
  offset(): { x: number; y: number };
  scrollTo(x: number, y: number): void;
}

/** A box is scrolled instead of the page from this share of the window on. */
const LEAST_SHARE = 0.3;
/** Content this much higher than its box is worth a scroll, CSS pixels. */
const LEAST_REST = 40;

function scrollerOf(kind: Scroller['kind'], element: Element, area: () => Box): Scroller {
  return {
    kind,
    element,
    area,
    content: () => ({ width: scrollWidthOf(element), height: scrollHeightOf(element) }),
    offset: () => ({ x: scrollLeftOf(element), y: scrollTopOf(element) }),
    scrollTo: (x, y) => scrollTo(element, x, y),
  };
}

function windowBox(root: Element): Box {
  // In quirks mode the body scrolls and its client size is the window's, in standards mode the root's.
  return { x: 0, y: 0, width: clientWidthOf(root), height: clientHeightOf(root) };
}

const rest = (element: Element) => scrollHeightOf(element) - clientHeightOf(element);

/** The largest box in the window whose content goes on below, or null. */
function largestBox(window: Window, seen: Box): Element | null {
  let best: Element | null = null;
  let bestSize = LEAST_SHARE * seen.width * seen.height;
  const body = documentBody(window.document);
  for (const element of all(window.document, '*')) {
    if (element === body || rest(element) <= LEAST_REST) continue;
    const { overflowY } = styleOf(window, element);
    if (overflowY !== 'auto' && overflowY !== 'scroll') continue;
    const { width, height } = meet(boxOf(element), seen);
    // Of nested ones the inner, which holds the content.
    const nested = best !== null && contains(best, element) && width * height > bestSize * 0.7;
    if (width * height <= bestSize && !nested) continue;
    best = element;
    bestSize = width * height;
  }
  return best;
}

/** Find what to scroll in `window`. Changes nothing. */
export function findScroller(window: Window): Scroller {
  const { document } = window;
  const page = document.scrollingElement ?? documentRoot(document);
  if (!page) throw new TypeError('the document has no root');
  const seen = windowBox(page);
  const box = rest(page) > LEAST_REST ? null : largestBox(window, seen);
  if (box) return scrollerOf('box', box, () => meet(innerBoxOf(box), windowBox(page)));
  return scrollerOf('page', page, () => windowBox(page));
}
