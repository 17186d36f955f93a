import type { Box } from '../../messages/calls.ts';
import { all } from '../../sites/page/own-dom.ts';
import { boxOf, meet } from './own-box.ts';

const LOOK_EVERY_MS = 40;

const completeOf = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'complete')?.get;
const currentSrcOf = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'currentSrc')?.get;
const srcOf = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')?.get;

/** Addresses of images in `area` that have not arrived. */
function pendingIn(window: Window, area: Box): string[] {
  return all(window.document, 'img').flatMap(image => {
    if (completeOf?.call(image)) return [];
    const { width, height } = meet(boxOf(image), area);
    // An image without a size has none until it arrives.
    const seen = width * height > 0 || meet({ ...boxOf(image), width: 1, height: 1 }, area).height > 0;
    return seen ? [String(currentSrcOf?.call(image) || srcOf?.call(image))] : [];
  });
}

/** Wait until the images in `area` have arrived, at most `limitMs`. Gives the addresses of those that have not. */
export async function imagesArrived(window: Window, area: Box, limitMs: number): Promise<string[]> {
  const until = performance.now() + limitMs;
  for (;;) {
    const pending = pendingIn(window, area);
    if (pending.length === 0 || performance.now() > until) return pending;
    await new Promise(done => window.setTimeout(done, LOOK_EVERY_MS));
  }
}

/**
 * Two frames: what the page's scroll handlers and observers change is drawn by then. A hidden page has no frames and
 * is not waited for longer than `limitMs`.
 */
export async function drawn(window: Window, limitMs = 300): Promise<void> {
  await Promise.race([
    new Promise<void>(done => window.requestAnimationFrame(() => window.requestAnimationFrame(() => done()))),
    new Promise<void>(done => window.setTimeout(done, limitMs)),
  ]);
}
