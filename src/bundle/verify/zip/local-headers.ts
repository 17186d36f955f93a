import { HeaderMismatchError, HiddenDataError, NotAZipError, ZipBombError } from '../errors.ts';
import type { PlacedEntry, ZipEntry } from './entry.ts';
import { readExtra } from './extra-fields.ts';
import { LOCAL, MAX_32, viewOf } from './fields.ts';
import type { RandomAccess } from './random-access.ts';

/** Headers of small neighbours come with one reading. */
const AHEAD = 32 * 1024;
const LONGEST_HEADER = LOCAL.size + 2 * 0xffff;

/**
 * Where each entry's content lies. The entries have to lie back to back, in the directory's order, from the archive's first byte
 * to `directory`, and each local header has to say what the directory says. Throws HiddenDataError for a gap, ZipBombError where
 * two share bytes, HeaderMismatchError, ForeignZipError, NotAZipError.
 */
export async function placeEntries(
  zip: RandomAccess,
  entries: readonly ZipEntry[],
  directory: number,
): Promise<PlacedEntry[]> {
  const bytesAt = readAhead(zip, directory);
  const placed: PlacedEntry[] = [];
  let at = 0;
  for (const entry of entries) {
    if (entry.offset > at)
      throw new HiddenDataError(`${entry.path}: begins at ${entry.offset}, not at ${at}`);
    if (entry.offset < at) throw new ZipBombError(`${entry.path}: shares bytes with the entry before it`);
    const content =
      at + (await checkHeader(entry, await bytesAt(at, LOCAL.size), length => bytesAt(at, length)));
    placed.push({ ...entry, content });
    at = content + entry.packedSize;
    if (at > directory) throw new NotAZipError(`${entry.path}: reaches into the list of entries`);
  }
  if (at !== directory) throw new HiddenDataError(`${directory - at} bytes behind the last entry`);
  return placed;
}

type BytesAt = (at: number, length: number) => Promise<Uint8Array<ArrayBuffer>>;

function readAhead(zip: RandomAccess, end: number): BytesAt {
  let from = 0;
  let bytes = new Uint8Array(0);
  return async (at, length) => {
    if (at + length > end) throw new NotAZipError('an entry reaches into the list of entries');
    if (at < from || at + length > from + bytes.length) {
      from = at;
      bytes = await zip.read(at, Math.min(Math.max(AHEAD, length), end - at));
    }
    return bytes.subarray(at - from, at - from + length);
  };
}

/** Bytes of the local header, the name and the extra fields included. */
async function checkHeader(
  entry: ZipEntry,
  fixed: Uint8Array,
  upTo: (length: number) => Promise<Uint8Array>,
): Promise<number> {
  const head = viewOf(fixed);
  if (head.getUint32(0, true) !== LOCAL.signature) throw new NotAZipError(`${entry.path}: no header`);
  const extraAt = LOCAL.size + head.getUint16(26, true);
  const length = extraAt + head.getUint16(28, true);
  if (length > LONGEST_HEADER) throw new NotAZipError(`${entry.path}: a header of ${length} bytes`);
  const bytes = await upTo(length);
  const view = viewOf(bytes);
  const name = bytes.subarray(LOCAL.size, extraAt);
  const sizes = { size: view.getUint32(22, true), packedSize: view.getUint32(18, true) };
  // 4.5.3: here the field has both sizes or none.
  const isWide = sizes.size === MAX_32 || sizes.packedSize === MAX_32;
  const extra = readExtra(bytes.subarray(extraAt), name, { ...sizes, offset: 0 }, entry.path);
  const differing = Object.entries({
    name: !sameBytes(name, entry.name),
    'a second name': extra.nameTwice !== entry.nameTwice,
    // Where only the place is beyond 4 GiB, only the directory needs zip64.
    version: isWide ? view.getUint16(4, true) !== 45 : !fitsVersion(view.getUint16(4, true), entry.needed),
    flags: view.getUint16(6, true) !== entry.flags,
    'compression method': view.getUint16(8, true) !== entry.method,
    time: view.getUint16(10, true) !== entry.time || view.getUint16(12, true) !== entry.date,
    'CRC-32': view.getUint32(14, true) !== entry.crc32,
    size: extra.size !== entry.size || extra.packedSize !== entry.packedSize,
  }).filter(([, differs]) => differs);
  if (differing.length > 0) {
    throw new HeaderMismatchError(`${entry.path}: ${differing.map(([what]) => what).join(', ')}`);
  }
  return length;
}

function fitsVersion(local: number, central: number): boolean {
  return central === 45 ? local === 10 || local === 20 : local === central;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, n) => byte === other[n]);
}
