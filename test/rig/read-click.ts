import { closest, contains, documentBody, isShown, parentOf, tagOf } from '../../src/sites/page/own-dom.ts';

/** Where a person would click to point at a text. */
export interface Place {
  /** The innermost element that holds the whole text. */
  element: Element;
  /** The text node it starts in. */
  start: Text;
}

const NOT_TEXT = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'option', 'title']);
const HEADS = 'nav, h1, [role="navigation"], [class*="breadcrumb" i]';
/** A text that is not in the page as given is looked for by its beginning, down to this length. */
const SHORTEST = 8;

const squeezed = (text: string) => text.replace(/[\s\u200b-\u200f\u2060\ufeff]+/g, '').normalize('NFKC');

interface Spot {
  node: Text;
  parent: Element;
  /** Where the node's text starts in the page's text without white space. */
  at: number;
}

function spotsIn(document: Document): { spots: Spot[]; text: string } {
  const body = documentBody(document);
  const spots: Spot[] = [];
  const parts: string[] = [];
  let at = 0;
  if (!body) return { spots, text: '' };
  const walker = Document.prototype.createTreeWalker.call(document, body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const parent = parentOf(node);
    if (!parent || NOT_TEXT.has(tagOf(parent))) continue;
    const words = squeezed(node.data);
    if (words === '') continue;
    spots.push({ node, parent, at });
    parts.push(words);
    at += words.length;
  }
  return { spots, text: parts.join('') };
}

/** The last spot that starts at or before `at`. */
function spotAt(spots: readonly Spot[], at: number): Spot | undefined {
  let [low, high] = [0, spots.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((spots[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return spots[low];
}

function placeOf(from: Spot, to: Spot): Place {
  let element = from.parent;
  while (!contains(element, to.node)) {
    const outer = parentOf(element);
    if (!outer) break;
    element = outer;
  }
  return { element, start: from.node };
}

function placesOf(words: string, spots: readonly Spot[], text: string): Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf(words); at >= 0 && places.length < 50; at = text.indexOf(words, at + 1)) {
    const [from, to] = [spotAt(spots, at), spotAt(spots, at + words.length - 1)];
    if (from && to) places.push(placeOf(from, to));
  }
  return places;
}

/**
 * The place in the page where `wanted` is read, white space aside: the first visible one, one outside headings and
 * menus before those in them. Null where the page does not hold it.
 */
export function placeOfText(document: Document, wanted: string): Place | null {
  const { spots, text } = spotsIn(document);
  for (let words = squeezed(wanted); words !== ''; words = words.slice(0, Math.floor(words.length * 0.7))) {
    const places = placesOf(words, spots, text);
    const shown = places.filter(({ start }) => {
      const parent = parentOf(start);
      return parent !== null && isShown(parent);
    });
    const found = shown.find(({ element }) => !closest(element, HEADS)) ?? shown[0] ?? places[0];
    if (found) return found;
    if (words.length * 0.7 < SHORTEST) break;
  }
  return null;
}
