import type { KeptRecord } from '../../evidence/index.ts';

/** One item of the bundle: a record, and the records it took the place of (oldest first). */
export interface DocumentItem {
  record: KeptRecord;
  earlier: KeptRecord[];
  /** It shares the provisional exhibit number of the item before it. */
  isBranch?: boolean;
}

/** A document of the bundle. `path` is relative to the bag's `data/`; `text` is written as UTF-8. */
export interface DocumentFile {
  path: string;
  text: string;
}

/** The record's folder, relative to `data/`, without a slash at its end. */
export function recordFolder({ evidence }: KeptRecord): string {
  return `records/${evidence.id}`;
}
