import type { BaseBlock } from 'asn1js';
import { readCertificate } from './certificate.ts';
import { partsOf, readDer, tagged, wholeOf } from './der.ts';

const MOST = 20;

/** The certificates that CMS SignedData (RFC 5652, section 5.1) carries, each in its own bytes. */
export function certificatesIn(contentInfo: BaseBlock): Uint8Array<ArrayBuffer>[] {
  const signedData = partsOf(tagged(partsOf(contentInfo), 0))[0];
  return partsOf(tagged(partsOf(signedData), 0))
    .slice(0, MOST)
    .map(wholeOf);
}

/** What an issuer's address gives (RFC 5280, section 4.2.2.1): one certificate, or several in CMS without a signature. */
export function certificatesAmong(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  if (readCertificate(bytes)) return [bytes];
  try {
    return certificatesIn(readDer(bytes));
  } catch {
    return [];
  }
}
