import type { TourReport } from '../../evidence/index.ts';
import type { Box } from '../../messages/calls.ts';
import { all, attribute, contains, isA, shadowRootOf, tagOf } from '../../sites/page/own-dom.ts';
import { boxOf, meet, styleOf } from './own-box.ts';
import type { Scroller } from './scroller.ts';

type Held = TourReport['held'][number];

/** Which of the tiles is being taken. A page of one tile is both. */
export interface TileTurn {
  first: boolean;
  last: boolean;
}

/** Elements that stay in the window while the page is scrolled, shown once instead of in every tile. */
export interface Pinned {
  /** Show and hold back what belongs to this turn. Elements may have become pinned by scrolling. */
  arrange(turn: TileTurn): void;
  /** Whether `element` lies in one that is held. */
  holds(element: Element): boolean;
  held(): Held[];
  /** Undo everything. */
  release(): void;
}

/** Something that covers more than this share of the window is a dialog or its backdrop. */
const COVER_SHARE = 0.6;
const MOST_HELD = 500;

function named(element: Element): string {
  const id = attribute(element, 'id');
  const classes = (attribute(element, 'class') ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 4);
  return `${tagOf(element)}${id ? `#${id}` : ''}${classes.map(name => `.${name}`).join('')}`.slice(0, 300);
}

/**
 * An animation that stands still at its start. It outranks the page's own styles but for `!important`, writes
 * nothing into the document, starts no transition, and leaves no trace once cancelled (Web Animations, CSS
 * Cascade 5: animation origin).
 */
function override(element: Element, keyframe: Record<string, string>, pseudoElement?: string): Animation {
  const frames = Object.fromEntries(Object.entries(keyframe).map(([name, value]) => [name, [value, value]]));
  const timing = { duration: 1, fill: 'both', ...(pseudoElement && { pseudoElement }) } as const;
  const animation = Element.prototype.animate.call(element, frames, timing);
  animation.pause();
  return animation;
}

/** Make `element` invisible, with the veil that a dialog lays over the page. */
function hide(element: Element): Animation[] {
  const veil = isA(element, ':modal') ? [override(element, { opacity: '0' }, '::backdrop')] : [];
  return [override(element, { opacity: '0' }), ...veil];
}

function* withShadows(elements: Iterable<Element>): Generator<Element> {
  for (const element of elements) {
    yield element;
    const shadow = shadowRootOf(element);
    if (shadow) yield* withShadows(DocumentFragment.prototype.querySelectorAll.call(shadow, '*'));
  }
}

function turnOf(box: Box, seen: Box): Held['shown'] {
  const covered = meet(box, seen);
  if (covered.width * covered.height > COVER_SHARE * seen.width * seen.height) return 'in the first tile';
  return box.y + box.height / 2 < seen.height / 2 ? 'in the first tile' : 'in the last tile';
}

interface Hold {
  facts: Held;
  animations: Animation[];
}

/** Hold back what is pinned in `window` while `scroller` is scrolled. */
export function holdPinned(window: Window, scroller: Scroller): Pinned {
  const holds = new Map<Element, Hold>();

  function hold(element: Element, position: Held['position'], seen: Box): void {
    const box = boxOf(element);
    if (box.width === 0 || box.height === 0 || contains(element, scroller.element)) return;
    const shown = position === 'sticky' ? 'in its place on the page' : turnOf(box, seen);
    const animations =
      position === 'sticky' ? [override(element, { position: 'relative', inset: 'auto' })] : [];
    holds.set(element, { facts: { element: named(element), position, shown }, animations });
  }

  function show({ first, last }: TileTurn): void {
    for (const [element, held] of holds) {
      const { position, shown } = held.facts;
      if (position === 'sticky') continue;
      const isTurn = shown === 'in the first tile' ? first : last;
      if (isTurn) for (const animation of held.animations) animation.cancel();
      if (isTurn) held.animations = [];
      else if (held.animations.length === 0) held.animations = hide(element);
    }
  }

  return {
    arrange(turn) {
      const seen =
        scroller.kind === 'page'
          ? scroller.area()
          : { x: 0, y: 0, width: window.innerWidth, height: window.innerHeight };
      for (const element of withShadows(all(window.document, '*'))) {
        if (holds.size >= MOST_HELD) break;
        if (holds.has(element)) continue;
        const { position } = styleOf(window, element);
        if (position === 'fixed' || position === 'sticky') hold(element, position, seen);
      }
      show(turn);
    },
    holds: element => [...holds.keys()].some(held => contains(held, element)),
    held: () => [...holds.values()].map(({ facts }) => facts),
    release() {
      for (const { animations } of holds.values()) for (const animation of animations) animation.cancel();
    },
  };
}
