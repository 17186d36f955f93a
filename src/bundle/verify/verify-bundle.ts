import { type BundleStatement, FutureFormatError } from '../../evidence/index.ts';
import type { Trust } from '../../stamps/index.ts';
import type { BagFile } from './bag-file.ts';
import { readerOf } from './bag-reader.ts';
import { readChain } from './chain.ts';
import { type CheckedRecord, checkRecords } from './check-records.ts';
import { checkStamps, existedBefore } from './check-stamps.ts';
import { checkWrapping } from './check-wrapping.ts';
import { FutureBundleError, UnreadableSourceError } from './errors.ts';
import type { HashWork } from './hash-files.ts';
import { asTold, checkKeys, type KnownKey } from './keys.ts';
import { proofPlaces } from './proof-places.ts';
import { remarksOn } from './remarks.ts';
import { remembering } from './remembering.ts';
import { readStatement, refuseFuture } from './statement.ts';
import type { ExistedBefore, KeyVerdict, RecordVerdict, StampVerdict, Verdict } from './verdict.ts';
import { verifyBag } from './verify-bag.ts';
import { VERIFY_LIMITS, type VerifyLimits } from './verify-limits.ts';
import type { Crc32 } from './zip/crc32.ts';
import { openZip } from './zip/open-zip.ts';
import type { RandomAccess } from './zip/random-access.ts';

/** A bundle as its zip, or as the files it was unpacked into, their paths beginning with the one top folder. */
export type BundleInput = { zip: RandomAccess } | { files: readonly BagFile[] };

export interface VerifyOptions extends HashWork {
  trust: Pick<Trust, 'roots'>;
  /** The fingerprint that the person verifying was told, 64 hex digits; null where they were told none. */
  expectedKey?: string | null;
  /** Told after each file that was hashed. */
  onFile?: (done: number, of: number) => void;
  limits?: VerifyLimits;
  /** Of the platform, where it has one that is faster than what runs everywhere. */
  crc32?: Crc32;
}

const NOTHING: Omit<Verdict, 'rung' | 'problem'> = {
  existedBefore: null,
  made: null,
  key: null,
  keyAsTold: null,
  records: [],
  keys: [],
  stamps: [],
  anchors: [],
  remarks: [],
  checked: { files: 0, bytes: 0, links: 0, signatures: 0 },
};

/**
 * How far a bundle can be relied on. Everything it says of itself is computed anew. What is wrong with it is in the verdict,
 * never thrown; throws only UnreadableSourceError where its bytes cannot be read, and the signal's reason.
 */
export async function verifyBundle(input: BundleInput, options: VerifyOptions): Promise<Verdict> {
  try {
    return await verify(input, options);
  } catch (problem) {
    options.signal?.throwIfAborted();
    if (problem instanceof UnreadableSourceError || !(problem instanceof Error)) throw problem;
    const isFuture = problem instanceof FutureBundleError || problem instanceof FutureFormatError;
    return {
      ...NOTHING,
      rung: isFuture ? 'unsupported' : 'broken',
      problem: { error: problem.name, detail: problem.message },
    };
  }
}

async function verify(input: BundleInput, options: VerifyOptions): Promise<Verdict> {
  const { limits = VERIFY_LIMITS, expectedKey = null, trust, onFile } = options;
  const zipped = 'zip' in input ? await openZip(input.zip, limits, options.crc32) : null;
  const files = remembering('zip' in input ? (zipped ?? []) : input.files);
  await refuseFuture(files, limits.tagBytes);
  const bag = await verifyBag(files, limits, onFile, options);
  const reader = readerOf(bag);
  const statement = await readStatement(reader);
  if (zipped) checkWrapping(zipped, bag.folder, statement.made.instant);
  const places = proofPlaces(bag.tags.keys());
  const chain = await readChain(reader, places, statement);
  const { keys, signatures } = await checkKeys(reader, places, chain, statement);
  const keyAsTold = expectedKey === null ? null : asTold(expectedKey, keys);
  const records = await checkRecords(reader, statement, chain, limits.recordBytes);
  const { stamps, anchors } = await checkStamps(reader, places, chain, trust.roots);
  const recordVerdicts = records.map(record => verdictOn(record, stamps));
  const existed = latestOfAll(
    records.map(({ seal }) => existedBefore(Math.max(seal, vouchedFrom(keys)), stamps)),
  );
  return {
    rung: existed ? 'existed before' : 'intact',
    existedBefore: existed,
    problem: null,
    made: { at: statement.made, software: statement.software },
    key: statement.key,
    keyAsTold,
    records: recordVerdicts,
    keys: keys.map(key => verdictOnKey(key, statement)),
    stamps,
    anchors,
    remarks: remarksOn({ records, chain, keys, stamps, made: statement.made.instant }),
    checked: {
      files: bag.tags.size + bag.payload.size,
      bytes: bag.totalBytes,
      links: chain.introductions.length + chain.run.length,
      signatures: signatures + 1,
    },
  };
}

function verdictOn({ evidence, seal }: CheckedRecord, stamps: readonly StampVerdict[]): RecordVerdict {
  const { id, page, captured } = evidence;
  return { id, url: page.url, captured: captured.device, seal, existedBefore: existedBefore(seal, stamps) };
}

function verdictOnKey({ fingerprint, at, detail }: KnownKey, { key }: BundleStatement): KeyVerdict {
  return { fingerprint, made: { at, reason: detail.reason }, signedBundle: fingerprint === key };
}

/**
 * The link from which on a stamp speaks for the key that signed the bundle: anyone can add a key in the place of a lost one to
 * a chain of somebody else's, so a stamp from before that does not speak for what such a key signs.
 */
function vouchedFrom(keys: readonly KnownKey[]): number {
  return keys.findLast(({ detail }) => detail.reason === 'lost')?.seq ?? 0;
}

/** The time before which all of them existed; null where one has none. */
function latestOfAll(words: readonly (ExistedBefore | null)[]): ExistedBefore | null {
  let latest: ExistedBefore | null = null;
  for (const word of words) {
    if (!word) return null;
    if (latest === null || word.instant > latest.instant) latest = word;
  }
  return latest;
}
