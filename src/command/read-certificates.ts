import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** A file that was named as a certificate and is none, or cannot be read. */
export class NotACertificateError extends Error {
  override readonly name = 'NotACertificateError';
}

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Every certificate in a file, as DER: of a PEM file any number, of a DER file one. Throws NotACertificateError. */
export async function readCertificates(path: string): Promise<Uint8Array<ArrayBuffer>[]> {
  try {
    const bytes = await readFile(path);
    // PEM is text: what has a zero byte may hold such lines by chance, a bundle's own among them.
    const pems = bytes.includes(0) ? null : bytes.toString('latin1').match(PEM);
    return (pems ?? [bytes]).map(one => Uint8Array.from(new X509Certificate(one).raw));
  } catch (problem) {
    throw new NotACertificateError(path, { cause: problem });
  }
}
