import { fromBase64, toBase64 } from '../../evidence/index.ts';
import { NotCanonicalError } from './errors.ts';
import { plainText } from './read-file.ts';

/**
 * The DER in a PEM file that holds one object and nothing else (RFC 7468, section 3, the strict form: lines of 64, LF).
 * Throws NotCanonicalError for any other writing, since readers differ on which object they take.
 */
export function derOf(bytes: Uint8Array, label: string, path: string): Uint8Array<ArrayBuffer> {
  const text = plainText(bytes, path);
  const [head, foot] = [`-----BEGIN ${label}-----\n`, `-----END ${label}-----\n`];
  const body = text.slice(head.length, -foot.length);
  const base64 = body.replaceAll('\n', '');
  const der = decode(base64, path);
  const again = `${head}${toBase64(der).replace(/.{1,64}/g, '$&\n')}${foot}`;
  if (der.length === 0 || again !== text) throw new NotCanonicalError(path);
  return der;
}

function decode(base64: string, path: string): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64(base64);
  } catch (problem) {
    throw new NotCanonicalError(path, { cause: problem });
  }
}
