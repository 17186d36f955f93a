import { type BaseBlock, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { AlgorithmIdentifier } from 'pkijs';
import type { Known } from './certificate.ts';
import { partsOf, sameBytes } from './der.ts';
import { hashNamed } from './signature.ts';

/** SigningCertificate (RFC 2634, section 5.4), whose hash is SHA-1, and its successor (RFC 5035, section 3). */
const VERSION_1 = '1.2.840.113549.1.9.16.2.12';
const VERSION_2 = '1.2.840.113549.1.9.16.2.47';

/**
 * Whether the signed attributes name this certificate as the signer's, so that no other with the same key can be put in its
 * place (RFC 3161, section 2.4.2; RFC 5816). Where both attributes stand there, both must.
 */
export async function isBoundTo(
  { der, certificate }: Known,
  only: (attribute: string) => BaseBlock | undefined,
): Promise<boolean> {
  const stated = [only(VERSION_1), only(VERSION_2)];
  const fits = await Promise.all(
    stated.map(async (attribute, n) => {
      if (attribute === undefined) return null;
      // SigningCertificate → certs → the first ESSCertID, which is the signer's.
      const parts = partsOf(partsOf(partsOf(attribute)[0])[0]);
      const hash = n === 0 ? 'SHA-1' : hashIn(parts[0]);
      const rest = n === 1 && parts[0] instanceof Sequence ? parts.slice(1) : parts;
      const [named, issuerSerial] = rest;
      if (hash === null || !(named instanceof OctetString)) return false;
      const digest = new Uint8Array(await crypto.subtle.digest(hash, der));
      const serial = partsOf(issuerSerial)[1];
      const serialFits = !(serial instanceof Integer) || serial.isEqual(certificate.serialNumber);
      return sameBytes(named.valueBlock.valueHexView, digest) && serialFits;
    }),
  );
  return fits.includes(true) && !fits.includes(false);
}

/** ESSCertIDv2's hash is SHA-256 where it names none. */
function hashIn(block: BaseBlock | undefined): string | null {
  if (!(block instanceof Sequence)) return 'SHA-256';
  if (!(partsOf(block)[0] instanceof ObjectIdentifier)) return null;
  return hashNamed(new AlgorithmIdentifier({ schema: block }));
}
