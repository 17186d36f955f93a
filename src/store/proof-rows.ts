import type { Instant } from '../evidence/index.ts';

/** A key this install signs with, or signed with. The private half never leaves the browser. */
export interface KeyRow {
  fingerprint: string;
  /** SubjectPublicKeyInfo, DER. */
  publicKey: Uint8Array<ArrayBuffer>;
  privateKey: CryptoKey;
  createdAt: Instant;
  /** Null for the one in use. */
  retiredAt: Instant | null;
}

/** What an outside clock said of one link of the chain, and so of every link before it. */
export interface StampRow {
  /** The link's number. */
  seq: number;
  /** Short name of the authority, as file names carry it; `opentimestamps` for an anchor. */
  authority: string;
  /** When it came, by this device's clock. */
  at: Instant;
  /** An anchor that its calendar has not placed in a block yet. */
  pending: boolean;
  /** The answer as it came, or the anchor's proof as it stands. */
  token: Uint8Array<ArrayBuffer>;
  /** SHA-256 of what it takes to check it later: certificates, revocation lists. */
  enclosures: string[];
}

/** A certificate or a revocation list that one or more stamps need. */
export interface EnclosureRow {
  /** Of the bytes, which are DER. */
  sha256: string;
  kind: 'certificate' | 'revocation list';
  bytes: Uint8Array<ArrayBuffer>;
}
