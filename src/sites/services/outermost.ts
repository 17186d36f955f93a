import { all, closest, parentOf } from '../page/own-dom.ts';

/** Elements that match and lie in no other that does: parts of an item may carry the item's class as well. */
export function outermost(root: Document | Element, selector: string): Element[] {
  return all(root, selector).filter(element => {
    const around = parentOf(element);
    return !around || closest(around, selector) === null;
  });
}
