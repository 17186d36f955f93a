import { first } from '../../page/own-dom.ts';

/** What the earliest selector of `list` that has any match finds first: the list goes from sure to vague. */
export function firstOf(root: Document | Element, list: readonly string[]): Element | null {
  for (const selector of list) {
    const found = first(root, selector);
    if (found) return found;
  }
  return null;
}
