import browser from 'webextension-polyfill';
import { fromBase64 } from '../evidence/index.ts';
import { limitsPictures } from '../messages/abilities.ts';
import type { Box } from '../messages/calls.ts';

/** The browser would not give a picture, or gave something that is none. */
export class CameraError extends Error {
  override readonly name = 'CameraError';
}

export interface Png {
  bytes: Uint8Array<ArrayBuffer>;
  /** Pixels. */
  width: number;
  height: number;
}

/** Chrome allows two pictures a second; a gap of 505 ms was never refused, one of 450 ms often was. */
const QUOTA_GAP_MS = 506;

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Bytes of a `data:image/png;base64,` address. Throws CameraError where it is no PNG of at least one pixel. */
export function pngFromDataUrl(dataUrl: string): Png {
  const [head, base64] = dataUrl.split(',', 2);
  if (head !== 'data:image/png;base64' || base64 === undefined) throw new CameraError('no PNG was given');
  const bytes = fromBase64(base64);
  // PNG: 8 bytes of signature, then IHDR's length and name, then width and height (ISO/IEC 15948, 11.2.2).
  if (bytes.length < 33 || PNG_SIGNATURE.some((byte, at) => bytes[at] !== byte)) {
    throw new CameraError('what was given is not a PNG');
  }
  const view = new DataView(bytes.buffer);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width === 0 || height === 0) throw new CameraError('the picture is empty');
  return { bytes, width, height };
}

let lastShot = Number.NEGATIVE_INFINITY;
let queue: Promise<unknown> = Promise.resolve();

/** Wait until the browser will take another picture. Every picture of the extension counts, in whatever window. */
export async function shutterReady(): Promise<void> {
  if (!limitsPictures()) return;
  const wait = lastShot + QUOTA_GAP_MS - performance.now();
  if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait));
}

async function shoot(windowId: number, part: { rect?: Box; scale?: number }): Promise<Png> {
  await shutterReady();
  lastShot = performance.now();
  return pngFromDataUrl(await browser.tabs.captureVisibleTab(windowId, { format: 'png', ...part }));
}

function inTurn(take: () => Promise<Png>): Promise<Png> {
  const shot = queue.then(take);
  queue = shot.catch(() => undefined);
  return shot;
}

/**
 * A picture of what the window shows, one after the other and never faster than the browser allows. Throws
 * CameraError, or the browser's own refusal.
 */
export function shootWindow(windowId: number): Promise<Png> {
  return inTurn(() => shoot(windowId, {}));
}

/**
 * As shootWindow, but of the part `rect` (CSS pixels) of the page in front, whether the window shows it or not, with
 * `scale` pixels to each CSS pixel. For browsers of which `takesPageAtOnce` is true.
 */
export function shootPage(windowId: number, rect: Box, scale: number): Promise<Png> {
  return inTurn(() => shoot(windowId, { rect, scale }));
}
