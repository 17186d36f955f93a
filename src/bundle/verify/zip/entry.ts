/** An entry as the central directory has it. */
export interface ZipEntry {
  path: string;
  name: Uint8Array<ArrayBuffer>;
  flags: number;
  /** 0 stored, 8 deflated. */
  method: 0 | 8;
  /** MS-DOS time and date, as in both headers. */
  time: number;
  date: number;
  crc32: number;
  packedSize: number;
  size: number;
  /** Where its local header begins. */
  offset: number;
  /** Version needed to read it. */
  needed: number;
  /** The name comes once more in a field of its own, as JSZip writes it. */
  nameTwice: boolean;
}

/** Where the content of an entry begins. */
export type PlacedEntry = ZipEntry & { content: number };
