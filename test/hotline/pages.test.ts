import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hotline, startHotline } from '../../src/hotline/server.ts';
import { sampleEvidence } from './sample-record.ts';
import { post, sampleUpload } from './sample-upload.ts';

const SCRIPT = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>';
let hotline: Hotline;
let id: string;

beforeAll(async () => {
  hotline = await startHotline({
    host: '127.0.0.1',
    port: 0,
    folder: await mkdtemp(join(tmpdir(), 'hotline-')),
    now: () => Date.UTC(2026, 10, 23, 3, 4, 5),
  });
  const upload = await sampleUpload({
    records: [sampleEvidence({ text: SCRIPT, displayName: SCRIPT }), sampleEvidence({ partial: true })],
    answers: { name: SCRIPT, explanation: SCRIPT, danger: 'yes, told the police' },
  });
  ({ id } = await (await post(hotline.url, upload)).json());
});

afterAll(async () => {
  await hotline.close();
  await rm(hotline.folder, { recursive: true });
});

/** The status that a GET with this Host header is answered with. */
function statusFor(host: string): Promise<number | undefined> {
  const { hostname, port } = new URL(hotline.url);
  return new Promise(resolve => {
    request({ hostname, port, path: '/', headers: { host } }, answer => {
      answer.resume();
      resolve(answer.statusCode);
    }).end();
  });
}

test('the list shows the number, the time in Japan, who reports, how many posts and what is missing', async () => {
  const page = await (await fetch(`${hotline.url}/`)).text();
  for (const words of [
    id,
    '20261123-',
    '2026/11/23 12:04:05 JST',
    '本人',
    '2 件',
    'あり(警察に相談済み)',
    '照合済み',
    '一部欠け 1 件',
  ]) {
    expect(page).toContain(words);
  }
});

test('text from outside stays text on every page', async () => {
  for (const path of ['/', `/reports/${id}`]) {
    const answer = await fetch(hotline.url + path);
    const page = await answer.text();
    expect(page).not.toMatch(/<script|<img|<[^>]*\son\w+=/i);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('content-security-policy')).not.toContain('script-src');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  }
  const page = await (await fetch(`${hotline.url}/reports/${id}`)).text();
  expect(page.match(/<bdi>&lt;script>alert\(1\)/g)).toHaveLength(4);
});

test('a report shows the address as a link that tells the site nothing, and the time in both zones', async () => {
  const page = await (await fetch(`${hotline.url}/reports/${id}`)).text();
  expect(page).toContain(
    '<a href="https://board.example/test/read.cgi/news/1700000000/42" rel="noreferrer noopener" target="_blank">',
  );
  expect(page).toContain('2026/11/20 18:28:34.00 JST');
  expect(page).toContain('2026-11-20 09:28:34.00 UTC');
  expect(page).toContain('読み取った場所: 画面の文字');
});

test('the bundle comes as a download, byte for byte', async () => {
  const answer = await fetch(`${hotline.url}/reports/${id}/bundle.zip`);
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${id}.zip"`);
  const receipt = await (await fetch(`${hotline.url}/reports/${id}`)).text();
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer())).toString('hex');
  expect(receipt).toContain(hash);
});

test('pages that are not there are said to be not there', async () => {
  for (const path of ['/reports/20261123-00000000', '/reports/..%2f..%2fetc', '/x', '/reports/__proto__']) {
    const answer = await fetch(hotline.url + path);
    expect(answer.status).toBe(404);
    expect((await answer.json()).type).toBe('urn:hozen:problem:not-found');
  }
});

test('the pages open only under a name of this machine, so that no other page can read them', async () => {
  expect(await statusFor('localhost:8787')).toBe(200);
  expect(await statusFor('127.0.0.1')).toBe(200);
  expect(await statusFor('evil.example')).toBe(403);
  expect(await statusFor('127.0.0.1.evil.example')).toBe(403);
});
