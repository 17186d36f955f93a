import { type BaseBlock, Constructed, fromBER } from 'asn1js';
import { UnreadableError } from './unreadable.ts';
import { assertWellFormed } from './well-formed.ts';

/** The one ASN.1 value that `bytes` are, to the last byte. Throws UnreadableError. */
export function readDer(bytes: Uint8Array): BaseBlock {
  assertWellFormed(bytes);
  const { offset, result } = fromBER(bytes);
  if (offset !== bytes.length) throw new UnreadableError('not one ASN.1 value');
  return result;
}

/** What a SEQUENCE, SET or constructed tag holds; nothing where `block` is none of them. */
export function partsOf(block: BaseBlock | undefined): BaseBlock[] {
  return block instanceof Constructed ? block.valueBlock.value : [];
}

/** The part with the context tag `[number]`. */
export function tagged(parts: readonly BaseBlock[], number: number): BaseBlock | undefined {
  return parts.find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === number);
}

/** The value's bytes with tag and length, as they came. */
export function wholeOf(block: BaseBlock): Uint8Array<ArrayBuffer> {
  return new Uint8Array(block.valueBeforeDecodeView);
}

/** Whether two byte strings are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, n) => byte === b[n]);
}
