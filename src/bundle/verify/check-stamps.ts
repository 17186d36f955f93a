import { epochOf, instantFromEpoch, PROOF_PATHS, sha256 } from '../../evidence/index.ts';
import { checkAnchor, checkToken, type Trust } from '../../stamps/index.ts';
import type { BagReader } from './bag-reader.ts';
import type { Chain } from './chain.ts';
import { ExtraFileError, HashMismatchError, StampError } from './errors.ts';
import { derOf } from './pem.ts';
import type { ProofPlaces } from './proof-places.ts';
import type { AnchorVerdict, ExistedBefore, StampVerdict } from './verdict.ts';

export interface CheckedStamps {
  stamps: StampVerdict[];
  anchors: AnchorVerdict[];
}

/**
 * Every stamp of the bundle. `roots` is whom the person verifying trusts. Throws StampError for a stamp of something else or
 * one whose signature does not fit; one that is merely not trusted is an answer. Throws ExtraFileError for a stamp of no link,
 * HashMismatchError and NotCanonicalError for a certificate or list that is not the one its name says.
 */
export async function checkStamps(
  reader: BagReader,
  places: ProofPlaces,
  chain: Chain,
  roots: Trust['roots'],
): Promise<CheckedStamps> {
  const trust: Trust = { roots, ...(await enclosures(reader, places)) };
  const hashes = new Map([...chain.introductions, ...chain.run].map(({ seq, hash }) => [seq, hash]));
  const hashAt = (seq: number, path: string) => {
    const hash = hashes.get(seq);
    if (hash === undefined) throw new ExtraFileError(`${path} is of no link`);
    return hash;
  };
  const checked: CheckedStamps = { stamps: [], anchors: [] };
  for (const { seq, path } of places.tokens) {
    const stamp = await checkToken(await reader.bytes(path), hashAt(seq, path), trust);
    refuse(stamp.state, path);
    checked.stamps.push({ ...stamp, seal: seq, file: path });
  }
  for (const { seq, path } of places.anchors) {
    const anchor = await checkAnchor(await reader.bytes(path), hashAt(seq, path));
    refuse(anchor.state, path);
    checked.anchors.push({ ...anchor, seal: seq, file: path });
  }
  return checked;
}

function refuse(state: string, path: string): void {
  if (state === 'other hash' || state === 'damaged') throw new StampError(`${path}: ${state}`);
}

async function enclosures(
  reader: BagReader,
  places: ProofPlaces,
): Promise<Pick<Trust, 'certificates' | 'revocationLists'>> {
  const certificates: Uint8Array<ArrayBuffer>[] = [];
  for (const hash of places.certificates) {
    const path = PROOF_PATHS.certificate(hash);
    const der = derOf(await reader.bytes(path), 'CERTIFICATE', path);
    if ((await sha256(der)) !== hash) throw new HashMismatchError(`${path}: not the one it is named for`);
    certificates.push(der);
  }
  const revocationLists: Uint8Array<ArrayBuffer>[] = [];
  for (const hash of places.revocationLists) {
    const path = PROOF_PATHS.revocationList(hash);
    if (reader.bag.hashes.get(path) !== hash)
      throw new HashMismatchError(`${path}: not the one it is named for`);
    revocationLists.push(await reader.bytes(path));
  }
  return { certificates, revocationLists };
}

/** The latest moment that a stamp leaves open, where it is good; by its own accuracy it may be that much later than it says. */
export function latestOf({ state, time, accuracyMs, authority }: StampVerdict): ExistedBefore | null {
  if (state !== 'good' || time === null) return null;
  return { instant: instantFromEpoch(epochOf(time) + (accuracyMs ?? 0)), authority: authority ?? '' };
}

/** The earliest time before which link `seal` existed: by a good stamp of it, or of a link that rests on it. */
export function existedBefore(seal: number, stamps: readonly StampVerdict[]): ExistedBefore | null {
  const words = stamps.filter(stamp => stamp.seal >= seal).flatMap(stamp => latestOf(stamp) ?? []);
  return words.reduce<ExistedBefore | null>(
    (best, word) => (best === null || word.instant < best.instant ? word : best),
    null,
  );
}
