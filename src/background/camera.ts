import browser from 'webextension-polyfill';
import { deviceTime, type Viewport, type ZonedInstant } from '../evidence/index.ts';
import type { Measure } from '../messages/calls.ts';
import { type NotShown, type TabNow, whileShown } from './tab-watch.ts';

/** The browser would not give a picture, or gave something that is none. */
export class CameraError extends Error {
  override readonly name = 'CameraError';
}

export interface Picture {
  bytes: Uint8Array<ArrayBuffer>;
  /** Pixels. */
  width: number;
  height: number;
  at: ZonedInstant;
  /** Null where the page could not be asked, or moved while the picture was taken. */
  viewport: Viewport | null;
}

/** Chrome allows two pictures a second; a gap of 505 ms was never refused, one of 450 ms often was. */
const QUOTA_GAP_MS = 520;
const TRIES = 4;

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Bytes of a `data:image/png;base64,` address. Throws CameraError where it is no PNG of at least one pixel. */
export function pngFromDataUrl(dataUrl: string): Pick<Picture, 'bytes' | 'width' | 'height'> {
  const [head, base64] = dataUrl.split(',', 2);
  if (head !== 'data:image/png;base64' || base64 === undefined) throw new CameraError('no PNG was given');
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  // PNG: 8 bytes of signature, then IHDR's length and name, then width and height (ISO/IEC 15948, 11.2.2).
  if (bytes.length < 33 || PNG_SIGNATURE.some((byte, at) => bytes[at] !== byte)) {
    throw new CameraError('what was given is not a PNG');
  }
  const view = new DataView(bytes.buffer);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width === 0 || height === 0) throw new CameraError('the picture is empty');
  return { bytes, width, height };
}

function steady(before: Measure, after: Measure): boolean {
  const moving = ({ viewport, disturbances }: Measure) => JSON.stringify([viewport, disturbances]);
  return moving(before) === moving(after);
}

type Shot = Picture & { hidden: boolean; moved: boolean; navigated: boolean };

async function shoot(tab: TabNow, measure: () => Promise<Measure | null>): Promise<Shot> {
  const before = await measure();
  const at = deviceTime();
  const dataUrl = await browser.tabs.captureVisibleTab(tab.windowId, { format: 'png' });
  const after = await measure();
  const png = pngFromDataUrl(dataUrl);
  // A page that does not answer says nothing against its picture; the tab was watched all the same.
  if (!before || !after) return { ...png, at, viewport: null, hidden: false, moved: false, navigated: false };
  const moved = !steady(before, after);
  return {
    ...png,
    at,
    viewport: moved ? null : before.viewport,
    moved,
    hidden: !after.visible || after.disturbances.hidden !== before.disturbances.hidden,
    navigated: before.url !== tab.url || after.url !== tab.url,
  };
}

export type Photograph = { kind: 'taken'; picture: Picture } | { kind: 'not taken'; why: NotShown };

const pause = () => new Promise(resolve => setTimeout(resolve, QUOTA_GAP_MS));

/**
 * Take what `tab` shows. A picture during which the tab was left, hidden or navigated is thrown away and tried
 * again; one during which the page only scrolled or changed size is tried again, and at last kept without a
 * viewport. `measure` asks the page (null where it does not answer).
 * Throws CameraError where the browser gives no picture at all.
 */
export async function photograph(tab: TabNow, measure: () => Promise<Measure | null>): Promise<Photograph> {
  let why: NotShown = 'tab switched';
  let refusal: unknown = null;
  let moving: Picture | null = null;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await pause();
    try {
      const seen = await whileShown(tab, () => shoot(tab, measure));
      if (!seen.shown) {
        why = seen.why;
        if (why === 'page changed') break;
        continue;
      }
      const { hidden, moved, navigated, ...picture } = seen.result;
      if (navigated) return { kind: 'not taken', why: 'page changed' };
      if (hidden) {
        why = 'tab switched';
        continue;
      }
      if (!moved) return { kind: 'taken', picture };
      moving = picture;
    } catch (problem) {
      refusal = problem;
    }
  }
  if (moving) return { kind: 'taken', picture: moving };
  if (refusal === null) return { kind: 'not taken', why };
  throw new CameraError(refusal instanceof Error ? refusal.message : String(refusal), { cause: refusal });
}
