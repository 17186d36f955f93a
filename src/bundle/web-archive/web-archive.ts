import {
  canonicalJson,
  type Instant,
  type KeptRecord,
  sha256,
  type ZonedInstant,
} from '../../evidence/index.ts';
import type { Original } from '../check-originals.ts';
import { type BlobSums, sumsOf } from '../hash-blob.ts';
import { assembleZip, type TextFile } from '../zip/assemble.ts';
import { type CdxEntry, cdxj } from './cdx.ts';
import { pageRecords } from './page-records.ts';
import { type WarcRecord, warcHeader } from './warc-record.ts';

/** What the archive says of itself. */
export interface ArchiveAbout {
  made: ZonedInstant;
  /** `Hozen 0.1.0 (commit)`. */
  software: string;
  title: string;
}

const WARC = 'data.warc';
const END_OF_RECORD = '\r\n\r\n';

interface Warc {
  blob: Blob;
  entries: CdxEntry[];
}

async function infoRecord({ made, software }: ArchiveAbout): Promise<WarcRecord> {
  const lines = [`software: ${software}`, 'format: WARC File Format 1.1', 'isPartOf: hozen bundle'];
  const bytes = new TextEncoder().encode(lines.map(line => `${line}\r\n`).join(''));
  const hash = await sha256(bytes);
  return {
    type: 'warcinfo',
    target: null,
    date: made.instant,
    contentType: 'application/warc-fields',
    blockSha256: hash,
    payloadSha256: hash,
    block: new Blob([bytes]),
    name: `warcinfo ${made.instant} ${software}`,
    fields: [['WARC-Filename', WARC]],
  };
}

/** The media type a replay tool goes by: of a response, its own header's. */
async function mimeOf({
  type,
  contentType,
  block,
}: WarcRecord): Promise<{ mime: string; status: number | null }> {
  if (type !== 'response') return { mime: contentType.split(';')[0] ?? contentType, status: null };
  const head = await block.slice(0, 65_536).text();
  const [, mime] = /\r\ncontent-type: *([^;\r\n]+)/i.exec(head.split('\r\n\r\n')[0] ?? '') ?? [];
  return { mime: mime?.trim() ?? 'application/octet-stream', status: Number(head.split(' ')[1]) };
}

async function writeWarc(records: readonly WarcRecord[]): Promise<Warc> {
  const parts: BlobPart[] = [];
  const entries: CdxEntry[] = [];
  let offset = 0;
  for (const record of records) {
    const header = new TextEncoder().encode(await warcHeader(record));
    const length = header.length + record.block.size + END_OF_RECORD.length;
    parts.push(header, record.block, END_OF_RECORD);
    if (record.target !== null && record.type !== 'metadata') {
      const { target: url, date, payloadSha256 } = record;
      entries.push({ url, date, ...(await mimeOf(record)), sha256: payloadSha256, offset, length });
    }
    offset += length;
  }
  return { blob: new Blob(parts), entries };
}

/** The time a replay tool opens the page at: of the snapshot where there is one. */
function pageTime({ evidence }: KeptRecord): Instant {
  const snapshot = evidence.files.find(({ role }) => role === 'page snapshot');
  return snapshot?.made.at.instant ?? evidence.captured.device.instant;
}

function pagesJsonl(records: readonly KeptRecord[]): string {
  const lines = [
    { format: 'json-pages-1.0', id: 'pages', title: 'All Pages' },
    ...records.map(record => ({
      id: record.evidence.id,
      url: record.evidence.page.url,
      ts: pageTime(record),
      title: record.evidence.page.title,
    })),
  ];
  return lines.map(line => `${JSON.stringify(line)}\n`).join('');
}

/**
 * A web archive (WACZ 1.1.1, specs.webrecorder.net/wacz/1.1.1) of `records`, as a Blob of references. `originals` gives a
 * record's checked originals. It holds the pictures a second time, and is read twice for its sums. It is not signed: the bundle
 * it lies in is. The same input gives the same bytes.
 */
export async function webArchive(
  records: readonly KeptRecord[],
  originals: (recordId: string) => readonly Original[],
  archive: ArchiveAbout,
): Promise<BlobSums & { blob: Blob }> {
  const all: WarcRecord[] = [await infoRecord(archive)];
  for (const { evidence } of records) all.push(...(await pageRecords(evidence, originals(evidence.id))));
  const warc = await writeWarc(all);
  const sums = await sumsOf(warc.blob);
  const texts: TextFile[] = [
    { path: 'indexes/index.cdx', text: cdxj(warc.entries, WARC) },
    { path: 'pages/pages.jsonl', text: pagesJsonl(records) },
  ];
  const hashed = await Promise.all(
    texts.map(async ({ path, text }) => {
      const bytes = new TextEncoder().encode(text);
      return { path, hash: await sha256(bytes), bytes: bytes.length };
    }),
  );
  const resources = [{ path: `archive/${WARC}`, hash: sums.sha256, bytes: warc.blob.size }, ...hashed].map(
    ({ path, hash, bytes }) => ({
      name: path.split('/')[1] ?? path,
      path,
      hash: `sha256:${hash}`,
      bytes,
    }),
  );
  const [first] = records;
  const datapackage = canonicalJson({
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: archive.title,
    software: archive.software,
    created: archive.made.instant,
    ...(first ? { mainPageUrl: first.evidence.page.url, mainPageDate: pageTime(first) } : {}),
    resources,
  });
  const digest = canonicalJson({ path: 'datapackage.json', hash: `sha256:${await sha256(datapackage)}` });
  const blob = await assembleZip(
    [
      { path: 'datapackage.json', text: datapackage },
      { path: 'datapackage-digest.json', text: digest },
      ...texts,
    ],
    [{ path: `archive/${WARC}`, blob: warc.blob, crc32: sums.crc32 }],
    archive.made.instant,
  );
  return { blob, ...(await sumsOf(blob)) };
}
