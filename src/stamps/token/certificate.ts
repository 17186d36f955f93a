import { BitString } from 'asn1js';
import { Certificate, type Extension } from 'pkijs';
import { readDer } from './der.ts';

/** A certificate with its own bytes, of which fingerprints are taken. */
export interface Known {
  der: Uint8Array<ArrayBuffer>;
  certificate: Certificate;
}

const read = new WeakMap<Uint8Array, Known | null>();

/** `der` as a certificate (RFC 5280, section 4); null where it is none. */
export function readCertificate(der: Uint8Array<ArrayBuffer>): Known | null {
  const before = read.get(der);
  if (before !== undefined) return before;
  let known: Known | null = null;
  try {
    known = { der, certificate: new Certificate({ schema: readDer(der) }) };
  } catch {
    // Whatever the library stumbles over is no certificate to us.
  }
  read.set(der, known);
  return known;
}

/** Those of `ders` that are certificates. */
export function readCertificates(ders: readonly Uint8Array<ArrayBuffer>[]): Known[] {
  return ders.flatMap(der => readCertificate(der) ?? []);
}

/** The extension `oid` of a certificate or list. */
export function extensionOf(of: { extensions?: Extension[] }, oid: string): Extension | undefined {
  return of.extensions?.find(({ extnID }) => extnID === oid);
}

/** Bits of a KeyUsage's first byte (RFC 5280, section 4.2.1.3). */
export const KEY_USAGE = {
  digitalSignature: 0x80,
  nonRepudiation: 0x40,
  keyCertSign: 0x04,
  cRLSign: 0x02,
} as const;

/** What the key may be used for: the first byte's bits, or null where the certificate does not say. */
export function keyUsageOf(certificate: Certificate): number | null {
  const extension = extensionOf(certificate, '2.5.29.15');
  if (!extension) return null;
  const value = extension.parsedValue;
  return value instanceof BitString ? (value.valueBlock.valueHexView[0] ?? 0) : 0;
}
