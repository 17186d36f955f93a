import type { Say } from '../_locales/say.ts';
import {
  canonicalJson,
  inJst,
  type KeptRecord,
  PROOF_PATHS,
  sha256,
  type ZonedInstant,
} from '../evidence/index.ts';
import { linesOf, type ManifestLine, tagFiles, tagManifest } from './bag.ts';
import { bundleName } from './bundle-name.ts';
import {
  type Closeness,
  checkOriginals,
  type Listed,
  listOriginals,
  type Original,
} from './check-originals.ts';
import { documents } from './documents/documents.ts';
import { wordFiles, wordFilesOf } from './documents/word-files.ts';
import { exhibitNumbers } from './exhibits/numbers.ts';
import { makePapers, type PaperMeans, papersOf } from './papers.ts';
import { type BundleSigner, type Proof, proofFiles, statementOf } from './proof-files.ts';
import { webArchive } from './web-archive/web-archive.ts';
import {
  assembleZip,
  type BytesFile,
  bytesOf,
  type LargeFile,
  type SmallFile,
  type TextFile,
} from './zip/assemble.ts';

const WEB_ARCHIVE = 'data/web-archive.wacz';

/** A record to pack, with the ones it took the place of. */
export interface PackItem {
  record: KeptRecord;
  earlier: KeptRecord[];
  /** It shares the provisional number of the item before it. */
  isBranch?: boolean;
}

export { DamagedRecordError, type Original } from './check-originals.ts';

export interface PackRequest {
  items: readonly PackItem[];
  /** The originals of one record. Asked for record by record. */
  originals: (recordId: string) => Promise<Original[]>;
  /** How closely they are looked at before they are packed. */
  closeness: Closeness;
  proof: Proof;
  signer: BundleSigner;
  /** What to check the bundle with, beside the payload. */
  checking: readonly TextFile[];
  /** Put a web archive (WACZ) of the same captures in as well. It holds the pictures a second time. */
  webArchive?: boolean;
  /** Make what is printed, filed and written on as well: PDFs, and letters and lists for word processors. */
  papers?: PaperMeans;
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
  /** Paths inside the bag, sorted. */
  files: string[];
  /** SHA-256 of what was signed of it, which covers every other byte. */
  statementSha256: string;
}

function* recordTexts({ evidence, sha256: sealed, ...added }: KeptRecord): Generator<TextFile> {
  const { enteredTime, note = null, postConfirmed, supersededBy } = added;
  const folder = `data/records/${evidence.id}`;
  // The sealed bytes themselves: `sha256sum record.json` gives the hash the custody log names.
  yield { path: `${folder}/record.json`, text: canonicalJson(evidence) };
  yield {
    path: `${folder}/added.json`,
    text: canonicalJson({ enteredTime, note, postConfirmed, supersededBy, recordSha256: sealed }),
  };
}

/** A web archive of what was just checked. */
function archiveOf(
  { made, software, say, items }: PackRequest,
  records: readonly KeptRecord[],
  listed: readonly Listed[],
  originals: readonly Original[],
): ReturnType<typeof webArchive> {
  const byRecord = new Map<string, Original[]>(records.map(({ evidence }) => [evidence.id, []]));
  for (const [n, { recordId }] of listed.entries()) byRecord.get(recordId)?.push(originals[n] as Original);
  const title = say('bag_description', String(items.length));
  return webArchive(records, id => byRecord.get(id) ?? [], { made, software, title });
}

/** Everything outside the payload: the bag's own files, the proof, and the signature that covers all of it. */
async function tagsOf(
  { proof, signer, checking, made, software }: PackRequest,
  records: readonly KeptRecord[],
  own: readonly TextFile[],
): Promise<{ files: SmallFile[]; statementSha256: string }> {
  const covered: SmallFile[] = [...own, ...checking, ...proofFiles(proof)];
  const lines = await linesOf(covered);
  const files = Object.fromEntries(lines.map(line => [line.path, line.sha256]));
  const text = canonicalJson(statementOf(records, proof, { made, software, key: signer.fingerprint, files }));
  const signature = await signer.sign(new TextEncoder().encode(text));
  const statement: SmallFile[] = [
    { path: PROOF_PATHS.statement, text },
    { path: PROOF_PATHS.statementSignature, bytes: signature },
  ];
  lines.push(...(await linesOf(statement)));
  return { files: [...covered, ...statement, tagManifest(lines)], statementSha256: await sha256(text) };
}

/** The documents, and of each record what was sealed and what was added. */
async function smallPayload(
  { items, made, say, papers, signal }: PackRequest,
  records: readonly KeptRecord[],
  onFile: () => void,
): Promise<BytesFile[]> {
  const files: BytesFile[] = [];
  for (const file of documents({ records: items, made, say, papers: papers !== undefined })) {
    files.push({ path: `data/${file.path}`, bytes: bytesOf(file) });
  }
  for (const record of records) {
    for (const file of recordTexts(record)) files.push({ path: file.path, bytes: bytesOf(file) });
  }
  const words = papers ? await wordFiles(items, made.instant, say, signal, onFile) : [];
  return [...files, ...words.map(file => ({ ...file, path: `data/${file.path}` }))];
}

/**
 * Pack records into a zip whose one folder is a BagIt bag: documents for people on top, the sealed records and
 * every original file below, and beside them what proves them. The same request gives the same bytes, if its signer signs alike.
 * Throws DamagedRecordError where the store no longer holds what was sealed, UnsealedRecordError, or the signal's reason.
 */
export async function packBundle(request: PackRequest): Promise<Bundle> {
  const { items, made, say } = request;
  const places = exhibitNumbers(items);
  const records = places.map(({ record }) => record);
  const listed = await listOriginals(records, request.originals);
  const total = listed.length + (request.papers ? papersOf(records) + wordFilesOf(items) : 0);
  const originals = await checkOriginals(
    listed,
    request.closeness,
    done => request.onFile(done, total),
    request.signal,
  );
  let done = listed.length;
  const one = () => request.onFile(++done, total);
  const larges: LargeFile[] = [];
  const payload: ManifestLine[] = [];
  for (const [n, { recordId, entry }] of listed.entries()) {
    const { blob, crc32 } = originals[n] as Original;
    const path = `data/records/${recordId}/${entry.name}`;
    larges.push({ path, blob, crc32 });
    payload.push({ path, size: entry.size, sha256: entry.sha256 });
  }
  if (request.papers) {
    const papers = await makePapers(request, listed, request.papers, one);
    for (const { blob, crc32, ...line } of papers) {
      larges.push({ path: line.path, blob, crc32 });
      payload.push(line);
    }
  }
  if (request.webArchive) {
    const archive = await archiveOf(request, records, listed, originals);
    larges.push({ path: WEB_ARCHIVE, ...archive });
    payload.push({ path: WEB_ARCHIVE, size: archive.blob.size, sha256: archive.sha256 });
  }
  const written = await smallPayload(request, records, one);
  payload.push(...(await linesOf(written)));
  const stamp = inJst(made.instant, 'second');
  const own = tagFiles(payload, {
    date: stamp.slice(0, 10).replaceAll('/', '-'),
    software: request.software,
    description: say('bag_description', String(items.length)),
  });
  const tags = await tagsOf(request, records, own);
  const top = bundleName(made.instant);
  const within = <F extends { path: string }>(file: F): F => ({ ...file, path: `${top}/${file.path}` });
  const smalls = [...tags.files, ...written];
  return {
    blob: await assembleZip(smalls.map(within), larges.map(within), made.instant),
    fileName: `${top}.zip`,
    files: [...smalls, ...larges].map(({ path }) => path).sort(),
    statementSha256: tags.statementSha256,
  };
}
