import { all, allText, closest, comesBefore, contains, first, parentOf } from '../page/own-dom.ts';
import { visibleText } from '../page/visible-text.ts';

/**
 * The widest element around `mark` that holds neither of `others`, which are the nearest things before and behind it
 * that belong elsewhere: all of one comment where the page names none of its parts. Never wider than `limit`.
 */
export function rowAround(mark: Element, others: readonly (Element | undefined)[], limit: Element): Element {
  let row = mark;
  for (let next = parentOf(row); next && contains(limit, next); next = parentOf(next)) {
    const around = next;
    if (others.some(other => other && contains(around, other))) break;
    row = next;
  }
  return row;
}

const PRESSED = 'button, [role="button"], form, time';

/**
 * The outermost texts (by `selector`) in `row`, in order, that are no button's, no time and no link's; behind `mark`
 * where there is one, and in none of `inner`.
 */
export function textsIn(
  row: Element,
  selector: string,
  mark: Element | null = null,
  inner: readonly Element[] = [],
): string[] {
  const found = all(row, selector).filter(
    text =>
      (!mark || (comesBefore(mark, text) && !contains(mark, text) && !contains(text, mark))) &&
      !closest(text, PRESSED) &&
      !first(text, 'time') &&
      !isInsideLink(text, row) &&
      !inner.some(frame => contains(frame, text)),
  );
  return found
    .filter(text => !found.some(outer => outer !== text && contains(outer, text)))
    .map(text => visibleText(text).trim())
    .filter(text => text !== '');
}

function isInsideLink(text: Element, row: Element): boolean {
  const link = closest(text, 'a[href]');
  return link !== null && contains(row, link) && allText(link).trim() !== '';
}
