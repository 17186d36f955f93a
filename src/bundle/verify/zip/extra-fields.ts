import { ForeignZipError, HeaderMismatchError } from '../errors.ts';
import { crc32 } from './crc32.ts';
import { MAX_32, viewOf, wide } from './fields.ts';

/** 4.5.3: sizes and the offset in eight bytes each. */
const ZIP64 = 0x0001;
/** 4.6.9: the name once more. JSZip writes it behind every name that is not ASCII. */
const NAME_AGAIN = 0x7075;

export interface ExtraFields {
  size: number;
  packedSize: number;
  offset: number;
  /** It has the zip64 field. */
  isWide: boolean;
  nameTwice: boolean;
}

/**
 * Read the extra fields of `name`, which may hold what did not fit into the header's own fields, and nothing that did; and
 * the name itself once more. Throws ForeignZipError for anything else, HeaderMismatchError where they contradict the header.
 */
export function readExtra(
  extra: Uint8Array,
  name: Uint8Array,
  own: { size: number; packedSize: number; offset: number },
  shown: string,
): ExtraFields {
  const view = viewOf(extra);
  const wanted = Object.entries(own).filter(([, value]) => value === MAX_32);
  const found: ExtraFields = { ...own, isWide: wanted.length > 0, nameTwice: false };
  let at = 0;
  if (wanted.length > 0) {
    const length = 8 * wanted.length;
    if (
      extra.length < 4 + length ||
      view.getUint16(0, true) !== ZIP64 ||
      view.getUint16(2, true) !== length
    ) {
      throw new ForeignZipError(`${shown}: not the zip64 field it needs`);
    }
    at = 4;
    for (const [field] of wanted) {
      const value = wide(view, at);
      if (value < MAX_32) throw new HeaderMismatchError(`${shown}: zip64 without need`);
      found[field as keyof typeof own] = value;
      at += 8;
    }
  }
  if (at === extra.length) return found;
  const rest = extra.subarray(at);
  if (!isNameAgain(rest, name)) throw new ForeignZipError(`${shown}: extra fields`);
  return { ...found, nameTwice: true };
}

/** Version 1, CRC-32 of the name, the name. */
function isNameAgain(field: Uint8Array, name: Uint8Array): boolean {
  const view = viewOf(field);
  return (
    field.length === 9 + name.length &&
    view.getUint16(0, true) === NAME_AGAIN &&
    view.getUint16(2, true) === 5 + name.length &&
    field[4] === 1 &&
    view.getUint32(5, true) === crc32(name) &&
    name.every((byte, n) => byte === field[9 + n])
  );
}
