import type { IncomingHttpHeaders } from 'node:http';
import { MissingHeaderError, TooLargeError, UnsupportedTypeError } from './refusals.ts';

export interface UploadHeaders {
  /** Idempotency-Key, lower case. */
  key: string;
  /** The SHA-256 that Repr-Digest gives, base64. */
  sha256: string;
  contentType: string;
  /** Bytes to come; null where the sender does not say. */
  contentLength: number | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A byte sequence in a structured-field dictionary (RFC 9530 section 3, RFC 9651 section 3.3.5): 32 bytes of base64. */
const SHA256_MEMBER = /(?<=^|,)[ \t]*sha-256=:([A-Za-z0-9+/]{43}=):[ \t]*(?=[,;]|$)/g;

/** What an upload says of itself. Throws UnsupportedTypeError, MissingHeaderError, TooLargeError. */
export function readHeaders(headers: IncomingHttpHeaders, uploadBytes: number): UploadHeaders {
  const contentType = headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*;.*\bboundary=/i.test(contentType)) {
    throw new UnsupportedTypeError(
      `multipart/form-data is taken, not ${contentType.slice(0, 100) || 'nothing'}`,
    );
  }
  const coding = headers['content-encoding'] ?? 'identity';
  if (coding.toLowerCase() !== 'identity') throw new UnsupportedTypeError(`Content-Encoding ${coding}`);
  const key = String(headers['idempotency-key'] ?? '').toLowerCase();
  if (!UUID.test(key)) throw new MissingHeaderError('Idempotency-Key must be a UUID');
  // Of a key given twice the last one counts (RFC 9651 section 4.2.2).
  const [, sha256] = [...String(headers['repr-digest'] ?? '').matchAll(SHA256_MEMBER)].at(-1) ?? [];
  if (sha256 === undefined) throw new MissingHeaderError('Repr-Digest must have sha-256=:<base64>:');
  const length = headers['content-length'];
  const contentLength = length === undefined ? null : Number(length);
  if (contentLength !== null && contentLength > uploadBytes) {
    throw new TooLargeError(`${contentLength} bytes, at most ${uploadBytes}`);
  }
  return { key, sha256, contentType, contentLength };
}
