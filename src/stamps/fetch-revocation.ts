import { fromBase64 } from '../evidence/index.ts';
import { type Asking, ask } from './ask.ts';
import { StampError } from './failures.ts';
import { sourcesIn } from './sources.ts';
import { type Known, readCertificate, readCertificates } from './token/certificate.ts';
import { certificatesAmong } from './token/certificate-set.ts';
import { sameBytes } from './token/der.ts';
import { pathsFrom } from './token/paths.ts';
import { readResponse } from './token/read-response.ts';
import { isListOf, readRevocationList } from './token/revocation-list.ts';
import { signerOf } from './token/signer.ts';

/** What a token needs beside itself to be checked years later, without the network. Everything is DER. */
export interface Gathered {
  /** Certificates of its chain that the token does not carry, the root among them. */
  certificates: Uint8Array<ArrayBuffer>[];
  /** Lists, each signed by an issuer of the chain. */
  revocationLists: Uint8Array<ArrayBuffer>[];
  /** What could not be had. */
  missing: { url: URL; why: string }[];
}

/** Bytes of a list or certificate. Lists of time-stamp authorities are small, those of busy issuers can have megabytes. */
const MAX_BYTES = 5_000_000;
/** Issuers are looked up one above the other. */
const DEEPEST = 4;

/**
 * Fetch the lists and the certificates that the chain of `response` points to. Plain http in most cases. Never fails as a whole:
 * what could not be had is in `missing`. Throws only the signal's reason.
 */
export async function fetchRevocation(
  response: Uint8Array<ArrayBuffer>,
  { roots, ...asking }: Asking & { roots: readonly Uint8Array<ArrayBuffer>[] },
): Promise<Gathered> {
  const gathered: Gathered = { certificates: [], revocationLists: [], missing: [] };
  const own = certificatesOf(response);
  const chain = [...own];
  const fetched = new Set<string>();
  const get = async (url: URL): Promise<Uint8Array<ArrayBuffer> | null> => {
    if (fetched.has(url.href)) return null;
    fetched.add(url.href);
    try {
      const bytes = await ask({ url }, { ...asking, limits: { maxBytes: MAX_BYTES, ...asking.limits } });
      return fromPem(bytes);
    } catch (problem) {
      asking.signal.throwIfAborted();
      gathered.missing.push({ url, why: problem instanceof StampError ? problem.why : String(problem) });
      return null;
    }
  };

  for (let depth = 0; depth < DEEPEST; depth++) {
    const before = chain.length;
    for (const url of sourcesIn(chain).issuers) {
      const bytes = await get(url);
      for (const der of bytes ? certificatesAmong(bytes) : []) {
        const known = readCertificate(der);
        if (known && !chain.some(one => sameBytes(one.der, der))) chain.push(known);
      }
    }
    if (chain.length === before) break;
  }
  const used = await usedOf(response, chain, readCertificates(roots));
  gathered.certificates = used
    .filter(one => !own.some(({ der }) => sameBytes(der, one.der)))
    .map(one => one.der);
  for (const url of sourcesIn(used).revocationLists) {
    const bytes = await get(url);
    if (!bytes) continue;
    if (await isListOfAny(bytes, used)) gathered.revocationLists.push(bytes);
    else gathered.missing.push({ url, why: 'strange answer' });
  }
  return gathered;
}

function certificatesOf(response: Uint8Array<ArrayBuffer>): Known[] {
  try {
    return readResponse(response).token?.certificates ?? [];
  } catch {
    return [];
  }
}

/** The certificates of the chains to known roots; where there is none, all that may belong to one. */
async function usedOf(response: Uint8Array<ArrayBuffer>, chain: Known[], roots: Known[]): Promise<Known[]> {
  try {
    const { token } = readResponse(response);
    const signer = token && (await signerOf(token, chain));
    const paths = signer ? await pathsFrom(signer, roots, chain) : [];
    const used = new Set(paths.flat());
    return used.size > 0 ? [...used] : chain;
  } catch {
    return chain;
  }
}

async function isListOfAny(bytes: Uint8Array<ArrayBuffer>, issuers: readonly Known[]): Promise<boolean> {
  const list = readRevocationList(bytes);
  for (const issuer of list ? issuers : []) if (list && (await isListOf(list, issuer))) return true;
  return false;
}

/** Some servers give PEM in place of DER (RFC 7468). */
function fromPem(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes[0] !== 0x2d) return bytes;
  const text = new TextDecoder('latin1').decode(bytes);
  const body = /-----BEGIN [^-]+-----([^-]+)-----END/.exec(text)?.[1];
  try {
    return body === undefined ? bytes : fromBase64(body.replaceAll(/\s/g, ''));
  } catch {
    return bytes;
  }
}
