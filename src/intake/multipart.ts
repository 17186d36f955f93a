export interface MultipartParts {
  /** JSON text. */
  report: string;
  bundle: Blob;
  fileName: string;
  /** The Idempotency-Key, a UUID. */
  key: string;
}

/**
 * A multipart/form-data body (RFC 7578) with the parts `report` and `bundle`. The boundary follows from the key,
 * so the same report gives the same bytes with every try; the browser's own FormData draws a new one each time.
 * The bundle is referred to, not read. Throws RangeError where `key` is no UUID.
 */
export function multipartBody({ report, bundle, fileName, key }: MultipartParts): {
  body: Blob;
  contentType: string;
} {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key)) throw new RangeError(`not a UUID: ${key}`);
  const boundary = `hozen-${key.toLowerCase()}`;
  const body = new Blob([
    `--${boundary}\r\n`,
    'Content-Disposition: form-data; name="report"\r\n',
    'Content-Type: application/json\r\n\r\n',
    report,
    `\r\n--${boundary}\r\n`,
    `Content-Disposition: form-data; name="bundle"; filename="${asciiName(fileName)}"\r\n`,
    'Content-Type: application/zip\r\n\r\n',
    bundle,
    `\r\n--${boundary}--\r\n`,
  ]);
  return { body, contentType: `multipart/form-data; boundary=${boundary}` };
}

/** RFC 7578 section 4.2 leaves non-ASCII names to guesswork, so they are left out; the report has the full name. */
function asciiName(fileName: string): string {
  return fileName.replace(/[^A-Za-z0-9._-]+/g, '_').slice(-100) || 'bundle.zip';
}
