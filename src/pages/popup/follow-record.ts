import type { RecordRow } from '../../store/rows.ts';

/** A chain of replacements longer than a person can make by hand. */
const LONGEST = 50;

/**
 * The record `id`, or the one that took its place, and the place of that one, to the last.
 * Null where it is gone.
 */
export async function followRecord(
  readRecord: (id: string) => Promise<RecordRow | null>,
  id: string,
): Promise<RecordRow | null> {
  let row = await readRecord(id);
  for (let step = 0; step < LONGEST; step++) {
    if (row?.phase !== 'sealed' || row.supersededBy === null) return row;
    const next = await readRecord(row.supersededBy);
    if (next === null) return row;
    row = next;
  }
  return row;
}
