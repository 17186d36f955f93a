import { exhibitPlaces } from '../../advice/exhibit-places.ts';
import type { KeptRecord } from '../../evidence/index.ts';

/** A record's place among the exhibits. */
export interface ExhibitNumber {
  record: KeptRecord;
  /** From 1, without gaps, in the order of the bundle. */
  number: number;
  /** 枝番 from 1, where several records share a number; null where it stands alone. */
  branch: number | null;
}

interface NumberedItem {
  record: KeptRecord;
  earlier: readonly KeptRecord[];
  /** It shares the number of the item before it. */
  isBranch?: boolean;
}

/** The provisional number of every record, as the person arranged them; those an item took the place of are its branches. */
export function exhibitNumbers(items: readonly NumberedItem[]): ExhibitNumber[] {
  const members = items.flatMap(({ record, earlier, isBranch = false }) => [
    { item: record, isBranch },
    ...earlier.map(item => ({ item, isBranch: true })),
  ]);
  return exhibitPlaces(members).map(({ item, ...place }) => ({ record: item, ...place }));
}
