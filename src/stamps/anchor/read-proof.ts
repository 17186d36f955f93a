import { toHex } from '../../evidence/index.ts';
import { sameBytes } from '../token/der.ts';
import { UnreadableError } from '../token/unreadable.ts';
import {
  ATTESTATION,
  type Attestation,
  BITCOIN_TAG,
  FORK,
  LONGEST_MESSAGE,
  MAGIC,
  OPERATIONS,
  PENDING_TAG,
  type Proof,
  type Step,
  VERSION,
} from './proof.ts';

/** As the reference implementation bounds them. */
const DEEPEST = 256;
const LONGEST_PAYLOAD = 8192;
const CALENDAR = /^[A-Za-z0-9._/:-]{1,1000}$/;
/** Bytes of a proof. One with four calendars and their blocks has about 3,000. */
const MOST_BYTES = 100_000;
const HIGHEST_BLOCK = 2 ** 31;

const DIGEST_BYTES: Record<number, number> = {
  [OPERATIONS.sha1]: 20,
  [OPERATIONS.ripemd160]: 20,
  [OPERATIONS.sha256]: 32,
};
const OPERATION_TAGS = new Set<number>(Object.values(OPERATIONS));
const WITH_ARGUMENT = new Set<number>([OPERATIONS.append, OPERATIONS.prepend]);

/** Takes bytes from the front; never more than there are. Throws UnreadableError. */
class Cursor {
  #at = 0;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    if (bytes.length > MOST_BYTES) throw new UnreadableError('too large');
    this.#bytes = bytes;
  }
  take(length: number): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(this.#at, this.#at + length);
    if (taken.length !== length) throw new UnreadableError('cut off');
    this.#at += length;
    return taken;
  }
  byte(): number {
    return this.take(1)[0] ?? 0;
  }
  /** LEB128, unsigned, at most `most`. */
  number(most: number): number {
    let sum = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      sum += (byte & 0x7f) * scale;
      if (sum > most || scale > most) throw new UnreadableError('too large a number');
      if (byte < 0x80) return sum;
    }
  }
  string(most: number): Uint8Array<ArrayBuffer> {
    return this.take(this.number(most));
  }
  end(): void {
    if (this.#at !== this.#bytes.length) throw new UnreadableError('something behind the end');
  }
}

/** Read a detached proof file. Throws UnreadableError. */
export function readProof(bytes: Uint8Array<ArrayBuffer>): Proof {
  const cursor = new Cursor(bytes);
  if (!sameBytes(cursor.take(MAGIC.length), MAGIC)) throw new UnreadableError('not a proof');
  if (cursor.number(255) !== VERSION) throw new UnreadableError('a proof of another version');
  const hash = cursor.byte();
  const length = DIGEST_BYTES[hash];
  if (length === undefined) throw new UnreadableError('a proof of another hash');
  const proof = { hash, digest: cursor.take(length), start: readStep(cursor, DEEPEST) };
  cursor.end();
  return proof;
}

/** Read what a calendar answers: a tree without the message it starts from. Throws UnreadableError. */
export function readAnswer(bytes: Uint8Array<ArrayBuffer>): Step {
  const cursor = new Cursor(bytes);
  const step = readStep(cursor, DEEPEST);
  cursor.end();
  return step;
}

function readStep(cursor: Cursor, deepest: number): Step {
  if (deepest === 0) throw new UnreadableError('too deep');
  const step: Step = { attestations: [], branches: [] };
  for (let last = false; !last; ) {
    let tag = cursor.byte();
    last = tag !== FORK;
    if (!last) tag = cursor.byte();
    if (tag === ATTESTATION) {
      step.attestations.push(readAttestation(cursor));
      continue;
    }
    if (!OPERATION_TAGS.has(tag)) throw new UnreadableError('an unknown operation');
    const argument = WITH_ARGUMENT.has(tag) ? cursor.string(LONGEST_MESSAGE) : new Uint8Array(0);
    if (WITH_ARGUMENT.has(tag) && argument.length === 0) throw new UnreadableError('nothing to add');
    step.branches.push({ operation: tag, argument, next: readStep(cursor, deepest - 1) });
  }
  return step;
}

function readAttestation(cursor: Cursor): Attestation {
  const tag = toHex(cursor.take(8));
  const payload = cursor.string(LONGEST_PAYLOAD);
  if (tag !== PENDING_TAG && tag !== BITCOIN_TAG) return { kind: 'other', tag, payload };
  const inner = new Cursor(payload);
  const attestation: Attestation =
    tag === PENDING_TAG
      ? { kind: 'pending', calendar: new TextDecoder('latin1').decode(inner.string(1000)) }
      : { kind: 'bitcoin', height: inner.number(HIGHEST_BLOCK) };
  inner.end();
  if (attestation.kind === 'pending' && !CALENDAR.test(attestation.calendar)) {
    throw new UnreadableError('not an address of a calendar');
  }
  return attestation;
}
