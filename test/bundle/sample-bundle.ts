import { crc32 } from 'node:zlib';
import advice from '../../src/_locales/ja/advice.json' with { type: 'json' };
import clocks from '../../src/_locales/ja/clocks.json' with { type: 'json' };
import common from '../../src/_locales/ja/common.json' with { type: 'json' };
import documents from '../../src/_locales/ja/documents.json' with { type: 'json' };
import letters from '../../src/_locales/ja/letters.json' with { type: 'json' };
import lists from '../../src/_locales/ja/lists.json' with { type: 'json' };
import { sayFrom } from '../../src/_locales/say.ts';
import { type Original, type PackRequest, packBundle } from '../../src/bundle/pack.ts';
import type { Proof } from '../../src/bundle/proof-files.ts';
import {
  type CustodyLink,
  deviceTime,
  type Evidence,
  type FileEntry,
  type KeptRecord,
  sha256,
  sha256OfJson,
  sign,
  type ZonedInstant,
} from '../../src/evidence/index.ts';
import { sampleEvidence, sampleKept } from '../hotline/sample-record.ts';
import { type SampleKey, SampleLog, sampleKey } from './sample-log.ts';

export interface SampleWishes {
  /** How many records, each with a picture and a text of its own. */
  records?: number;
  /** Bytes of each picture. */
  pictureBytes?: number;
  /** The device's clock when the first key was made, ms since 1970 UTC. */
  start?: number;
  key?: SampleKey;
  /** Change a record before it is sealed. */
  evidence?: (evidence: Evidence, n: number) => Evidence;
  /** More events, after all records were sealed. */
  events?: (log: SampleLog, records: readonly KeptRecord[]) => Promise<void>;
  /** Instead of one `key created` event: how the log begins. */
  begin?: (log: SampleLog) => Promise<void>;
  /** Change what stands beside a record. */
  kept?: (kept: KeptRecord, n: number) => KeptRecord;
  /** Change what is enclosed as proof, stamps among it. */
  proof?: (proof: Proof) => Proof | Promise<Proof>;
  made?: ZonedInstant;
  webArchive?: boolean;
  /** Files beside the payload. */
  checking?: { path: string; text: string }[];
}

export interface SampleBundle {
  zip: Uint8Array<ArrayBuffer>;
  folder: string;
  key: SampleKey;
  log: SampleLog;
  made: ZonedInstant;
  records: KeptRecord[];
}

/** Half an hour ago, so that a stamp of today comes soon after. */
const HALF_AN_HOUR = 30 * 60_000;

/** A bundle as the extension packs it, with keys and a log in memory. */
export async function sampleBundle(wishes: SampleWishes = {}): Promise<SampleBundle> {
  const { request, ...about } = await sampleRequest(wishes);
  const bundle = await packBundle(request);
  const zip = new Uint8Array(await bundle.blob.arrayBuffer());
  return { zip, folder: bundle.fileName.replace(/\.zip$/, ''), made: request.made, ...about };
}

/** What the extension would ask to be packed. */
export async function sampleRequest(
  wishes: SampleWishes = {},
): Promise<{ request: PackRequest } & Pick<SampleBundle, 'key' | 'log' | 'records'>> {
  const { records: count = 2, pictureBytes = 2_000, start = Date.now() - HALF_AN_HOUR } = wishes;
  const key = wishes.key ?? (await sampleKey());
  const log = new SampleLog(key, start);
  await (wishes.begin ? wishes.begin(log) : log.introduce(key, 'first'));
  const originals = new Map<string, Original[]>();
  const records: KeptRecord[] = [];
  for (let n = 0; n < count; n += 1) {
    const files = [
      await original(`visible.png`, n, pictureBytes, log),
      await original('page.txt', n, 300, log),
    ];
    // Their folders come in the order they were made in.
    const id = `${String(n + 1).padStart(8, '0')}${crypto.randomUUID().slice(8)}`;
    const plain = sampleEvidence({ id, text: `架空の投稿 ${n + 1}` });
    const device = deviceTime(log.now);
    const own = {
      ...plain,
      captured: { ...plain.captured, device },
      files: files.map(({ entry }) => entry),
    };
    const evidence = wishes.evidence?.(own, n) ?? own;
    originals.set(evidence.id, files);
    const recordSha256 = await sha256OfJson(evidence);
    await log.append({
      kind: 'captured',
      recordId: evidence.id,
      recordSha256,
      detail: { state: 'complete' },
    });
    const kept = { ...sampleKept(evidence), sha256: recordSha256, postConfirmed: false };
    records.push(wishes.kept?.(kept, n) ?? kept);
  }
  await wishes.events?.(log, records);
  const made = wishes.made ?? log.tick();
  const signer = log.key;
  const request: PackRequest = {
    items: records.map(record => ({ record, earlier: [] })),
    originals: async id => originals.get(id) ?? [],
    closeness: 'every byte',
    proof: await (wishes.proof ?? (proof => proof))(proofOf(log.links, records)),
    signer: { fingerprint: signer.fingerprint, sign: content => sign(signer.pair.privateKey, content) },
    checking: wishes.checking ?? [],
    webArchive: wishes.webArchive ?? false,
    made,
    software: 'Hozen test',
    say: sayFrom(common, advice, clocks, documents, letters, lists),
    onFile: () => undefined,
    signal: new AbortController().signal,
  };
  return { request, key: signer, log, records };
}

/** Bytes that no other picture has; a text that unpacks to more than it takes. */
function contentOf(name: string, n: number, size: number): Uint8Array<ArrayBuffer> {
  const state = new Uint32Array([n * 2_654_435_761 + size + 1]);
  return Uint8Array.from({ length: size }, (_, at) => {
    if (name.endsWith('.txt')) return 0x61 + ((at + n) % 7);
    state[0] = (state[0] ?? 0) * 1_664_525 + 1_013_904_223;
    return (state[0] ?? 0) >>> 24;
  });
}

async function original(name: string, n: number, size: number, log: SampleLog): Promise<Original> {
  const bytes = contentOf(name, n, size);
  const entry: FileEntry = {
    name,
    role: name.endsWith('.txt') ? 'page text' : 'visible picture',
    mediaType: name.endsWith('.txt') ? 'text/plain' : 'image/png',
    size,
    sha256: await sha256(bytes),
    made: { at: deviceTime(log.now), how: 'test', viewport: null, width: null, height: null },
  };
  return { entry, crc32: crc32(bytes), blob: new Blob([bytes]) };
}

/** What the store hands out for these records: the run from their first event, other bodies left out. */
function proofOf(links: readonly CustodyLink[], records: readonly KeptRecord[]): Proof {
  const ids = new Set(records.map(({ evidence }) => evidence.id));
  const isKey = ({ body }: CustodyLink) => body?.kind === 'key created';
  const isOwn = (link: CustodyLink) =>
    isKey(link) || (link.body?.recordId != null && ids.has(link.body.recordId));
  const first = links.findIndex(({ body }) => body?.recordId != null && ids.has(body.recordId));
  return {
    introductions: links.slice(0, Math.max(first, 0)).filter(isKey),
    links: first < 0 ? [] : links.slice(first).map(link => (isOwn(link) ? link : masked(link))),
    stamps: [],
    enclosures: [],
  };
}

function masked({ seq, previous, bodySha256, hash }: CustodyLink): CustodyLink {
  return { seq, previous, bodySha256, hash, body: null };
}
