import type { Instant } from '../evidence/index.ts';

/**
 * A line of a document. A run of ＿ in it is a blank to fill in, unless it is `said`: words of the page, which stay as they
 * are. A `note` is smaller.
 */
export interface Line {
  text: string;
  kind?: 'note' | 'said';
}

/** A table's cell: one paragraph a line. */
export type Cell = readonly Line[];

/** What a document is made of, from top to bottom. */
export type Block =
  | { kind: 'title' | 'heading'; text: string }
  | { kind: 'paragraph'; line: Line; at?: 'right' }
  /** Behind its mark, such as `1.` or `・`. */
  | { kind: 'item'; mark: string; line: Line }
  /** Widths in parts of the whole. The first cell of a row is its label where there is no head. */
  | { kind: 'table'; widths: readonly number[]; head: readonly string[] | null; rows: readonly Cell[][] };

export interface WordDocument {
  /** In the file's properties. */
  title: string;
  /** When it was made, in its properties. */
  made: Instant;
  /** A page before the document for the person's eyes alone, to be taken out; none where empty. */
  notes: readonly Block[];
  blocks: readonly Block[];
}
