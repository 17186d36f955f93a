/** Where something stands among the exhibits. */
export interface ExhibitPlace<T> {
  item: T;
  /** From 1, without gaps. */
  number: number;
  /** 枝番 from 1, where several share a number; null where it stands alone. */
  branch: number | null;
}

/**
 * The provisional number of each of `members`, in their order: a new one for each that is no branch of the one before. Those
 * that share a number have branches (甲1の2), the first of them being の1, as Japanese courts number documentary evidence.
 */
export function exhibitPlaces<T>(members: readonly { item: T; isBranch: boolean }[]): ExhibitPlace<T>[] {
  const groups: T[][] = [];
  for (const { item, isBranch } of members) {
    const group = isBranch ? groups.at(-1) : undefined;
    if (group) group.push(item);
    else groups.push([item]);
  }
  return groups.flatMap((group, at) =>
    group.map((item, place) => ({ item, number: at + 1, branch: group.length === 1 ? null : place + 1 })),
  );
}
