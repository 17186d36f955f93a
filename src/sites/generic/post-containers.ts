import {
  allText,
  comesBefore,
  contains,
  firstChildOf,
  headText,
  isElement,
  nextElementOf,
  parentOf,
  tagOf,
} from '../page/own-dom.ts';
import type { DateMark } from './date-marks.ts';
import { kindOf, recurringMarks } from './date-pattern.ts';

/** An element that holds one post, the rest of the post behind it, and the dates in it. */
export interface Container {
  element: Element;
  more: Element[];
  marks: DateMark[];
  /** Other posts lie in the element as well: its date stands in it bare, beside them. */
  holdsOthers: boolean;
}

const DEEPEST = 400;
/** Text beside the date below which an element holds a header only, its post being elsewhere. */
const HEADER_LENGTH = 24;
/** No more is read of an element that may hold the whole page: characters, white space with them. */
const ENOUGH = 1_000;

type Counts = ReadonlyMap<Element, number>;

function countMarks(marks: readonly DateMark[]): Counts {
  const counts = new Map<Element, number>();
  for (const { element } of marks) {
    let at: Element | null = element;
    for (let depth = 0; at && depth < DEEPEST; depth += 1) {
      counts.set(at, (counts.get(at) ?? 0) + 1);
      at = parentOf(at);
    }
  }
  return counts;
}

/** Dates of other kinds in one post: a member's first day, an edit. More, and the element holds more than a post. */
const MOST_OTHERS = 3;

/** The largest element around `mark` that holds no other of its kind, and few of any. */
function largestAlone(mark: DateMark, ofKind: Counts, all: Counts): Element {
  let element = mark.element;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const parent = parentOf(element);
    if (!parent || ofKind.get(parent) !== 1 || tagOf(parent) === 'html') return element;
    if ((all.get(parent) ?? 0) > MOST_OTHERS) return element;
    element = parent;
  }
  return element;
}

function hasTwin(element: Element, counts: Counts): boolean {
  const parent = parentOf(element);
  if (!parent) return false;
  const kind = kindOf(element);
  for (let child = firstChildOf(parent), n = 0; child && n < 5_000; n += 1) {
    if (isElement(child)) {
      if (child !== element && counts.has(child) && kindOf(child) === kind) return true;
      child = nextElementOf(child) as ChildNode | null;
    } else child = child.nextSibling;
  }
  return false;
}

function isHeaderOnly({ element, marks }: Container): boolean {
  const dates = marks.reduce((sum, mark) => sum + (mark.shown?.length ?? 0), 0);
  const text = headText(element, dates + ENOUGH);
  return text.trim().replace(/\s+/g, ' ').length - dates < HEADER_LENGTH;
}

/** The elements after `element` up to the next one with a date of its own. Null where none comes. */
function untilNextMark(element: Element, counts: Counts): Element[] | null {
  const between: Element[] = [];
  for (let next = nextElementOf(element); next; next = nextElementOf(next)) {
    if (counts.has(next)) return between;
    if (between.length >= 20) return null;
    between.push(next);
  }
  return null;
}

const lengthOf = (elements: readonly Element[]) =>
  elements.reduce((sum, element) => sum + allText(element).trim().length, 0);

/**
 * Parents whose posts are spread over several of their children: behind nearly every child with a date come others
 * without, and those hold more words than the ones with the dates, which are headers then.
 */
function spreadParents(containers: readonly Container[], counts: Counts): ReadonlySet<Element | null> {
  const groups = new Map<Element | null, Container[]>();
  for (const container of containers) {
    const parent = parentOf(container.element);
    const group = groups.get(parent);
    if (group) group.push(container);
    else groups.set(parent, [container]);
  }
  const spread = [...groups].filter(([, group]) => {
    if (group.length < 2) return false;
    const gaps = group.slice(0, -1).map(({ element }) => lengthOf(untilNextMark(element, counts) ?? []));
    const filled = gaps.filter(length => length > 0).length;
    const heads = lengthOf([...new Set(group.slice(0, -1).map(({ element }) => element))]);
    return filled >= gaps.length * 0.8 && gaps.reduce((sum, length) => sum + length, 0) > heads;
  });
  return new Set(spread.map(([parent]) => parent));
}

/** Elements that hold the head of something by their meaning. */
const HEADS = new Set(['dt', 'header']);

/** For lists that put header and text side by side: `dt`, `dd`; `tr`, `tr`; `h3`, `p`. */
function withFollowers(containers: readonly Container[], counts: Counts): Container[] {
  const usual = new Map<Element | null, number>();
  const spread = spreadParents(containers, counts);
  return containers.map(container => {
    const parent = parentOf(container.element);
    const isHead = HEADS.has(tagOf(container.element)) || isHeaderOnly(container);
    if (!isHead && !spread.has(parent)) return container;
    const between = untilNextMark(container.element, counts);
    if (between) usual.set(parent, Math.max(usual.get(parent) ?? 0, between.length));
    if (between) return { ...container, more: between };
    // The last of a list reaches as far as those before it did.
    const more: Element[] = [];
    const reach = usual.get(parent) ?? (tagOf(container.element) === 'dt' ? 1 : 0);
    for (let next = nextElementOf(container.element); next && more.length < reach; next = nextElementOf(next))
      more.push(next);
    return { ...container, more };
  });
}

/** A post with two or three dates in it (edited, member since): the nearest element around that repeats. */
function widened(container: Container, counts: Counts): Element {
  if (container.more.length > 0 || !isHeaderOnly(container)) return container.element;
  let at = parentOf(container.element);
  for (let depth = 0; at && depth < 12; depth += 1) {
    if ((counts.get(at) ?? 0) > 3) break;
    if (hasTwin(at, counts)) return at;
    at = parentOf(at);
  }
  return container.element;
}

/** Containers of `marks` by the dates in `counts`, those in pieces put together. */
function containersOf(marks: readonly DateMark[], ofKind: Counts, all: Counts): Container[] {
  const alone = marks.map(
    (mark): Container => ({
      element: largestAlone(mark, ofKind, all),
      more: [],
      marks: [mark],
      holdsOthers: (ofKind.get(mark.element) ?? 0) > 1,
    }),
  );
  const byElement = new Map<Element, Container>();
  for (const container of withFollowers(alone, ofKind)) {
    const element = widened(container, ofKind);
    const known = byElement.get(element);
    if (known) known.marks.push(...container.marks);
    else byElement.set(element, { ...container, element });
  }
  return [...byElement.values()];
}

const holds = ({ element, more }: Container, node: Element) =>
  [element, ...more].some(part => contains(part, node));

/**
 * The elements that hold one post each, in page order: the largest with one date, mended where posts are built otherwise.
 * Where one kind of date recurs, posts are told apart by it, and other dates inside them are none of posting.
 */
export function postContainers(marks: readonly DateMark[]): Container[] {
  const all = countMarks(marks);
  const recurring = recurringMarks(marks);
  const found = recurring
    ? containersOf(
        marks.filter(mark => recurring.has(mark)),
        countMarks([...recurring]),
        all,
      )
    : [];
  const rest = marks.filter(
    mark => !recurring?.has(mark) && !found.some(container => holds(container, mark.element)),
  );
  const inOrder = [...found, ...containersOf(rest, all, all)].sort((a, b) =>
    a.element !== b.element && comesBefore(b.element, a.element) ? 1 : -1,
  );
  const containers: Container[] = [];
  for (const container of inOrder) {
    const outer = containers.at(-1);
    // An old board's first post has no element but the one around the whole thread: those in it are posts still.
    const inside = outer !== undefined && contains(outer.element, container.element);
    if (inside && !outer.holdsOthers) outer.marks.push(...container.marks);
    else containers.push(container);
  }
  return containers;
}
