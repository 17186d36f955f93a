import { sha256 } from './hash.ts';

/**
 * Signatures are ECDSA over P-256 with SHA-256 (FIPS 186-5), since every system a bundle is checked on can do them by itself:
 * openssl, LibreSSL, Windows PowerShell. They are written in DER (RFC 3279, section 2.2.3), as `openssl dgst` takes them.
 */
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const HALF = 32;

/** A key pair whose private half this browser uses but never gives out. */
export async function newSigningKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ECDSA, false, ['sign', 'verify']);
}

/** A public key as SubjectPublicKeyInfo (RFC 5280, section 4.1), in DER. */
export async function publicKeyDer(key: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.exportKey('spki', key));
}

/** A key's fingerprint: SHA-256 of its SubjectPublicKeyInfo in DER, hex. */
export function fingerprintOf(der: Uint8Array<ArrayBuffer>): Promise<string> {
  return sha256(der);
}

/** Sign `content`; the signature is in DER. Throws DOMException where the key cannot be used. */
export async function sign(
  privateKey: CryptoKey,
  content: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return toDer(new Uint8Array(await crypto.subtle.sign(ECDSA, privateKey, content)));
}

/** Whether `signature` (DER) over `content` is by the key `der`. False, too, for a key or signature of another form. */
export async function isSignedBy(
  der: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  content: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const raw = fromDer(signature);
  if (!raw) return false;
  try {
    const key = await crypto.subtle.importKey('spki', der, ECDSA, false, ['verify']);
    return await crypto.subtle.verify(ECDSA, key, raw, content);
  } catch {
    return false;
  }
}

/** A number of at most 32 bytes as a DER INTEGER: shortest form, a zero before a set top bit. */
function integer(bytes: Uint8Array): number[] {
  const digits = Array.from(
    bytes.subarray(
      Math.max(
        0,
        bytes.findIndex(byte => byte !== 0),
      ),
    ),
  );
  const body = (digits[0] ?? 0) >= 0x80 ? [0, ...digits] : digits;
  return [0x02, body.length, ...body];
}

/** From the two numbers side by side, as WebCrypto has them (IEEE P1363). */
function toDer(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const body = [...integer(raw.subarray(0, HALF)), ...integer(raw.subarray(HALF))];
  return Uint8Array.from([0x30, body.length, ...body]);
}

/** Back to the two numbers; null where it is not DER to the bit, since other writings of one signature are none of ours. */
function fromDer(der: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const raw = new Uint8Array(2 * HALF);
  let at = 2;
  for (const end of [HALF, 2 * HALF]) {
    const length = der[at + 1] ?? 0;
    const digits = der.subarray(at + 2, at + 2 + length);
    const body = digits[0] === 0 ? digits.subarray(1) : digits;
    if (body.length > HALF) return null;
    raw.set(body, end - body.length);
    at += 2 + length;
  }
  const again = toDer(raw);
  return again.length === der.length && again.every((byte, n) => byte === der[n]) ? raw : null;
}
