import type { StampCheck } from './stamp-check.ts';

/** What a token may be checked with. Every item is DER; what is no certificate or list is passed over. */
export interface Trust {
  /** Certificates that whoever checks trusts for reasons of their own. Nothing in a bundle belongs here. */
  roots: readonly Uint8Array<ArrayBuffer>[];
  /** Certificates that may help to build the chain; trusted for nothing. */
  certificates: readonly Uint8Array<ArrayBuffer>[];
  /** Certificate revocation lists (RFC 5280, section 5); each counts only where its issuer signed it. */
  revocationLists: readonly Uint8Array<ArrayBuffer>[];
}

/** Where nothing of a token could be read. */
export const DAMAGED: StampCheck = {
  state: 'damaged',
  time: null,
  accuracyMs: null,
  authority: null,
  root: null,
  revocation: 'not at hand',
};
