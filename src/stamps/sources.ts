import { type Addresses, addressesIn } from './token/addresses.ts';
import type { Known } from './token/certificate.ts';
import { readResponse } from './token/read-response.ts';

/** Addresses of one token's chain. Real ones have two or three of each. */
const MOST = 12;

export interface Sources {
  /** Certificate revocation lists. */
  revocationLists: URL[];
  /** Certificates of the issuers. */
  issuers: URL[];
}

/** Where the certificates that a token carries say that lists and issuers lie. Nothing for what is not a token. */
export function sourcesOf(response: Uint8Array<ArrayBuffer>): Sources {
  try {
    return sourcesIn(readResponse(response).token?.certificates ?? []);
  } catch {
    return { revocationLists: [], issuers: [] };
  }
}

/** The same of these certificates. */
export function sourcesIn(certificates: readonly Known[]): Sources {
  const all = certificates.map(({ certificate }) => addressesIn(certificate));
  const urls = (kind: keyof Addresses) =>
    [...new Set(all.flatMap(addresses => addresses[kind]))].flatMap(webAddress).slice(0, MOST);
  return { revocationLists: urls('revocationLists'), issuers: urls('issuers') };
}

/** Most are plain http, since what lies there is signed. LDAP and the like are passed over. */
function webAddress(text: string): URL[] {
  if (!URL.canParse(text)) return [];
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.username === '' ? [url] : [];
}
