import { instantFromEpoch, sha256 } from '../evidence/index.ts';
import type { StampCheck } from './stamp-check.ts';
import { nameOf } from './token/authority-name.ts';
import { type Known, readCertificates } from './token/certificate.ts';
import { isForTimeStampingOnly } from './token/issuer-rules.ts';
import { pathsFrom, wasValidAt } from './token/paths.ts';
import { readResponse, type Token } from './token/read-response.ts';
import { revocationOf } from './token/revocation.ts';
import { readRevocationList } from './token/revocation-list.ts';
import { signerOf } from './token/signer.ts';
import { DAMAGED, type Trust } from './trust.ts';

const SHA_256 = '2.16.840.1.101.3.4.2.1';

/**
 * How a time-stamp response (RFC 3161, section 2.4.2; DER) fares as a stamp of the content whose SHA-256 is `sha256Hex`.
 * Never throws: whatever is not a token is `damaged`, and so is one whose signer's certificate is not at hand. Certificates are
 * judged at the stamp's own time. Where several chains lead to a root, the best one counts.
 */
export async function checkToken(
  response: Uint8Array<ArrayBuffer>,
  sha256Hex: string,
  trust: Trust,
): Promise<StampCheck> {
  try {
    const { token } = readResponse(response);
    const certificates = readCertificates(trust.certificates);
    const signer = token && (await signerOf(token, certificates));
    return token && signer ? await judge(token, signer, certificates, sha256Hex, trust) : DAMAGED;
  } catch {
    // The library throws errors of many kinds at bytes that are not what they should be.
    return DAMAGED;
  }
}

async function judge(
  { stamped, certificates: own }: Token,
  signer: Known,
  certificates: Known[],
  sha256Hex: string,
  { roots, revocationLists }: Trust,
): Promise<StampCheck> {
  const check: StampCheck = {
    state: 'unknown authority',
    time: instantFromEpoch(stamped.time),
    accuracyMs: stamped.accuracyMs,
    authority: nameOf(signer.certificate),
    root: null,
    revocation: 'not at hand',
  };
  if (stamped.imprintAlgorithm !== SHA_256 || stamped.imprint !== sha256Hex) {
    return { ...check, state: 'other hash' };
  }
  if (!isForTimeStampingOnly(signer.certificate)) return { ...check, state: 'not for time-stamping' };

  const lists = revocationLists.flatMap(der => readRevocationList(der) ?? []);
  let best = check;
  for (const path of await pathsFrom(signer, readCertificates(roots), [...own, ...certificates])) {
    const { revoked, checked } = await revocationOf(path, lists, stamped.time);
    const state = !wasValidAt(path, stamped.time) ? 'expired certificate' : revoked ? 'revoked' : 'good';
    const root = await sha256(path.at(-1)?.der ?? signer.der);
    const found: StampCheck = { ...check, state, root, revocation: checked ? 'checked' : 'not at hand' };
    if (isBetter(found, best)) best = found;
  }
  return best;
}

/** From the worst up. */
const ORDER = ['unknown authority', 'expired certificate', 'revoked', 'good'];
const isBetter = (a: StampCheck, b: StampCheck) =>
  ORDER.indexOf(a.state) > ORDER.indexOf(b.state) ||
  (a.state === b.state && a.revocation === 'checked' && b.revocation !== 'checked');
