import type { Integer } from 'asn1js';
import { CertificateRevocationList, type RevokedCertificate } from 'pkijs';
import { toHex } from '../../evidence/index.ts';
import { KEY_USAGE, type Known, keyUsageOf } from './certificate.ts';
import { readDer } from './der.ts';
import { isSignedWith } from './signature.ts';

const DELTA = '2.5.29.27';
export const ISSUING_DISTRIBUTION_POINT = '2.5.29.28';
const MOST_BYTES = 20_000_000;

/** A list read once, for however many tokens: a bundle can have hundreds of each. */
export interface RevocationList {
  list: CertificateRevocationList;
  /** By the certificate's number. */
  entries: Map<string, RevokedCertificate[]>;
  /** Whether it is signed with a key, by that key. */
  signers: Map<string, Promise<boolean>>;
}

const numberOf = (serial: Integer) => toHex(serial.valueBlock.valueHexView);

/** What the list has on a certificate. */
export function entriesOf({ entries }: RevocationList, { certificate }: Known): RevokedCertificate[] {
  return entries.get(numberOf(certificate.serialNumber)) ?? [];
}

const read = new WeakMap<Uint8Array, RevocationList | null>();

/** `der` as a certificate revocation list (RFC 5280, section 5); null where it is none. */
export function readRevocationList(der: Uint8Array<ArrayBuffer>): RevocationList | null {
  const before = read.get(der);
  if (before !== undefined) return before;
  let found: RevocationList | null = null;
  try {
    if (der.length <= MOST_BYTES) {
      const list = new CertificateRevocationList({ schema: readDer(der) });
      const entries = new Map<string, RevokedCertificate[]>();
      for (const entry of list.revokedCertificates ?? []) {
        const number = numberOf(entry.userCertificate);
        entries.set(number, [...(entries.get(number) ?? []), entry]);
      }
      found = { list, entries, signers: new Map() };
    }
  } catch {
    // Whatever the library stumbles over is no list to us.
  }
  read.set(der, found);
  return found;
}

/** Whether the list is signed by `issuer`, which may sign lists, and asks for nothing that is not understood here. */
export async function isListOf({ list, signers }: RevocationList, issuer: Known): Promise<boolean> {
  const usage = keyUsageOf(issuer.certificate);
  const extensions = list.crlExtensions?.extensions ?? [];
  if (
    !list.issuer.isEqual(issuer.certificate.subject) ||
    (usage !== null && (usage & KEY_USAGE.cRLSign) === 0) ||
    extensions.some(({ extnID }) => extnID === DELTA) ||
    extensions.some(({ critical, extnID }) => critical && extnID !== ISSUING_DISTRIBUTION_POINT) ||
    list.signature.algorithmId !== list.signatureAlgorithm.algorithmId
  ) {
    return false;
  }
  const key = issuer.certificate.subjectPublicKeyInfo;
  const name = `${key.algorithm.algorithmId} ${toHex(key.subjectPublicKey.valueBlock.valueHexView)}`;
  const signed =
    signers.get(name) ??
    isSignedWith(key, {
      content: new Uint8Array(list.tbsView),
      signature: list.signatureValue,
      algorithm: list.signatureAlgorithm,
      hash: null,
    });
  signers.set(name, signed);
  return signed;
}
