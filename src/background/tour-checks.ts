import type { Missing } from '../evidence/index.ts';
import type { TourStand } from '../messages/calls.ts';
import { detailOf, isFull } from './keep-file.ts';
import { type TabNow, whyNotShown } from './tab-watch.ts';

const MOST_COLUMNS = 4;

/** The tour cannot go on; what was taken until then is kept. */
export class TourEndError extends Error {
  override readonly name = 'TourEndError';
  readonly why: Missing['why'];
  constructor(why: Missing['why'], detail = '') {
    super(detail);
    this.why = why;
  }
}

/** A length in CSS pixels that is a whole number of device pixels, so that the next tile joins without a blur. */
export const whole = (length: number, ratio: number) => Math.floor(length * ratio) / ratio;

/** Why a picture between the two looks is no picture of that place; null where it is one. */
export function movedBetween(before: TourStand, after: TourStand): Missing['why'] | null {
  const [a, b] = [before.measure, after.measure];
  if (a.url !== b.url) return 'page changed';
  if (!b.visible || a.disturbances.hidden !== b.disturbances.hidden) return 'tab switched';
  const { viewport: was } = a;
  const { viewport: is } = b;
  if (was.width !== is.width || was.height !== is.height || was.devicePixelRatio !== is.devicePixelRatio) {
    return 'window resized';
  }
  const moved = before.scrolls !== after.scrolls;
  const elsewhere = before.place.x !== after.place.x || before.place.y !== after.place.y;
  if (moved || elsewhere) return 'scrolled away';
  const same = before.place.contentHeight === after.place.contentHeight && before.covers === after.covers;
  return same ? null : 'page changed';
}

/** Left edges of the columns a page wider than its window is photographed in. */
export function columnsOf({ place, rightToLeft }: TourStand): number[] {
  const count = Math.ceil((place.contentWidth - 1) / place.area.width);
  const sign = rightToLeft ? -1 : 1;
  return Array.from({ length: Math.min(count, MOST_COLUMNS) }, (_, at) => sign * at * place.area.width);
}

const SILENT = ['NoAnswerError', 'CallError', 'TimeLimitError', 'ValiError'];

/** What ended the tour of `tab`, worded for the record. */
export async function endedBy(problem: unknown, tab: TabNow): Promise<Missing> {
  const detail = detailOf(problem);
  const lack = (why: Missing['why']): Missing => ({ what: 'whole page', why, detail });
  if (problem instanceof TourEndError) return lack(problem.why);
  if (isFull(problem)) return lack('storage failed');
  const silent = problem instanceof Error && SILENT.includes(problem.name);
  if (!silent) return lack('capture refused');
  // A page that was left cannot answer either.
  return lack((await whyNotShown(tab)) ?? 'not answered');
}
