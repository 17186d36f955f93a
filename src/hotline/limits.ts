/** How much of everything the hotline takes. Bytes and milliseconds. */
export interface HotlineLimits {
  /** One upload, all of it. */
  uploadBytes: number;
  reportBytes: number;
  /** One `record.json` of the bundle. */
  recordBytes: number;
  /** Of the bundle, unpacked. */
  unpackedBytes: number;
  files: number;
  /** Unpacked to packed, of one file and of all: PNG and JPEG hardly shrink, page text about tenfold. */
  fileRatio: number;
  totalRatio: number;
  uploadsAtOnce: number;
  /** Kept free on the disk. */
  diskReserve: number;
  /** Longest silence within an upload. */
  idleMs: number;
  /** How long the rest of a refused upload is still read, so that the sender gets to see the answer. */
  lingerMs: number;
}

export const LIMITS: HotlineLimits = {
  uploadBytes: 1024 ** 3,
  reportBytes: 32 * 1024 ** 2,
  recordBytes: 16 * 1024 ** 2,
  unpackedBytes: 4 * 1024 ** 3,
  files: 65_535,
  fileRatio: 200,
  totalRatio: 100,
  uploadsAtOnce: 4,
  diskReserve: 256 * 1024 ** 2,
  idleMs: 60_000,
  lingerMs: 10_000,
};
