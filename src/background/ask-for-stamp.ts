import { type Instant, instantFromEpoch, sha256 } from '../evidence/index.ts';
import type { AuthorityTried } from '../messages/calls.ts';
import { originPattern } from '../messages/endpoint.ts';
import { fetchRevocation, fetchToken, StampError, sourcesOf } from '../stamps/index.ts';
import { BUILT_IN_ROOTS } from '../stamps/known-roots/built-in.ts';
import type { EnclosureRow } from '../store/proof-rows.ts';
import { fetchAllowed, isAllowed } from './fetch-allowed.ts';

/** The browser was not allowed to reach an address. */
export class NotAllowedError extends Error {
  override readonly name = 'NotAllowedError';
}

/** With the certificates and lists of its chain, as far as they could be had. */
export interface Stamp {
  token: Uint8Array<ArrayBuffer>;
  time: Instant;
  enclosures: EnclosureRow[];
}

/** An authority answers within seconds or not at all; so do the servers of its lists. */
const LIMIT_MS = 60_000;

async function enclosed(kind: EnclosureRow['kind'], bytes: Uint8Array<ArrayBuffer>): Promise<EnclosureRow> {
  return { sha256: await sha256(bytes), kind, bytes };
}

/** Have the authority at `url` stamp a SHA-256 (hex), and gather what it takes to check that later. Throws NotAllowedError, StampError. */
export async function askForStamp(url: string, hash: string): Promise<Stamp> {
  const authority = new URL(url);
  if (!(await isAllowed(authority))) throw new NotAllowedError(authority.host);
  const asking = { fetch: fetchAllowed, signal: AbortSignal.timeout(LIMIT_MS) };
  const { response, time } = await fetchToken(authority, hash, asking);
  const gathered = await fetchRevocation(response, { ...asking, roots: BUILT_IN_ROOTS });
  return {
    token: response,
    time,
    enclosures: await Promise.all([
      ...gathered.certificates.map(bytes => enclosed('certificate', bytes)),
      ...gathered.revocationLists.map(bytes => enclosed('revocation list', bytes)),
    ]),
  };
}

/** What went wrong with a stamp: `why` is worded by the screens. */
export function stampFailure(problem: unknown): { why: string; detail: string } {
  const detail = problem instanceof Error ? problem.message : String(problem);
  if (problem instanceof NotAllowedError) return { why: 'no permission', detail };
  return { why: problem instanceof StampError ? problem.why : 'other', detail };
}

/** Have an authority stamp a number that stands for nothing, to see whether it does, and who else has to be allowed for later. */
export async function tryAuthority(url: string): Promise<AuthorityTried> {
  try {
    const nonce = `${crypto.randomUUID()} ${instantFromEpoch(Date.now())}`;
    const { token, time } = await askForStamp(url, await sha256(nonce));
    const { revocationLists, issuers } = sourcesOf(token);
    const others: string[] = [];
    for (const source of [...revocationLists, ...issuers]) {
      if (!(await isAllowed(source))) others.push(originPattern(source));
    }
    return { kind: 'stamped', time, morePatterns: [...new Set(others)] };
  } catch (problem) {
    return { kind: 'failed', ...stampFailure(problem) };
  }
}
