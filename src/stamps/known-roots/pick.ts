import { fromBase64, sha256 } from '../../evidence/index.ts';
import { KNOWN_ROOTS } from './fingerprints.ts';

/**
 * The known roots among `pems`, DER. Given Node's `tls.rootCertificates`, it gives the roots that a verifier outside the browser
 * starts from.
 */
export async function knownRootsAmong(pems: Iterable<string>): Promise<Uint8Array<ArrayBuffer>[]> {
  const wanted = new Set<string>(KNOWN_ROOTS.map(({ sha256 }) => sha256));
  const found: Uint8Array<ArrayBuffer>[] = [];
  for (const pem of pems) {
    const der = fromBase64(pem.replaceAll(/-----[^-]+-----|\s/g, ''));
    if (wanted.has(await sha256(der))) found.push(der);
  }
  return found;
}
