import type { Missing } from '../evidence/index.ts';
import { type Photograph, photograph } from './camera.ts';
import { detailOf } from './keep-file.ts';
import { enterPage, measurePage } from './page-access.ts';
import type { TabNow } from './tab-watch.ts';

/** What is taken before anything else, while the record is still being begun. Neither promise rejects. */
export interface FirstLook {
  /** Why the page cannot be read, or null where our script is in it. */
  locked: Promise<Missing | null>;
  photo: Promise<Photograph | { kind: 'failed'; problem: unknown }>;
}

/** Why the page cannot be read, or null where our script is in it. */
export async function lockedOut({ id }: TabNow, atOnce: boolean): Promise<Missing | null> {
  try {
    await enterPage(id, atOnce);
    return null;
  } catch (problem) {
    return { what: 'reading', why: 'page not readable', detail: detailOf(problem) };
  }
}

/** Enter the page of `tab` and take what it shows, at once: the record that will hold it need not stand yet. */
export function lookFirst(tab: TabNow): FirstLook {
  const locked = lockedOut(tab, true);
  const photo = locked
    .then(() => photograph(tab, () => measurePage(tab.id)))
    .catch(problem => ({ kind: 'failed' as const, problem }));
  return { locked, photo };
}
