import * as v from 'valibot';
import {
  type BundleStatement,
  CHAIN_START,
  type CustodyBody,
  CustodyBodySchema,
  CustodyLinkSchema,
  PROOF_PATHS,
} from '../../evidence/index.ts';
import type { BagReader } from './bag-reader.ts';
import { BrokenChainError, ExtraFileError, SignatureError } from './errors.ts';
import type { ProofPlaces } from './proof-places.ts';

/** A link as a bundle carries it. */
export interface ChainLink {
  seq: number;
  previous: string;
  /** SHA-256 of the seal's text. */
  hash: string;
  /** Null for events of records that are not in the bundle. */
  body: CustodyBody | null;
  /** It has a signature beside it. */
  isSigned: boolean;
}

/** An event of a record in the bundle. */
export type OwnEvent = ChainLink & { body: CustodyBody };

export interface Chain {
  /** From the first event of the bundle's records to the newest link, without a gap. */
  run: ChainLink[];
  /** Links before those, by which keys were introduced. */
  introductions: ChainLink[];
}

const SealSchema = v.pick(CustodyLinkSchema, ['seq', 'previous', 'bodySha256']);

/**
 * The enclosed part of the chain, every hash of it computed anew. Throws BrokenChainError where a link is missing, out of
 * order, or not the one the statement names; SignatureError where an event names a key and has no signature, or has one and names none;
 * ExtraFileError, NotCanonicalError, FormatError.
 */
export async function readChain(
  reader: BagReader,
  places: ProofPlaces,
  { chain }: BundleStatement,
): Promise<Chain> {
  const links: ChainLink[] = [];
  for (const seq of places.seals) links.push(await readLink(reader, places, seq));
  const known = new Set(places.seals);
  for (const seq of [...places.events, ...places.signatures]) {
    if (!known.has(seq)) throw new ExtraFileError(`${PROOF_PATHS.event(seq)} without its seal`);
  }
  for (const [n, link] of links.entries()) checkFollows(link, links[n - 1]);
  const introductions = links.filter(({ seq }) => seq < chain.first);
  const run = links.slice(introductions.length);
  checkRun(run, chain);
  for (const { seq, body } of introductions) {
    if (body?.kind !== 'key created')
      throw new ExtraFileError(`${PROOF_PATHS.seal(seq)} is before the first event`);
  }
  return { run, introductions };
}

async function readLink(reader: BagReader, places: ProofPlaces, seq: number): Promise<ChainLink> {
  const seal = await reader.json(SealSchema, PROOF_PATHS.seal(seq));
  if (seal.seq !== seq) throw new BrokenChainError(`${PROOF_PATHS.seal(seq)} is of link ${seal.seq}`);
  // The bag's check has taken the hash of this very text.
  const hash = reader.bag.hashes.get(PROOF_PATHS.seal(seq)) ?? '';
  const body = places.events.has(seq) ? await readBody(reader, seq, seal.bodySha256) : null;
  const isSigned = places.signatures.has(seq);
  if (isSigned !== (body?.key !== undefined)) {
    throw new SignatureError(`${PROOF_PATHS.signature(seq)} ${isSigned ? 'of no named key' : 'is missing'}`);
  }
  return { seq, previous: seal.previous, hash, body, isSigned };
}

async function readBody(reader: BagReader, seq: number, expected: string): Promise<CustodyBody> {
  const path = PROOF_PATHS.event(seq);
  const body = await reader.json(CustodyBodySchema, path);
  if (reader.bag.hashes.get(path) !== expected)
    throw new BrokenChainError(`${path} is not the event of its seal`);
  return body;
}

function checkFollows(link: ChainLink, before: ChainLink | undefined): void {
  const follows =
    before?.seq === link.seq - 1
      ? link.previous === before.hash
      : (link.seq === 1) === (link.previous === CHAIN_START);
  if (!follows) throw new BrokenChainError(`link ${link.seq} does not follow from the one before it`);
}

function checkRun(run: readonly ChainLink[], { first, last, head }: BundleStatement['chain']): void {
  const [begin, end] = [run[0], run.at(-1)];
  if (!begin || !end || begin.seq !== first || end.seq !== last || end.hash !== head) {
    throw new BrokenChainError(`links ${begin?.seq} to ${end?.seq}, not ${first} to ${last}`);
  }
  for (const [n, { seq }] of run.entries()) {
    if (seq !== first + n) throw new BrokenChainError(`link ${first + n} is missing`);
  }
}
