import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { getSurt, WARCParser } from 'warcio';
import type { Original } from '../../../src/bundle/check-originals.ts';
import { webArchive } from '../../../src/bundle/web-archive/web-archive.ts';
import {
  canonicalJson,
  deviceTime,
  type FileEntry,
  instantFromEpoch,
  type KeptRecord,
} from '../../../src/evidence/index.ts';
import { sampleEvidence, sampleKept } from '../../hotline/sample-record.ts';

const hex = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const URL_OF_PAGE = 'https://www.Board.example/Thread/7?b=2&a=1';
const SNAPSHOT = '<!doctype html><title>スレッド</title><p>架空の投稿です。';
const BODY = '<p>server</p>';
const at = deviceTime(Date.UTC(2026, 10, 23, 3, 4, 5, 678));

function original(name: string, role: FileEntry['role'], mediaType: string, content: string): Original {
  const bytes = new TextEncoder().encode(content);
  const made = { at, how: 'test', viewport: null, width: null, height: null };
  const entry: FileEntry = { name, role, mediaType, size: bytes.length, sha256: hex(bytes), made };
  return { entry, crc32: crc32(bytes), blob: new Blob([bytes], { type: mediaType }) };
}

const fresh = {
  schema: 1,
  askedAt: at,
  answeredAt: at,
  asked: URL_OF_PAGE,
  url: URL_OF_PAGE,
  redirected: false,
  status: 404,
  statusText: 'Not Found',
  headers: [
    ['content-encoding', 'gzip'],
    ['content-type', 'text/html; charset=utf-8'],
  ],
  throughServiceWorker: false,
  bodyCut: false,
  charset: 'utf-8',
  postText: 'not found',
};
const ORIGINALS = [
  original('visible.png', 'visible picture', 'image/png', 'picture'),
  original('whole-01.png', 'stitched picture', 'image/png', 'sheet one'),
  original('whole-02.png', 'stitched picture', 'image/png', 'sheet two'),
  original('page.txt', 'page text', 'text/plain;charset=utf-8', '架空の投稿です。'),
  original('snapshot.html', 'page snapshot', 'text/html;charset=utf-8', SNAPSHOT),
  original('fresh-response.json', 'fresh response', 'application/json', canonicalJson(fresh)),
  original('fresh-response.body', 'fresh response body', 'application/octet-stream', BODY),
];

function record(): KeptRecord {
  const evidence = sampleEvidence({ id: '5a0b7c1e-6a52-4c1b-9a0e-0f3f2d9d4b11' });
  return sampleKept({
    ...evidence,
    page: { url: URL_OF_PAGE, title: '架空のスレッド' },
    files: ORIGINALS.map(({ entry }) => entry),
  });
}

const make = () =>
  webArchive([record()], () => ORIGINALS, {
    made: { ...at, instant: instantFromEpoch(Date.UTC(2026, 10, 24)) },
    software: 'Hozen test',
    title: '1 record',
  });

interface Read {
  type: string;
  target: string;
  headers: (name: string) => string;
  status: number | undefined;
  payload: Uint8Array;
}

async function readWarc(warc: Uint8Array): Promise<Read[]> {
  const parser = new WARCParser([warc]);
  const records: Read[] = [];
  for await (const one of parser) {
    records.push({
      type: one.warcType ?? '',
      target: one.warcTargetURI ?? '',
      headers: name => one.warcHeader(name) ?? '',
      status: one.httpHeaders ? Number(one.httpHeaders.statusCode) : undefined,
      payload: await one.readFully(false),
    });
  }
  return records;
}

async function opened() {
  const made = await make();
  const zip = await JSZip.loadAsync(await made.blob.arrayBuffer(), { checkCRC32: true });
  const bytes = async (path: string) => (await zip.file(path)?.async('uint8array')) ?? new Uint8Array();
  const text = async (path: string) => new TextDecoder().decode(await bytes(path));
  return { made, zip, bytes, text };
}

test('another reader finds every picture, the text and the page by address, with the digests their headers name', async () => {
  const { bytes } = await opened();
  const records = await readWarc(await bytes('archive/data.warc'));
  expect(records.map(({ type, target }) => [type, target])).toEqual([
    ['warcinfo', ''],
    ['resource', `urn:view:${URL_OF_PAGE}`],
    ['resource', `urn:fullPage:${URL_OF_PAGE}`],
    ['resource', `urn:fullPage:${URL_OF_PAGE}#2`],
    ['resource', `urn:text:${URL_OF_PAGE}`],
    ['resource', URL_OF_PAGE],
    ['metadata', URL_OF_PAGE],
    ['response', URL_OF_PAGE],
  ]);
  for (const { type, headers, payload } of records) {
    expect(headers('WARC-Date')).toMatch(/^2026-11-2[34]T\d\d:\d\d:\d\d\.\d{3}Z$/);
    const named = type === 'warcinfo' ? headers('WARC-Block-Digest') : headers('WARC-Payload-Digest');
    expect(named).toBe(`sha256:${hex(payload)}`);
  }
  expect(new Set(records.map(({ headers }) => headers('WARC-Record-ID'))).size).toBe(records.length);
});

test('only what a server sent has an HTTP head; the page as it stood says what it is', async () => {
  const { bytes } = await opened();
  const records = await readWarc(await bytes('archive/data.warc'));
  const answer = records.find(({ type }) => type === 'response');
  expect(answer?.status).toBe(404);
  expect(new TextDecoder().decode(answer?.payload)).toBe(BODY);
  const page = records.find(({ type, target }) => type === 'resource' && target === URL_OF_PAGE);
  const about = records.find(({ type }) => type === 'metadata');
  expect(about?.headers('WARC-Refers-To')).toBe(page?.headers('WARC-Record-ID'));
  expect(new TextDecoder().decode(about?.payload)).toContain('not what a server sent');
  expect(records.filter(({ type }) => type === 'resource').every(({ status }) => status === undefined)).toBe(
    true,
  );
});

test('the index leads to each record by offset and length, in order, under the key other tools make', async () => {
  const { bytes, text } = await opened();
  const warc = await bytes('archive/data.warc');
  const lines = (await text('indexes/index.cdx')).trimEnd().split('\n');
  expect(lines).toEqual([...lines].sort());
  for (const line of lines) {
    const [, key, time, json] = /^(\S+) (\d{14}) (\{.*\})$/.exec(line) ?? [];
    const { url, offset, length, filename, digest } = JSON.parse(json ?? '');
    expect([key, time, filename]).toEqual([getSurt(url), '20261123030405', 'data.warc']);
    const [found] = await readWarc(warc.subarray(Number(offset), Number(offset) + Number(length)));
    expect([found?.target, `sha256:${hex(found?.payload ?? '')}`]).toEqual([url, digest]);
  }
});

test('the package names every file with its hash, and the digest names the package', async () => {
  const { zip, bytes, text } = await opened();
  const about = JSON.parse(await text('datapackage.json'));
  expect([about.profile, about.wacz_version, about.mainPageUrl]).toEqual([
    'data-package',
    '1.1.1',
    URL_OF_PAGE,
  ]);
  const listed = about.resources.map(({ path }: { path: string }) => path).sort();
  expect([...listed, 'datapackage-digest.json', 'datapackage.json'].sort()).toEqual(
    Object.keys(zip.files).sort(),
  );
  for (const { path, hash, bytes: size } of about.resources) {
    expect([hash, size]).toEqual([`sha256:${hex(await bytes(path))}`, (await bytes(path)).length]);
  }
  const digest = JSON.parse(await text('datapackage-digest.json'));
  expect(digest).toEqual({ path: 'datapackage.json', hash: `sha256:${hex(await text('datapackage.json'))}` });
  const [head, page] = (await text('pages/pages.jsonl'))
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  expect(head.format).toBe('json-pages-1.0');
  expect(page).toMatchObject({ url: URL_OF_PAGE, ts: at.instant, title: '架空のスレッド' });
});

test('the same input gives the same bytes, and the sums told are theirs', async () => {
  const [one, two] = await Promise.all([make(), make()]);
  const bytes = new Uint8Array(await one.blob.arrayBuffer());
  expect(hex(bytes)).toBe(hex(new Uint8Array(await two.blob.arrayBuffer())));
  expect([one.sha256, one.crc32]).toEqual([hex(bytes), crc32(bytes)]);
});
