import type { KeptRecord } from '../../evidence/index.ts';

/** A record's place among the exhibits. */
export interface ExhibitNumber {
  record: KeptRecord;
  /** From 1, without gaps, in the order of the bundle. */
  number: number;
  /** 枝番 from 1, where the record took another's place or was taken the place of; null where it stands alone. */
  branch: number | null;
}

/**
 * The provisional number of every record: one for each item, and a branch (甲1の2) for each record that the item took the place
 * of, the record itself being の1.
 */
export function exhibitNumbers(
  items: readonly { record: KeptRecord; earlier: readonly KeptRecord[] }[],
): ExhibitNumber[] {
  return items.flatMap(({ record, earlier }, at): ExhibitNumber[] => {
    const number = at + 1;
    if (earlier.length === 0) return [{ record, number, branch: null }];
    return [record, ...earlier].map((one, place) => ({ record: one, number, branch: place + 1 }));
  });
}
