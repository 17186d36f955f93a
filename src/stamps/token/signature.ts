import type { BitString, OctetString } from 'asn1js';
import {
  type AlgorithmIdentifier,
  getCrypto,
  type PublicKeyInfo,
  RSAPublicKey,
  RSASSAPSSParams,
} from 'pkijs';
import { partsOf, readDer } from './der.ts';

const SHA2: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** Signature algorithms that name their hash (RFC 4055, RFC 5758). None with MD5 or SHA-1. */
const SIGNATURES: Record<string, string> = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
};
const RSA = '1.2.840.113549.1.1.1';
const PSS = '1.2.840.113549.1.1.10';
const LEAST_RSA_BYTES = 2048 / 8;

/** The name of a hash of the SHA-2 family; null for any other. */
export function hashNamed(algorithm: AlgorithmIdentifier): string | null {
  return SHA2[algorithm.algorithmId] ?? null;
}

/** The hash that a signature algorithm is with; `beside` where it does not say (rsaEncryption in CMS, RFC 3370). */
function hashOf(algorithm: AlgorithmIdentifier, beside: string | null): string | null {
  if (algorithm.algorithmId === RSA) return beside;
  if (algorithm.algorithmId !== PSS) return SIGNATURES[algorithm.algorithmId] ?? null;
  return hashNamed(new RSASSAPSSParams({ schema: algorithm.algorithmParams }).hashAlgorithm);
}

function isStrong(key: PublicKeyInfo): boolean {
  if (!(key.parsedKey instanceof RSAPublicKey)) return true;
  const modulus = key.parsedKey.modulus.valueBlock.valueHexView;
  return modulus.length - (modulus[0] === 0 ? 1 : 0) >= LEAST_RSA_BYTES;
}

/** ECDSA-Sig-Value (RFC 3279, section 2.2.3), which the library reads leniently. */
function isTwoNumbers(signature: Uint8Array): boolean {
  const parts = partsOf(readDer(signature));
  return (
    parts.length === 2 && parts.every(({ idBlock }) => idBlock.tagClass === 1 && idBlock.tagNumber === 2)
  );
}

export interface Signed {
  content: Uint8Array<ArrayBuffer>;
  signature: BitString | OctetString;
  algorithm: AlgorithmIdentifier;
  /** CMS names the hash beside the algorithm as well; the two must agree. Null elsewhere. */
  hash: string | null;
}

/** Whether the signature is by `key`: RSA of at least 2048 bits, or ECDSA, with SHA-256, SHA-384 or SHA-512. */
export async function isSignedWith(key: PublicKeyInfo, signed: Signed): Promise<boolean> {
  try {
    const hash = hashOf(signed.algorithm, signed.hash);
    if (hash === null || (signed.hash !== null && hash !== signed.hash) || !isStrong(key)) return false;
    const { content, signature, algorithm } = signed;
    if (!(key.parsedKey instanceof RSAPublicKey) && !isTwoNumbers(signature.valueBlock.valueHexView))
      return false;
    return await getCrypto(true).verifyWithPublicKey(content, signature, key, algorithm, hash);
  } catch {
    // Keys and signatures of another form than they say.
    return false;
  }
}
