import type { LackingList } from './lacking.ts';
import type { Resources } from './resources.ts';

/** What serialising one document needs to know. */
export interface Context {
  /** The top window: its functions are asked for, its names in the isolated world are ours. */
  window: Window & typeof globalThis;
  document: Document;
  /** ISO 8601 in UTC. */
  takenAt: string;
  /** What addresses in the document are relative to. */
  base: string;
  /** The document's own address. */
  url: string;
  resources: Resources;
  lacking: LackingList;
  /** How many frames stand around this document. */
  depth: number;
  /** Whether the page has used a font face, by the text of its rule. */
  isFaceUsed(rule: string): boolean;
  /** Sheets already written once that name no files: many shadow roots adopt the same. */
  sheets: Map<CSSStyleSheet, string>;
  /** Elements that show the account that looks at the page: marked, so that a copy for others can do without them. */
  own: ReadonlySet<Element>;
  room: Room;
}

/** How many characters may still be written, over all documents of the page. */
export interface Room {
  characters: number;
}
