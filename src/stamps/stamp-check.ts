import type { Instant } from '../evidence/index.ts';

/** How a time-stamp token (RFC 3161) fares. Only `good` counts as an outside clock's word. */
export const STAMP_STATES = [
  'good',
  /** Signed well, but by nobody this verifier was told to trust. */
  'unknown authority',
  /** A certificate of its chain was not valid at the stamp's time. */
  'expired certificate',
  'revoked',
  /** The signer's certificate is not for time-stamping alone (RFC 3161, section 2.3). */
  'not for time-stamping',
  /** A token of something else. */
  'other hash',
  /** Not a token, or its signature does not fit. */
  'damaged',
] as const;

export interface StampCheck {
  state: (typeof STAMP_STATES)[number];
  /** By the authority's clock; null where there is none to read. */
  time: Instant | null;
  /** What the authority states its clock is good for, ms; null where it states nothing. */
  accuracyMs: number | null;
  /** The signer's name, as its certificate has it. */
  authority: string | null;
  /** SHA-256 of the root's DER that the chain ends in; null where it ends in none. */
  root: string | null;
  /** Whether a revocation list of every issuer in the chain was at hand. */
  revocation: 'checked' | 'not at hand';
}

/** How an OpenTimestamps proof fares. A block is only claimed: it takes a Bitcoin node to check that it exists. */
export interface AnchorCheck {
  state: 'pending' | 'block claimed' | 'other hash' | 'damaged';
  /** Calendars that still owe the block. */
  calendars: string[];
  blocks: number[];
}
