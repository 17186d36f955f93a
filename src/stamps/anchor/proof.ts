/**
 * An OpenTimestamps proof as a tree: from a message, operations lead to other messages, and attestations say who vouches for a
 * message. The format is that of https://github.com/opentimestamps/python-opentimestamps (core/timestamp.py, op.py, notary.py).
 */
export interface Step {
  attestations: Attestation[];
  branches: Branch[];
}

export interface Branch {
  operation: number;
  /** What is appended or prepended; empty for operations that take nothing. */
  argument: Uint8Array<ArrayBuffer>;
  next: Step;
}

export type Attestation =
  | { kind: 'pending'; calendar: string }
  /** The message is the Merkle root of this Bitcoin block. */
  | { kind: 'bitcoin'; height: number }
  /** Of another kind; kept as it is. */
  | { kind: 'other'; tag: string; payload: Uint8Array<ArrayBuffer> };

/** A detached proof: of the content that has this digest. */
export interface Proof {
  /** The operation that made the digest. */
  hash: number;
  digest: Uint8Array<ArrayBuffer>;
  start: Step;
}

export const OPERATIONS = {
  sha1: 0x02,
  ripemd160: 0x03,
  sha256: 0x08,
  keccak256: 0x67,
  append: 0xf0,
  prepend: 0xf1,
  reverse: 0xf2,
  hexlify: 0xf3,
} as const;

export const ATTESTATION = 0x00;
export const FORK = 0xff;
export const PENDING_TAG = '83dfe30d2ef90c8e';
export const BITCOIN_TAG = '0588960d73d71901';

/** `\0OpenTimestamps\0\0Proof\0` and eight bytes that no text has. */
export const MAGIC = Uint8Array.from([
  ...new TextEncoder().encode('\0OpenTimestamps\0\0Proof\0'),
  ...[0xbf, 0x89, 0xe2, 0xe8, 0x84, 0xe8, 0x92, 0x94],
]);
export const VERSION = 1;
/** Of messages and arguments, bytes. */
export const LONGEST_MESSAGE = 4096;
