import { deviceTime, type Viewport, type ZonedInstant } from '../evidence/index.ts';
import type { Measure } from '../messages/calls.ts';
import { CameraError, type Png, shootWindow } from './shutter.ts';
import { type NotShown, type TabNow, whileShown } from './tab-watch.ts';

export interface Picture {
  bytes: Uint8Array<ArrayBuffer>;
  /** Pixels. */
  width: number;
  height: number;
  at: ZonedInstant;
  /** Null where the page could not be asked, or moved while the picture was taken. */
  viewport: Viewport | null;
  /** What had disturbed the page until then, so that a later look can tell whether it still lies the same. */
  disturbances: Measure['disturbances'] | null;
}

const TRIES = 4;

function steady(before: Measure, after: Measure): boolean {
  const moving = ({ viewport, disturbances }: Measure) => JSON.stringify([viewport, disturbances]);
  return moving(before) === moving(after);
}

type Shot = Picture & { hidden: boolean; moved: boolean; navigated: boolean };

async function shoot(
  tab: TabNow,
  measure: () => Promise<Measure | null>,
  take: () => Promise<Png>,
): Promise<Shot> {
  const before = await measure();
  const at = deviceTime();
  const png = await take();
  const after = await measure();
  const unknown = { viewport: null, disturbances: null };
  // A page that does not answer says nothing against its picture; the tab was watched all the same.
  if (!before || !after) return { ...png, at, ...unknown, hidden: false, moved: false, navigated: false };
  const moved = !steady(before, after);
  return {
    ...png,
    at,
    ...(moved ? unknown : { viewport: before.viewport, disturbances: after.disturbances }),
    moved,
    hidden: !after.visible || after.disturbances.hidden !== before.disturbances.hidden,
    navigated: before.url !== tab.url || after.url !== tab.url,
  };
}

export type Photograph = { kind: 'taken'; picture: Picture } | { kind: 'not taken'; why: NotShown };

/**
 * Take what `tab` shows. A picture during which the tab was left, hidden or navigated is thrown away and tried
 * again; one during which the page only scrolled or changed size, or was too busy to answer, is tried again, and at last kept without
 * a viewport. `measure` asks the page (null where it does not answer); `take` is another picture than the window's.
 * Throws CameraError where the browser gives no picture at all.
 */
export async function photograph(
  tab: TabNow,
  measure: () => Promise<Measure | null>,
  take: () => Promise<Png> = () => shootWindow(tab.windowId),
): Promise<Photograph> {
  let why: NotShown = 'tab switched';
  let refusal: unknown = null;
  let unplaced: Picture | null = null;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    try {
      const seen = await whileShown(tab, () => shoot(tab, measure, take));
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
      if (picture.viewport) return { kind: 'taken', picture };
      unplaced ??= picture;
      // A page that still does not answer is not waited for.
      if (!moved && !(await measure())) break;
    } catch (problem) {
      refusal = problem;
    }
  }
  if (unplaced) return { kind: 'taken', picture: unplaced };
  if (refusal === null) return { kind: 'not taken', why };
  throw new CameraError(refusal instanceof Error ? refusal.message : String(refusal), { cause: refusal });
}
