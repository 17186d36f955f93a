import * as v from 'valibot';
import { type BundleStatement, type Evidence, PROOF_PATHS, parseEvidence } from '../../evidence/index.ts';
import type { BagReader } from './bag-reader.ts';
import type { Chain, OwnEvent } from './chain.ts';
import { checkAdded } from './check-added.ts';
import {
  BrokenChainError,
  ContradictionError,
  ExtraFileError,
  HashMismatchError,
  MissingFileError,
  NotABagError,
} from './errors.ts';

/** A record with its events, in the chain's order. */
export interface CheckedRecord {
  evidence: Evidence;
  /** The link that sealed it. */
  seal: number;
  events: OwnEvent[];
}

const RECORDS = 'data/records/';

/**
 * The records of a bag: each sealed by exactly one event of the chain, with every file its record lists and no other, and
 * with nothing written beside it that its events do not say. Throws ContradictionError, BrokenChainError, MissingFileError,
 * ExtraFileError, HashMismatchError, NotABagError where there is none, NotCanonicalError, FormatError, FutureFormatError.
 */
export async function checkRecords(
  reader: BagReader,
  statement: BundleStatement,
  chain: Chain,
  mostBytes: number,
): Promise<CheckedRecord[]> {
  if (statement.records.length === 0) throw new NotABagError('no records');
  const events = eventsByRecord(chain, new Set(statement.records.map(({ id }) => id)));
  const expected = new Set<string>();
  const records: CheckedRecord[] = [];
  for (const claim of statement.records) {
    const record = await checkRecord(reader, claim, events.get(claim.id) ?? [], mostBytes);
    for (const path of pathsOf(record.evidence)) {
      if (expected.has(path)) throw new ContradictionError(`${path} is claimed twice`);
      expected.add(path);
    }
    records.push(record);
  }
  for (const path of reader.bag.payload.keys()) {
    if (path.toLowerCase().startsWith(RECORDS) && !expected.has(path)) {
      throw new ExtraFileError(`${path} belongs to no record`);
    }
  }
  const first = Math.min(...records.map(({ seal }) => seal));
  if (first !== statement.chain.first) {
    throw new BrokenChainError(`begins at link ${statement.chain.first}, and its first record at ${first}`);
  }
  return records;
}

function pathsOf({ id, files }: Evidence): string[] {
  return ['record.json', 'added.json', ...files.map(({ name }) => name)].map(
    name => `${RECORDS}${id}/${name}`,
  );
}

function eventsByRecord(chain: Chain, ids: ReadonlySet<string>): Map<string, OwnEvent[]> {
  const events = new Map<string, OwnEvent[]>();
  for (const link of chain.run) {
    const { body, seq } = link;
    if (!body || body.kind === 'key created') continue;
    if (body.recordId === null || !ids.has(body.recordId)) {
      throw new ContradictionError(`${PROOF_PATHS.event(seq)} is of a record that is not here`);
    }
    const own = events.get(body.recordId);
    if (own) own.push({ ...link, body });
    else events.set(body.recordId, [{ ...link, body }]);
  }
  return events;
}

async function checkRecord(
  reader: BagReader,
  claim: BundleStatement['records'][number],
  events: OwnEvent[],
  mostBytes: number,
): Promise<CheckedRecord> {
  const path = `${RECORDS}${claim.id}/record.json`;
  const evidence = parseEvidence(await reader.json(v.unknown(), path, mostBytes));
  if (evidence.id !== claim.id) throw new ContradictionError(`${path} is record ${evidence.id}`);
  const hash = reader.bag.hashes.get(path);
  const [captured] = events;
  const isSealed = captured?.body.kind === 'captured' && captured.seq === claim.seal;
  const isSealedOnce = events.filter(({ body }) => body.kind === 'captured').length === 1;
  const areOfIt = events.every(({ body }) => body.recordSha256 === hash);
  if (hash !== claim.recordSha256 || !isSealed || !isSealedOnce || !areOfIt) {
    throw new ContradictionError(`${path} is not what link ${claim.seal} sealed`);
  }
  for (const entry of evidence.files) {
    const file = `${RECORDS}${claim.id}/${entry.name}`;
    const there = reader.bag.payload.get(file);
    if (!there) throw new MissingFileError(`${file} (${path})`);
    if (there.size !== entry.size || reader.bag.hashes.get(file) !== entry.sha256) {
      throw new HashMismatchError(`${file} (${path})`);
    }
  }
  await checkAdded(reader, evidence.id, claim.recordSha256, events);
  return { evidence, seal: claim.seal, events };
}
