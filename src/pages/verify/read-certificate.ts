import { fromBase64 } from '../../evidence/index.ts';

/** A file that is no certificate. */
export class NotACertificateError extends Error {
  override readonly name = 'NotACertificateError';
}

const PEM =
  /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([\s\S]+?)-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g;
const MOST_BYTES = 1_000_000;
/** The first byte of DER's SEQUENCE, which a certificate is (RFC 5280, section 4.1). */
const SEQUENCE = 0x30;

/**
 * Every certificate in a file, as DER: of a PEM file any number, of a DER file one. Throws NotACertificateError where it
 * is neither. Whether one is sound is for whoever uses it to find out.
 */
export async function readCertificateFile(file: Blob): Promise<Uint8Array<ArrayBuffer>[]> {
  if (file.size > MOST_BYTES) throw new NotACertificateError(`${file.size} bytes`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === SEQUENCE) return [bytes];
  // PEM is text: a bundle chosen by mistake may hold such lines, and none of its certificates is to be trusted.
  if (bytes.includes(0)) throw new NotACertificateError('neither PEM nor DER');
  const found = [...new TextDecoder().decode(bytes).matchAll(PEM)].map(([, body = '']) => derOf(body));
  if (found.length === 0) throw new NotACertificateError('neither PEM nor DER');
  return found;
}

function derOf(body: string): Uint8Array<ArrayBuffer> {
  try {
    const der = fromBase64(body.replace(/\s/g, ''));
    if (der[0] === SEQUENCE) return der;
  } catch {
    // Said below.
  }
  throw new NotACertificateError('not Base64 of DER');
}
