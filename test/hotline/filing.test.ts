import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Hotline, startHotline } from '../../src/hotline/server.ts';
import { sampleEvidence } from './sample-record.ts';
import { post, sampleUpload } from './sample-upload.ts';

let hotline: Hotline;
const faults: unknown[] = [];

async function start(folder: string): Promise<Hotline> {
  return startHotline({ host: '127.0.0.1', port: 0, folder, onFault: fault => faults.push(fault) });
}

beforeEach(async () => {
  faults.length = 0;
  hotline = await start(await mkdtemp(join(tmpdir(), 'hotline-')));
});

afterEach(async () => {
  await hotline.close();
  await rm(hotline.folder, { recursive: true });
  expect(faults).toEqual([]);
});

const filed = () => readdir(join(hotline.folder, 'reports'));
const incoming = () => readdir(join(hotline.folder, 'incoming'));

test('a good report is filed with the exact bytes that were sent, and answered with a receipt', async () => {
  const upload = await sampleUpload({ records: [sampleEvidence(), sampleEvidence({ partial: true })] });
  const response = await post(hotline.url, upload);
  const receipt = await response.json();
  expect(response.status).toBe(201);
  expect(receipt).toMatchObject({ bundleSha256: upload.report.bundle.sha256, posts: 2 });
  expect(receipt.message).toContain(receipt.id);
  expect(response.headers.get('location')).toBe(`/reports/${receipt.id}`);
  expect(response.headers.get('idempotent-replayed')).toBeNull();

  const folder = join(hotline.folder, 'reports', receipt.id);
  expect((await readdir(folder)).toSorted()).toEqual([
    'bundle.zip',
    'receipt.json',
    'report.json',
    'verdict.json',
  ]);
  expect(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))).toEqual(upload.report);
  expect(new Uint8Array(await readFile(join(folder, 'bundle.zip')))).toEqual(upload.zip);
  expect(JSON.parse(await readFile(join(folder, 'receipt.json'), 'utf8')).receipt).toEqual(receipt);
  expect(await incoming()).toEqual([]);
});

test('the same upload again, also after a restart, gives the same receipt and files nothing', async () => {
  const upload = await sampleUpload();
  const first = await (await post(hotline.url, upload)).json();
  for (let round = 0; round < 2; round += 1) {
    const again = await post(hotline.url, upload);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await again.json()).toEqual(first);
    await hotline.close();
    hotline = await start(hotline.folder);
  }
  expect(await filed()).toEqual([first.id]);
});

test('the same upload several times at once gives one receipt and one report', async () => {
  const upload = await sampleUpload();
  const answers = await Promise.all([1, 2, 3, 4].map(() => post(hotline.url, upload)));
  const receipts = await Promise.all(answers.map(answer => answer.json()));
  expect(answers.map(answer => answer.status)).toEqual([201, 201, 201, 201]);
  expect(new Set(receipts.map(receipt => receipt.id)).size).toBe(1);
  expect(answers.filter(answer => answer.headers.has('idempotent-replayed'))).toHaveLength(3);
  expect(await filed()).toHaveLength(1);
  expect(await incoming()).toEqual([]);
});

test('another report under a used key is refused, and the first stays as it was', async () => {
  const first = await sampleUpload();
  const receipt = await (await post(hotline.url, first)).json();
  const answer = await post(hotline.url, await sampleUpload({ key: first.key }));
  expect(answer.status).toBe(422);
  expect((await answer.json()).type).toBe('urn:hozen:problem:idempotency-conflict');
  expect(await filed()).toEqual([receipt.id]);
});

test('a refused upload does not use up its key', async () => {
  const key = crypto.randomUUID();
  const bad = await post(hotline.url, await sampleUpload({ key, zip: new Uint8Array([1, 2, 3]) }));
  expect(bad.status).toBe(422);
  expect((await post(hotline.url, await sampleUpload({ key }))).status).toBe(201);
});

test('what an earlier run left half received is removed at the start, and damaged folders are said', async () => {
  await post(hotline.url, await sampleUpload());
  await hotline.close();
  await mkdir(join(hotline.folder, 'incoming', 'half'));
  await writeFile(join(hotline.folder, 'incoming', 'half', 'bundle.zip'), 'x');
  await mkdir(join(hotline.folder, 'reports', '<b>broken'));
  hotline = await start(hotline.folder);
  expect(await incoming()).toEqual([]);
  const page = await (await fetch(`${hotline.url}/`)).text();
  expect(page).toContain('&lt;b>broken');
  expect(page).toContain('新しい順に 1 件');
});

test('with as many uploads under way as it takes, and with a full disk, the server asks to come later', async () => {
  const limits = [
    { uploadsAtOnce: 0, slug: 'busy', status: 503 },
    { diskReserve: 2 ** 60, slug: 'storage-full', status: 507 },
  ];
  for (const { slug, status, ...limit } of limits) {
    await hotline.close();
    hotline = await startHotline({ host: '127.0.0.1', port: 0, folder: hotline.folder, limits: limit });
    const answer = await post(hotline.url, await sampleUpload());
    expect(answer.status).toBe(status);
    expect((await answer.json()).type).toBe(`urn:hozen:problem:${slug}`);
    expect(await filed()).toEqual([]);
  }
});
