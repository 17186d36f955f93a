/** One file of a bag, wherever it lies: an entry of a zip, a picked folder. */
export interface BagFile {
  /** From the zip's root, `/` between folders. */
  path: string;
  /** Bytes, as whoever holds the file says. */
  size: number;
  /** The content from its start. May be called more than once. */
  open(): ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
  /** All of it at once, where its holder can do that faster. */
  read?(): Promise<Uint8Array<ArrayBuffer>>;
}

export interface BagLimits {
  files: number;
  /** Bytes of all files together. */
  totalBytes: number;
  /** Bytes of one tag file that is read into memory: a manifest, bag-info.txt. */
  tagBytes: number;
}

/** Room for the largest bundle that a zip without zip64 can hold. */
export const BAG_LIMITS: BagLimits = {
  files: 65_535,
  totalBytes: 4 * 1024 ** 3,
  tagBytes: 32 * 1024 ** 2,
};
