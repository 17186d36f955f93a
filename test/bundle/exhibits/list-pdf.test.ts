import { beforeAll, expect, test } from 'vitest';
import { evidenceListPdf, type ListPdfRequest, postListPdf } from '../../../src/bundle/exhibits/list-pdf.ts';
import { findTools } from '../../rig/find-tools.ts';
import { BBS_POST, HOSTILE_POST, MADE, POST, record } from '../documents/sample-records.ts';
import { ask, face, pagesOf, say } from './sample-exhibit.ts';

beforeAll(() => findTools());

const LONG_URL = `https://example.com/${'a1'.repeat(3_900)}?end`;
const ITEMS = [
  { record: record({ number: 1 }), earlier: [record({ number: 9 })] },
  { record: record({ number: 2, post: BBS_POST }), earlier: [] },
  { record: record({ number: 3, post: HOSTILE_POST }), earlier: [], isBranch: true },
  {
    record: record({
      number: 4,
      post: { ...POST, permalink: { kind: 'known', url: LONG_URL, basis: 'address bar' } },
    }),
    earlier: [],
  },
];
const REQUEST: ListPdfRequest = {
  items: ITEMS,
  face,
  made: MADE,
  software: 'Hozen 0.1.0 (abcdef0)',
  say,
};

test.each([
  ['投稿記事目録(案)', postListPdf],
  ['証拠説明書(案)', evidenceListPdf],
])('%s: A4, marked as a draft, nothing cut, the same bytes again', async (title, make) => {
  const pdf = await make(REQUEST);
  expect(ask(pdf, 'qpdf', '--check', '@')).toContain('No syntax or stream encoding errors');
  const info = ask(pdf, 'pdfinfo', '@');
  expect(info).toContain(title);
  expect(info).toMatch(/A4/);
  const pages = pagesOf(pdf);
  for (const page of pages) expect(page).toContain(title);
  expect(pages.join('')).toContain('弁護士が確かめ、直してください');
  expect(pages.join('')).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
  const letters = pages.join('').match(/a1a1/g) ?? [];
  expect(letters.length).toBeGreaterThan(1_900);
  expect(await make(REQUEST)).toEqual(pdf);
});

test('exhibits are numbered as their papers are, under a head that every page has', async () => {
  const pages = pagesOf(await evidenceListPdf(REQUEST));
  const all = pages.join('');
  for (const number of ['甲1の1', '甲1の2', '甲2の1', '甲2の2', '甲3']) expect(all).toContain(number);
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(page).toContain('立証趣旨');
});

test('no items give lists all the same', async () => {
  expect(pagesOf(await evidenceListPdf({ ...REQUEST, items: [] }))).toHaveLength(1);
});
