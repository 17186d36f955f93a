/** The parts of a zip that say what is in it, after PKWARE APPNOTE 6.3.10; section numbers are its. */

export interface StoredEntry {
  path: Uint8Array<ArrayBuffer>;
  crc32: number;
  size: number;
  time: number;
  date: number;
  /** Where the entry's local header begins in the zip. */
  offset: number;
}

/** 4.4.4, bit 11: names are UTF-8. */
const UTF8_NAMES = 0x0800;
/** 4.4.3: 2.0 reads stored files in folders, 4.5 reads zip64. */
const PLAIN = 20;
const ZIP64 = 45;
/** 4.4.2: made on Unix (3). */
const MADE_ON_UNIX = 3 << 8;
/** 4.4.15: a regular file, rw-r--r--. */
const REGULAR_FILE = 0o100644;

const MAX_32 = 0xffffffff;
const MAX_16 = 0xffff;

type Field = readonly [bytes: 2 | 4 | 8, value: number];

/** The fields one after another, little-endian. Values stay exact up to 2^53. */
function fields(list: readonly Field[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(list.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of list) {
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += size;
  }
  return bytes;
}

/** 4.5.3: the numbers that do not fit their 32 bits, in the order size, packed size, offset. Empty where all fit. */
function zip64Field(numbers: readonly number[]): Uint8Array<ArrayBuffer> {
  const large = numbers.filter(number => number >= MAX_32);
  if (large.length === 0) return new Uint8Array(0);
  return fields([[2, 1], [2, 8 * large.length], ...large.map((number): Field => [8, number])]);
}

/** 4.3.7, with the zip64 field where the file is of 4 GiB or more. */
export function localHeader(entry: Omit<StoredEntry, 'offset'>): Uint8Array<ArrayBuffer>[] {
  const extra = zip64Field([entry.size, entry.size]);
  const head = fields([
    [4, 0x04034b50],
    [2, extra.length > 0 ? ZIP64 : PLAIN],
    [2, UTF8_NAMES],
    [2, 0],
    [2, entry.time],
    [2, entry.date],
    [4, entry.crc32],
    [4, Math.min(entry.size, MAX_32)],
    [4, Math.min(entry.size, MAX_32)],
    [2, entry.path.length],
    [2, extra.length],
  ]);
  return [head, entry.path, extra];
}

/** 4.3.12, with the zip64 field where the file is of 4 GiB or more, or begins beyond them. */
export function centralHeader(entry: StoredEntry): Uint8Array<ArrayBuffer>[] {
  const extra = zip64Field([entry.size, entry.size, entry.offset]);
  const head = fields([
    [4, 0x02014b50],
    [2, MADE_ON_UNIX | PLAIN],
    [2, extra.length > 0 ? ZIP64 : PLAIN],
    [2, UTF8_NAMES],
    [2, 0],
    [2, entry.time],
    [2, entry.date],
    [4, entry.crc32],
    [4, Math.min(entry.size, MAX_32)],
    [4, Math.min(entry.size, MAX_32)],
    [2, entry.path.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, REGULAR_FILE * 0x10000],
    [4, Math.min(entry.offset, MAX_32)],
  ]);
  return [head, entry.path, extra];
}

/** 4.3.16, preceded by 4.3.14 and 4.3.15 where a number does not fit it. */
export function endOfZip(
  entries: number,
  directory: { offset: number; size: number },
): Uint8Array<ArrayBuffer>[] {
  const { offset, size } = directory;
  const big = entries >= MAX_16 || offset >= MAX_32 || size >= MAX_32;
  const end = fields([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, Math.min(entries, MAX_16)],
    [2, Math.min(entries, MAX_16)],
    [4, Math.min(size, MAX_32)],
    [4, Math.min(offset, MAX_32)],
    [2, 0],
  ]);
  if (!big) return [end];
  const record = fields([
    [4, 0x06064b50],
    [8, 44],
    [2, MADE_ON_UNIX | ZIP64],
    [2, ZIP64],
    [4, 0],
    [4, 0],
    [8, entries],
    [8, entries],
    [8, size],
    [8, offset],
  ]);
  const locator = fields([
    [4, 0x07064b50],
    [4, 0],
    [8, offset + size],
    [4, 1],
  ]);
  return [record, locator, end];
}

/** What JSZip's end record (4.3.16, no comment) says: how many entries, and where their directory lies. */
export function readEnd(zip: Uint8Array<ArrayBuffer>): { entries: number; offset: number; size: number } {
  const at = zip.byteLength - 22;
  const view = new DataView(zip.buffer, zip.byteOffset);
  if (at < 0 || view.getUint32(at, true) !== 0x06054b50) throw new RangeError('not a zip without a comment');
  return {
    entries: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    offset: view.getUint32(at + 16, true),
  };
}
