import { canonicalJson } from './canonical.ts';

/** Lower-case hexadecimal, as `sha256sum` prints it. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 (FIPS 180-4) of bytes, or of a string's UTF-8, in hex. For what fits in memory at once. */
export async function sha256(content: Uint8Array<ArrayBuffer> | ArrayBuffer | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** SHA-256 of a value's canonical JSON (RFC 8785). */
export function sha256OfJson(value: unknown): Promise<string> {
  return sha256(canonicalJson(value));
}
