import { UnreadableError } from './unreadable.ts';

const DEEPEST = 40;
const CONSTRUCTED = 0x20;
const INDEFINITE = 0x80;
const INTEGER = 0x02;
/** SEQUENCE and SET hold parts, and of the others only strings may. By the number of the universal tag. */
const ALWAYS_CONSTRUCTED = new Set([16, 17]);
const NEVER_CONSTRUCTED = new Set([1, 2, 5, 6, 10, 23, 24]);

/**
 * Throws UnreadableError unless `bytes` are one value whose parts lie one behind the other and fill it exactly (X.690, section
 * 8.1). The library reads on where a length is wrong; others do not, and all verifiers have to agree.
 */
export function assertWellFormed(bytes: Uint8Array): void {
  if (endOf(bytes, 0, bytes.length, 0) !== bytes.length)
    throw new UnreadableError('something behind the end');
}

/** Where the value at `at` ends, which must not be behind `limit`. */
function endOf(bytes: Uint8Array, at: number, limit: number, depth: number): number {
  const tag = bytes[at] ?? 0;
  const first = bytes[at + 1];
  // Tags of several bytes stand in none of these formats.
  if (depth > DEEPEST || first === undefined || (tag & 0x1f) === 0x1f) throw new UnreadableError('no value');
  const isConstructed = (tag & CONSTRUCTED) !== 0;
  const forms = isConstructed ? NEVER_CONSTRUCTED : ALWAYS_CONSTRUCTED;
  if (tag < 0x40 && forms.has(tag & 0x1f)) throw new UnreadableError('a value of another form');
  let inside = at + 2;
  if (first === INDEFINITE && isConstructed) {
    while (!(bytes[inside] === 0 && bytes[inside + 1] === 0)) inside = endOf(bytes, inside, limit, depth + 1);
    if (inside + 2 > limit) throw new UnreadableError('cut off');
    return inside + 2;
  }
  let length = first;
  if (first >= INDEFINITE) {
    const size = first & 0x7f;
    if (size < 1 || size > 4) throw new UnreadableError('no length');
    length = bytes.subarray(inside, inside + size).reduce((sum, byte) => sum * 256 + byte, 0);
    inside += size;
  }
  const end = inside + length;
  if (tag === INTEGER && length === 0) throw new UnreadableError('a number without digits');
  if (end > limit) throw new UnreadableError('longer than what holds it');
  while (isConstructed && inside < end) inside = endOf(bytes, inside, end, depth + 1);
  return end;
}
