import type { OwnSeen } from '../evidence/index.ts';
import { type FoundOwn, findOwn } from '../sites/index.ts';
import { isShown } from '../sites/page/own-dom.ts';
import { visibleText } from '../sites/page/visible-text.ts';
import { viewOf } from './read.ts';
import { boxOf, meet } from './tour/own-box.ts';

const MOST_PLACES = 200;
const MOST_LINES = 500;
const LONGEST_TEXT = 20_000;

/** What the own places say, as lines of the page's text. Mentions are words of posts, which the person names. */
function linesOf({ places }: FoundOwn): string[] {
  const lines = places
    .filter(({ what }) => what !== 'name')
    .flatMap(({ element }) => visibleText(element, LONGEST_TEXT).split('\n'))
    .map(line => line.trim().slice(0, 500).toWellFormed());
  return [...new Set(lines)].filter(line => line !== '').slice(0, MOST_LINES);
}

/** The elements that show the account that looks at the page, mentions aside. */
export function ownElements(window: Window): ReadonlySet<Element> {
  const places = findOwn(viewOf(window))?.places ?? [];
  return new Set(places.filter(({ what }) => what !== 'name').map(({ element }) => element));
}

/** Where the window shows the account that looks at the page; null where the site's reader does not know. Changes nothing. */
export function ownSeen(window: Window): OwnSeen | null {
  const own = findOwn(viewOf(window));
  if (!own) return null;
  const seen = { x: 0, y: 0, width: window.innerWidth, height: window.innerHeight };
  const places = own.places.flatMap(({ what, element }) => {
    const box = meet(boxOf(element), seen);
    return box.width > 0 && box.height > 0 && isShown(element) ? [{ what, box }] : [];
  });
  return {
    handle: own.handle,
    displayName: own.displayName,
    places: places.slice(0, MOST_PLACES),
    lines: linesOf(own),
  };
}
