import type { OwnSeen } from '../evidence/index.ts';
import { findOwn } from '../sites/index.ts';
import { isShown } from '../sites/page/own-dom.ts';
import { viewOf } from './read.ts';
import { boxOf, meet } from './tour/own-box.ts';

const MOST_PLACES = 200;

/** Where the window shows the account that looks at the page; null where the site's reader does not know. Changes nothing. */
export function ownSeen(window: Window): OwnSeen | null {
  const own = findOwn(viewOf(window));
  if (!own) return null;
  const seen = { x: 0, y: 0, width: window.innerWidth, height: window.innerHeight };
  const places = own.places.flatMap(({ what, element }) => {
    const box = meet(boxOf(element), seen);
    return box.width > 0 && box.height > 0 && isShown(element) ? [{ what, box }] : [];
  });
  return { handle: own.handle, displayName: own.displayName, places: places.slice(0, MOST_PLACES) };
}
