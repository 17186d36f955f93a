import { expect, test } from 'vitest';
import { documents } from '../../../src/bundle/documents/documents.ts';
import { PATHS } from '../../../src/bundle/documents/paths.ts';
import { LETTER_STYLE, SHEET_STYLE } from '../../../src/bundle/documents/style.ts';
import { at, BBS_POST, HOSTILE_POST, MADE, POST, RELATIVE_POST, record, say } from './sample-records.ts';

const PARTIAL = record({
  number: 4,
  post: null,
  evidence: {
    files: [],
    state: { kind: 'partial', missing: [{ what: 'picture', why: 'tab switched', detail: '' }] },
  },
});
const ITEMS = [
  { record: record({ number: 1 }), earlier: [record({ number: 9 })] },
  {
    record: record({
      number: 2,
      post: BBS_POST,
      evidence: { page: { url: 'https://bakusai.com/', title: 't' } },
    }),
    earlier: [],
  },
  { record: record({ number: 3, post: RELATIVE_POST }), earlier: [] },
  { record: PARTIAL, earlier: [] },
  { record: record({ number: 5, post: HOSTILE_POST }), earlier: [] },
];
const files = [...documents({ records: ITEMS, made: MADE, say })];
const text = (path: string) => files.find(file => file.path === path)?.text ?? '';

test('the documents lie where the start page says, under names no file system rewrites', () => {
  expect(files.map(file => file.path)).toEqual([
    '00_最初に読む.html',
    '01_報告書.html',
    '02_一覧.csv',
    '03_保全の手順.html',
    ...['01_x', '02_bakusai', '03_x', '04_x', '05_x'].flatMap(name => [
      `04_保全のお願い/${name}.html`,
      `04_保全のお願い/${name}.txt`,
    ]),
    '07_目録と証拠説明書/投稿記事目録_案.csv',
    '07_目録と証拠説明書/証拠説明書_案.csv',
  ]);
  for (const { path } of files) {
    expect(path.normalize('NFD')).toBe(path);
    expect(path.normalize('NFC')).toBe(path);
  }
});

test('the same records give the same documents', () => {
  expect([...documents({ records: ITEMS, made: MADE, say })]).toEqual(files);
});

test('no document names a place on this device or inside the browser', () => {
  for (const file of files) expect(file.text).not.toMatch(/file:\/\/|chrome-extension:|moz-extension:|blob:/);
});

test('pages are Japanese, self-contained and forbid scripts', () => {
  for (const { path, text: html } of files.filter(file => file.path.endsWith('.html'))) {
    expect(html.startsWith('<!doctype html>\n<html lang="ja">')).toBe(true);
    expect(html).toContain("default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'");
    expect(html).toContain('<meta name="referrer" content="no-referrer"');
    expect(html).not.toMatch(/<script|<iframe|<svg(?! viewBox)|<link|@import/i);
    const style = path.startsWith(PATHS.letters) ? LETTER_STYLE : SHEET_STYLE;
    expect([path, html.includes(`<style>${style}</style>`)]).toEqual([path, true]);
    expect(html).not.toMatch(/undefined|\[object|null</);
  }
});

test('the report shows picture, whole URL, both clocks, text and hashes of each item', () => {
  const html = text('01_報告書.html');
  for (const part of [
    `src="records/${ITEMS[0]?.record.evidence.id}/visible.png"`,
    'href="https://x.com/example_account/status/2061100000000000000"',
    '2026/06/01 00:00:00 JST',
    '2026-05-31 15:00:00 UTC',
    '「午前0:00 · 2026年6月1日」',
    'これは見本の投稿です。\n二行目もあります。',
    'a1'.repeat(32),
    'c3'.repeat(32),
    '画面の画像を記録できませんでした',
    `records/${record({ number: 9 }).evidence.id}/`,
  ]) {
    expect(html).toContain(part);
  }
});

test('a very long address and a very long text are kept whole', () => {
  const url = `https://example.com/${'a'.repeat(7_900)}`;
  const long = '長'.repeat(200_000);
  const kept = record({
    post: { ...POST, permalink: { kind: 'known', url, basis: 'address bar' }, text: long },
  });
  const html = [...documents({ records: [{ record: kept, earlier: [] }], made: MADE, say })][1]?.text;
  expect(html).toContain(url);
  expect(html).toContain(long);
});

test('the start page counts items and partial ones, and says what the record does not show', () => {
  const html = text('00_最初に読む.html');
  for (const part of [
    '投稿 5 件',
    'このうち 1 件は',
    'sha256sum -c',
    'Get-FileHash',
    '0570-003-110',
    '約束するものではありません',
    '07_目録と証拠説明書/投稿記事目録_案.csv',
  ]) {
    expect(html).toContain(part);
  }
  for (const part of ['06_警察相談用.pdf', '08_開示請求と削除の書面/', '証拠説明書_案.docx']) {
    expect([part, html.includes(part)]).toEqual([part, false]);
  }
});

test('the start page names the papers where they were asked for', () => {
  const [start] = [...documents({ records: ITEMS, made: MADE, say, papers: true })];
  for (const part of [
    '05_証拠(甲号証)/',
    '06_警察相談用.pdf',
    '07_目録と証拠説明書/投稿記事目録_案.docx、.csv、.pdf',
    '07_目録と証拠説明書/証拠説明書_案.docx、.csv、.pdf',
    '08_開示請求と削除の書面/',
  ]) {
    expect(start?.text).toContain(part);
  }
});

test('the steps name dates item by item and say which are past', () => {
  const html = text('03_保全の手順.html');
  for (const part of [
    '2026/06/22',
    '2026/11/10',
    'この書類を作った時点で過ぎています',
    '古い情報',
    '確認日 2026-11-23',
  ]) {
    expect(html).toContain(part);
  }
});

test('each post has its dates in order, with the day the document was made among them', () => {
  const html = text('03_保全の手順.html');
  const line = html.slice(html.indexOf('class="clocks"'), html.indexOf('</ol>', html.indexOf('clocks"')));
  const days = [...line.matchAll(/class="day">(\d{4}\/\d\d\/\d\d)/g)].map(([, day]) => day ?? '');
  expect(days.length).toBeGreaterThan(5);
  expect([...days].sort()).toEqual(days);
  expect(line).toContain('この書類を作った日(2026/11/23)');
  expect(line).toContain('未定');
  expect(html).toContain('ログの保存のお願い: まだ');
});

test('facts more than a year old say so wherever they stand', () => {
  const later = at('2028-01-01T00:00:00.000Z');
  const old = [...documents({ records: ITEMS.slice(0, 1), made: later, say })];
  const marked = old
    .filter(file => file.text.includes('確認から1年以上たっています'))
    .map(({ path }) => path);
  expect(marked).toEqual([
    '00_最初に読む.html',
    '03_保全の手順.html',
    '04_保全のお願い/01_x.html',
    '04_保全のお願い/01_x.txt',
  ]);
  for (const file of files) expect(file.text).not.toContain('確認から1年以上');
});

test('plain letters open in Notepad and keep the warning apart from the letter', () => {
  const letter = text('04_保全のお願い/01_x.txt');
  expect(letter.startsWith('\ufeff【送る前に')).toBe(true);
  expect(letter.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  expect(letter.indexOf('相手に伝えられる')).toBeLessThan(letter.indexOf('ここから下が手紙の本文'));
});

test('no records give documents all the same', () => {
  expect([...documents({ records: [], made: MADE, say })]).toHaveLength(6);
});
