import type { Say } from '../_locales/say.ts';
import {
  canonicalJson,
  type FileEntry,
  inJst,
  type KeptRecord,
  PROOF_PATHS,
  sha256,
  type ZonedInstant,
} from '../evidence/index.ts';
import { lineOf, type ManifestLine, tagFiles, tagManifest } from './bag.ts';
import { bundleName } from './bundle-name.ts';
import { documents } from './documents/documents.ts';
import { type BundleSigner, type Proof, proofFiles, statementOf } from './proof-files.ts';
import { assembleZip, type LargeFile, type SmallFile, type TextFile } from './zip/assemble.ts';

/** A record to pack, with the ones it took the place of. */
export interface PackItem {
  record: KeptRecord;
  earlier: KeptRecord[];
}

/** An original as the store keeps it. */
export interface Original {
  entry: FileEntry;
  crc32: number;
  blob: Blob;
}

export interface PackRequest {
  items: readonly PackItem[];
  /** The originals of one record. Asked for record by record. */
  originals: (recordId: string) => Promise<Original[]>;
  proof: Proof;
  signer: BundleSigner;
  /** What to check the bundle with, beside the payload. */
  checking: readonly TextFile[];
  made: ZonedInstant;
  /** `Hozen 0.1.0 (commit)`. */
  software: string;
  say: Say;
  onFile: (done: number, total: number) => void;
  signal: AbortSignal;
}

export interface Bundle {
  blob: Blob;
  fileName: string;
  /** Paths inside the bag, in the order they lie in the zip. */
  files: string[];
  /** SHA-256 of what was signed of it, which covers every other byte. */
  statementSha256: string;
}

/** A kept file is missing or is no longer what it was when it was sealed. `recordId` says whose. */
export class DamagedRecordError extends Error {
  override readonly name = 'DamagedRecordError';
  readonly recordId: string;
  constructor(recordId: string, fileName: string, problem: string) {
    super(`${fileName} of record ${recordId}: ${problem}`);
    this.recordId = recordId;
  }
}

function byPath(one: { path: string }, other: { path: string }): number {
  return one.path < other.path ? -1 : 1;
}

/** Compare one original with what was sealed. Its bytes are in memory only for as long as this takes. */
async function checkOriginal(
  recordId: string,
  entry: FileEntry,
  original: Original | undefined,
): Promise<Original> {
  if (!original) throw new DamagedRecordError(recordId, entry.name, 'not in the store');
  const found = await sha256(await original.blob.arrayBuffer());
  if (found !== entry.sha256) throw new DamagedRecordError(recordId, entry.name, `SHA-256 is ${found}`);
  return original;
}

function recordTexts({ evidence, sha256: sealed, ...added }: KeptRecord): TextFile[] {
  const { enteredTime, note = null, postConfirmed, supersededBy } = added;
  const folder = `data/records/${evidence.id}`;
  return [
    // The sealed bytes themselves: `sha256sum record.json` gives the hash the custody log names.
    { path: `${folder}/record.json`, text: canonicalJson(evidence) },
    {
      path: `${folder}/added.json`,
      text: canonicalJson({ enteredTime, note, postConfirmed, supersededBy, recordSha256: sealed }),
    },
  ];
}

/** Everything outside the payload: the bag's own files, the proof, and the signature that covers all of it. */
async function tagsOf(
  { proof, signer, checking, made, software }: PackRequest,
  records: readonly KeptRecord[],
  own: readonly TextFile[],
): Promise<{ files: SmallFile[]; statementSha256: string }> {
  const covered: SmallFile[] = [...own, ...checking, ...proofFiles(proof)];
  const lines: ManifestLine[] = [];
  for (const file of covered) lines.push(await lineOf(file));
  const files = Object.fromEntries(lines.map(line => [line.path, line.sha256]));
  const text = canonicalJson(statementOf(records, proof, { made, software, key: signer.fingerprint, files }));
  const signature = await signer.sign(new TextEncoder().encode(text));
  const statement: SmallFile[] = [
    { path: PROOF_PATHS.statement, text },
    { path: PROOF_PATHS.statementSignature, bytes: signature },
  ];
  for (const file of statement) lines.push(await lineOf(file));
  return { files: [...covered, ...statement, tagManifest(lines)], statementSha256: await sha256(text) };
}

/**
 * Pack records into a zip whose one folder is a BagIt bag: documents for people on top, the sealed records and
 * every original file below, and beside them what proves them. The same request gives the same bytes, if its signer signs alike.
 * Throws DamagedRecordError where the store no longer holds what was sealed, UnsealedRecordError, or the signal's reason.
 */
export async function packBundle(request: PackRequest): Promise<Bundle> {
  const { items, made, say } = request;
  const records = items.flatMap(({ record, earlier }) => [record, ...earlier]);
  const total = records.reduce((sum, { evidence }) => sum + evidence.files.length, 0);
  const larges: LargeFile[] = [];
  const payload: ManifestLine[] = [];
  for (const { evidence } of records) {
    const originals = await request.originals(evidence.id);
    for (const entry of evidence.files) {
      request.signal.throwIfAborted();
      const kept = originals.find(original => original.entry.name === entry.name);
      const { blob, crc32 } = await checkOriginal(evidence.id, entry, kept);
      const path = `data/records/${evidence.id}/${entry.name}`;
      larges.push({ path, blob, crc32 });
      payload.push({ path, size: entry.size, sha256: entry.sha256 });
      request.onFile(larges.length, total);
    }
  }
  const texts: TextFile[] = [
    ...documents({ records: [...items], made, say }).map(({ path, text }) => ({
      path: `data/${path}`,
      text,
    })),
    ...records.flatMap(recordTexts),
  ];
  for (const text of texts) payload.push(await lineOf(text));
  const stamp = inJst(made.instant, 'second');
  const own = tagFiles(payload, {
    date: stamp.slice(0, 10).replaceAll('/', '-'),
    software: request.software,
    description: say('bag_description', String(items.length)),
  });
  const tags = await tagsOf(request, records, own);
  const top = bundleName(made.instant);
  const within = <F extends { path: string }>(file: F): F => ({ ...file, path: `${top}/${file.path}` });
  // An order that can be told from any other: who verifies a zip refuses one whose entries were moved about.
  const smalls = [...tags.files, ...texts].sort(byPath);
  larges.sort(byPath);
  return {
    blob: await assembleZip(smalls.map(within), larges.map(within), made.instant),
    fileName: `${top}.zip`,
    files: [...smalls, ...larges].map(({ path }) => path),
    statementSha256: tags.statementSha256,
  };
}
