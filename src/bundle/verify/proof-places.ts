import { PROOF_PATHS } from '../../evidence/index.ts';
import { ExtraFileError } from './errors.ts';

/** What lies below `proof/`, sorted by what it is. Numbers are links, texts are SHA-256 in hex. */
export interface ProofPlaces {
  keys: string[];
  seals: number[];
  events: Set<number>;
  signatures: Set<number>;
  tokens: { seq: number; path: string }[];
  anchors: { seq: number; path: string }[];
  certificates: string[];
  revocationLists: string[];
}

const CHAIN = /^proof\/chain\/(\d{6,15})\.(.+)$/;
const BY_HASH = /^proof\/[a-z]+\/([0-9a-f]{64})\.[a-z]+$/;
const TOKEN = /^([a-z0-9.-]+)\.tsr$/;

/** Sort the paths of a bag's tag files. Throws ExtraFileError for one below `proof/` that has no place there. */
export function proofPlaces(paths: Iterable<string>): ProofPlaces {
  const places: ProofPlaces = {
    keys: [],
    seals: [],
    events: new Set(),
    signatures: new Set(),
    tokens: [],
    anchors: [],
    certificates: [],
    revocationLists: [],
  };
  for (const path of paths) {
    if (path !== 'proof' && !/^proof\//i.test(path)) continue;
    if (path === PROOF_PATHS.statement || path === PROOF_PATHS.statementSignature) continue;
    if (!sortIn(places, path)) throw new ExtraFileError(`${path} has no place in the proof`);
  }
  places.seals.sort((a, b) => a - b);
  return places;
}

function sortIn(places: ProofPlaces, path: string): boolean {
  const [, hash] = BY_HASH.exec(path) ?? [];
  if (hash !== undefined) {
    if (path === PROOF_PATHS.key(hash)) return places.keys.push(hash) > 0;
    if (path === PROOF_PATHS.certificate(hash)) return places.certificates.push(hash) > 0;
    if (path === PROOF_PATHS.revocationList(hash)) return places.revocationLists.push(hash) > 0;
    return false;
  }
  const [, digits, rest = ''] = CHAIN.exec(path) ?? [];
  const seq = Number(digits);
  if (digits === undefined || seq < 1) return false;
  if (path === PROOF_PATHS.seal(seq)) return places.seals.push(seq) > 0;
  if (path === PROOF_PATHS.event(seq)) return places.events.add(seq).size > 0;
  if (path === PROOF_PATHS.signature(seq)) return places.signatures.add(seq).size > 0;
  if (path === PROOF_PATHS.anchor(seq)) return places.anchors.push({ seq, path }) > 0;
  const [, authority] = TOKEN.exec(rest) ?? [];
  return authority !== undefined && path === PROOF_PATHS.token(seq, authority)
    ? places.tokens.push({ seq, path }) > 0
    : false;
}
