import { attribute, closest, parentOf, tagOf } from '../page/own-dom.ts';
import type { DateMark } from './date-marks.ts';

/** What makes two elements of one kind: tag and first class, numbers aside. */
export function kindOf(element: Element): string {
  const [name = ''] = (attribute(element, 'class') ?? '').trim().split(/\s+/);
  return `${tagOf(element)}.${name.replace(/\d+/g, '')}`;
}

/** Fewer dates of one kind than this are no pattern. */
const FEWEST = 3;

function patternOf({ element }: DateMark): string {
  const around = parentOf(element);
  const outer = around && parentOf(around);
  return [element, around, outer].map(one => (one ? kindOf(one) : '')).join(' < ');
}

/** Posts are dated to the minute and link to themselves from there; members since a day. */
function weightOf(mark: DateMark): number {
  const fine = mark.age !== null || mark.claims.some(claim => claim.precision !== 'day');
  return (fine ? 2 : 1) + (closest(mark.element, 'a[href]') ? 1 : 0);
}

/**
 * The dates that recur in the page in the same place of the markup: those of its posts, rather than the days its members
 * joined or its posts were edited. Null where no kind of date recurs.
 */
export function recurringMarks(marks: readonly DateMark[]): ReadonlySet<DateMark> | null {
  const groups = new Map<string, DateMark[]>();
  for (const mark of marks) {
    const pattern = patternOf(mark);
    groups.set(pattern, [...(groups.get(pattern) ?? []), mark]);
  }
  let best: { group: DateMark[]; weight: number } | null = null;
  for (const group of groups.values()) {
    const weight = group.reduce((sum, mark) => sum + weightOf(mark), 0);
    if (group.length >= FEWEST && (!best || weight > best.weight)) best = { group, weight };
  }
  return best && new Set(best.group);
}
