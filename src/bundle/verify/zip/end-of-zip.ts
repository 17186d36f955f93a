import { ForeignZipError, HiddenDataError, NotAZipError, TruncatedZipError } from '../errors.ts';
import { END, LOCAL, MAX_16, MAX_32, viewOf, wide, ZIP64_END, ZIP64_LOCATOR } from './fields.ts';
import type { RandomAccess } from './random-access.ts';

/** Where a zip's central directory lies. */
export interface DirectoryPlace {
  entries: number;
  offset: number;
  size: number;
}

/** 4.3.16: an end record may carry a comment of so many bytes, which other readers search backwards. */
const LONGEST_COMMENT = 0xffff;

/**
 * Find the central directory of a zip whose end record is its last bytes. Throws TruncatedZipError for one that breaks off,
 * HiddenDataError where something stands before or behind, ForeignZipError for a comment or more than one disk, NotAZipError.
 */
export async function findDirectory(zip: RandomAccess): Promise<DirectoryPlace> {
  const begins = zip.size >= 4 && viewOf(await zip.read(0, 4)).getUint32(0, true);
  const tail = Math.min(zip.size, END.size + ZIP64_LOCATOR.size + ZIP64_END.size);
  const bytes = await zip.read(zip.size - tail, tail);
  const view = viewOf(bytes);
  const at = tail - END.size;
  if (at < 0 || view.getUint32(at, true) !== END.signature)
    await sayWhyNoEnd(zip, begins === LOCAL.signature);
  if (view.getUint16(at + 20, true) !== 0) throw new TruncatedZipError('the comment at its end is cut off');
  const place = readPlace(view, at, zip.size);
  const entries = place.entries;
  if (place.offset + place.size !== place.end) {
    throw new HiddenDataError(
      `the list of entries ends at ${place.offset + place.size}, not at ${place.end}`,
    );
  }
  if (entries === 0) throw new NotAZipError('no entries');
  if (begins !== LOCAL.signature) throw new HiddenDataError('something stands before the first entry');
  return { entries, offset: place.offset, size: place.size };
}

/** `end`: where the directory has to end. */
function readPlace(view: DataView, at: number, fileSize: number): DirectoryPlace & { end: number } {
  const entries = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 12, true);
  const offset = view.getUint32(at + 16, true);
  const oneDisk = view.getUint16(at + 4, true) === 0 && view.getUint16(at + 6, true) === 0;
  if (!oneDisk || view.getUint16(at + 8, true) !== entries) throw new ForeignZipError('more than one disk');
  const end = fileSize - END.size;
  if (entries !== MAX_16 && size !== MAX_32 && offset !== MAX_32) return { entries, size, offset, end };
  const wider = readWidePlace(view, at, end);
  const fits =
    entries === Math.min(wider.entries, MAX_16) &&
    size === Math.min(wider.size, MAX_32) &&
    offset === Math.min(wider.offset, MAX_32);
  if (!fits) throw new HiddenDataError('its two end records differ');
  return wider;
}

/** 4.3.14 and 4.3.15, which stand right before the end record. */
function readWidePlace(view: DataView, at: number, endRecord: number): DirectoryPlace & { end: number } {
  const locator = at - ZIP64_LOCATOR.size;
  const record = locator - ZIP64_END.size;
  const end = endRecord - ZIP64_LOCATOR.size - ZIP64_END.size;
  if (record < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR.signature) {
    throw new NotAZipError('no zip64 locator');
  }
  if (view.getUint32(record, true) !== ZIP64_END.signature || wide(view, locator + 8) !== end) {
    throw new HiddenDataError('the zip64 end record is not where it should be');
  }
  const entries = wide(view, record + 24);
  const plain =
    wide(view, record + 4) === ZIP64_END.size - 12 &&
    view.getUint32(record + 16, true) === 0 &&
    view.getUint32(record + 20, true) === 0 &&
    wide(view, record + 32) === entries &&
    view.getUint32(locator + 4, true) === 0 &&
    view.getUint32(locator + 16, true) === 1;
  if (!plain) throw new ForeignZipError('zip64 on more than one disk, or with more than a bundle has');
  return { entries, size: wide(view, record + 40), offset: wide(view, record + 48), end };
}

/** No end record is at the very end: it is missing, or something stands behind it. */
async function sayWhyNoEnd(zip: RandomAccess, beginsAsZip: boolean): Promise<never> {
  const length = Math.min(zip.size, LONGEST_COMMENT + 2 * END.size);
  const from = zip.size - length;
  const view = viewOf(await zip.read(from, length));
  for (let at = length - END.size; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END.signature) continue;
    const comment = view.getUint16(at + 20, true);
    const size = view.getUint32(at + 12, true);
    const offset = view.getUint32(at + 16, true);
    // Of a zip inside of this one, the numbers do not fit.
    if (offset + size !== from + at && offset !== MAX_32) continue;
    const behind = length - at - END.size;
    if (comment === behind) throw new ForeignZipError(`a comment of ${comment} bytes`);
    throw new HiddenDataError(`${behind} bytes behind the archive's end`);
  }
  if (beginsAsZip) throw new TruncatedZipError(`breaks off after ${zip.size} bytes`);
  throw new NotAZipError(zip.size === 0 ? 'empty' : 'does not begin as a zip does');
}
