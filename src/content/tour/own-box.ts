import type { Box } from '../../messages/calls.ts';

/*
 * Scrolling past clobbering: `<form><input name="scrollTop"></form>` replaces form.scrollTop also for content
 * scripts (HTML Standard, "named properties" of form elements). The members of the prototypes cannot be replaced
 * by markup.
 */

function getter<R>(prototype: object, name: string): (self: Element) => R {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new TypeError(`no getter ${name}`);
  return self => get.call(self) as R;
}

export const scrollLeftOf = getter<number>(Element.prototype, 'scrollLeft');
export const scrollTopOf = getter<number>(Element.prototype, 'scrollTop');
export const scrollWidthOf = getter<number>(Element.prototype, 'scrollWidth');
export const scrollHeightOf = getter<number>(Element.prototype, 'scrollHeight');
export const clientWidthOf = getter<number>(Element.prototype, 'clientWidth');
export const clientHeightOf = getter<number>(Element.prototype, 'clientHeight');
const clientLeftOf = getter<number>(Element.prototype, 'clientLeft');
const clientTopOf = getter<number>(Element.prototype, 'clientTop');

/** Where `element` lies, from the window's left top corner. */
export function boxOf(element: Element): Box {
  const { x, y, width, height } = Element.prototype.getBoundingClientRect.call(element);
  return { x, y, width, height };
}

/** The part of `element` that shows its content: without borders and scroll bars. */
export function innerBoxOf(element: Element): Box {
  const { x, y } = boxOf(element);
  return {
    x: x + clientLeftOf(element),
    y: y + clientTopOf(element),
    width: clientWidthOf(element),
    height: clientHeightOf(element),
  };
}

/** Where both lie. */
export function meet(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

const scrollToOf: (this: Element, to: ScrollToOptions) => void = Element.prototype.scrollTo;

/** Scroll at once, whatever the page's style says of smooth scrolling. */
export function scrollTo(element: Element, left: number, top: number): void {
  scrollToOf.call(element, { left, top, behavior: 'instant' });
}

export const styleOf = (window: Window, element: Element) => window.getComputedStyle(element);
