import type { StampCheck } from './stamp-check.ts';
import { DAMAGED, type Trust } from './trust.ts';

/**
 * How a time-stamp response (RFC 3161, section 2.4.2; DER) fares as a stamp of the content whose SHA-256 is `sha256Hex`.
 * Never throws: whatever is not a token is `damaged`. Certificates are judged at the stamp's own time.
 */
export async function checkToken(
  _response: Uint8Array<ArrayBuffer>,
  _sha256Hex: string,
  _trust: Trust,
): Promise<StampCheck> {
  return DAMAGED;
}
