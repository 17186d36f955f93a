/** How much of what lies around the page's text is kept with it. */
export interface SnapshotLimits {
  /** Bytes of one image, font or style sheet. */
  fileBytes: number;
  /** Bytes of all of them; what stands in the page twice counts twice. */
  totalBytes: number;
  /** Fetches under way at a time. */
  fetches: number;
  /** Milliseconds from the start; what has not arrived by then is lacking. */
  milliseconds: number;
  /** Characters of the page's own markup and style rules. */
  characters: number;
  /** Entries of the list of what is lacking; the others are counted. */
  listed: number;
}

/** All of it must fit into one message between the browser's processes (64 MiB in Chromium), in bytes of UTF-16. */
export const LIMITS: SnapshotLimits = {
  fileBytes: 4_000_000,
  totalBytes: 12_000_000,
  fetches: 6,
  milliseconds: 10_000,
  characters: 8_000_000,
  listed: 200,
};
