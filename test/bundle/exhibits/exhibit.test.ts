import { beforeAll, expect, test } from 'vitest';
import type { KeptRecord } from '../../../src/evidence/index.ts';
import { findTools } from '../../rig/find-tools.ts';
import { BBS_POST, HOSTILE_POST, POST, RELATIVE_POST, record } from '../documents/sample-records.ts';
import { ask, entry, pagesOf, pdfOf } from './sample-exhibit.ts';

beforeAll(() => findTools());

const LONG = record({
  evidence: {
    files: [
      entry('post.png', 'post picture', 800, ['visible.png']),
      entry('whole-01.png', 'stitched picture', 6_000, ['tile-01.png', 'tile-02.png']),
      entry('whole-02.png', 'stitched picture', 3_000, ['tile-03.png']),
    ],
  },
});

const PARTIAL = record({
  evidence: {
    files: [],
    state: { kind: 'partial', missing: [{ what: 'picture', why: 'tab switched', detail: '' }] },
  },
});

test('a court finds the Japanese, the whole address, both times, page and hash on every page', async () => {
  const pages = pagesOf(await pdfOf(LONG));
  expect(pages.length).toBeGreaterThan(6);
  for (const [at, page] of pages.entries()) {
    expect(page).toContain('甲第1号証(仮番号)');
    expect(page).toContain('https://x.com/example_account/status/2061100000000000000');
    expect(page).toContain('2026/06/02 10:02:03 JST(2026-06-02 01:02:03 UTC)');
    expect(page).toContain('c3'.repeat(32));
    expect(page).toContain(`${at + 1} / ${pages.length}`);
  }
  const [first = ''] = pages;
  for (const part of [
    '見本の表示名',
    'x user id: 1234567890',
    '2026/06/01 00:00:00 JST',
    '二行目もあります。',
  ]) {
    expect(first).toContain(part);
  }
  expect(pages.join('')).toContain('もとの画像: tile-01.png、tile-02.png');
});

test('other people’s programs find nothing wrong with it', async () => {
  const pdf = await pdfOf(LONG);
  expect(ask(pdf, 'qpdf', '--check', '@')).toContain('No syntax or stream encoding errors');
  const info = ask(pdf, 'pdfinfo', '@');
  expect(info).toMatch(/^Producer: +Hozen 0\.1\.0 \(abcdef0\)$/m);
  expect(info).toMatch(/^Title: +甲第1号証\(仮番号\) ウェブ上の投稿の記録$/m);
  expect(info).toMatch(/^Encrypted: +no$/m);
  expect(info).toMatch(/A4/);
  const fonts = ask(pdf, 'pdffonts', '@');
  expect(fonts).toMatch(/NotoSansJP-Regular .*CID TrueType +Identity-H +yes yes yes/);
});

test('pictures keep every pixel, and are held once however many pages show them', async () => {
  const lines = ask(await pdfOf(LONG), 'pdfimages', '-list', '@')
    .trim()
    .split('\n')
    .slice(2);
  const [sizes, objects] = [new Set<string>(), new Set<string>()];
  for (const line of lines) {
    const [, , , width, height, , , , , , object] = line.trim().split(/\s+/);
    sizes.add(`${width}×${height}`);
    objects.add(object ?? '');
  }
  expect(sizes).toEqual(new Set(['1280×800', '1280×6000', '1280×3000']));
  expect(objects.size).toBe(3);
});

test.each<[string, KeptRecord]>([
  ['long', LONG],
  ['partial', PARTIAL],
  ['board', record({ post: BBS_POST })],
  ['relative', record({ post: RELATIVE_POST })],
  ['no post', record({ post: null })],
])('nothing of this device’s own addresses is in it: %s', async (_, kept) => {
  const pdf = await pdfOf(kept);
  const plain = ask(pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-');
  const all = `${pagesOf(pdf).join('')}${ask(pdf, 'pdfinfo', '@')}${plain}`;
  expect(all).not.toMatch(/file:\/\/|(chrome|moz)-extension:|blob:/i);
  expect(all).not.toMatch(/\/JavaScript|\/OpenAction|\/URI/);
  expect(all).not.toMatch(/違法|証拠として認められ|証拠能力/);
});

test('the same record at the same time gives the same bytes', async () => {
  expect(await pdfOf(LONG)).toEqual(await pdfOf(LONG));
});

test('what is missing stands on the first page, and where a picture would be', async () => {
  const pages = pagesOf(await pdfOf(PARTIAL, 2));
  expect(pages[0]).toContain('甲第1号証の2(仮番号)');
  expect(pages[0]).toContain('一部');
  expect(pages.join('')).toContain('この記録に、表示できる画像はありません。');
});

test('text that hides, turns around or has no shape is written out', async () => {
  const text = `前\u202e後\u200b${'\u0301'.repeat(3)}😀\ue000\u0000𠮷〜～人⼈`;
  const pages = pagesOf(await pdfOf(record({ post: { ...HOSTILE_POST, text } })));
  const all = pages.join('');
  expect(all).toContain(
    '前〔U+202E〕後〔U+200B〕〔U+0301〕〔U+0301〕〔U+0301〕〔U+1F600〕〔U+E000〕〔U+0000〕𠮷',
  );
  // Drawn alike, and still each its own.
  expect(all).toContain('〜～人⼈');
  expect(all).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
  expect(all).toContain('</title><script>alert(3)</script>');
  expect(pages[0]).toContain('https://evil.example/');
});

test('an address of thousands of characters is whole on every page, which still has room', async () => {
  const url = `https://example.com/${'a1'.repeat(3_900)}?end`;
  const post = { ...POST, permalink: { kind: 'known', url, basis: 'address bar' } as const };
  const pages = pagesOf(await pdfOf(record({ post })));
  for (const page of pages) expect(page).toContain(url);
  expect(pages.length).toBeLessThan(12);
});

test('a post of thousands of lines is whole', async () => {
  const text = Array.from({ length: 2_000 }, (_, n) => `行${n}。`).join('\n');
  const all = pagesOf(await pdfOf(record({ post: { ...POST, text } }))).join('');
  expect(all).toContain('行0。');
  expect(all).toContain('行1999。');
});
