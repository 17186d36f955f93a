import JSZip from 'jszip';
import { expect, test } from 'vitest';
import type { Instant } from '../../src/evidence/index.ts';
import type { WordDocument } from '../../src/word/blocks.ts';
import { wordFile } from '../../src/word/word-file.ts';

const DOCUMENT: WordDocument = {
  title: '<試し>&"\u202e',
  made: '2026-11-23T03:00:00.123Z' as Instant,
  notes: [{ kind: 'title', text: '送る前に' }],
  blocks: [
    { kind: 'title', text: 'お願い' },
    { kind: 'paragraph', line: { text: '＿＿＿＿年＿＿月＿＿日' }, at: 'right' },
    { kind: 'item', mark: '1.', line: { text: '記録' } },
    {
      kind: 'table',
      widths: [3, 10],
      head: ['欄', '値'],
      rows: [
        [[{ text: '本文' }], [{ text: '<w:p>＿＿</w:p>\u0000\ufffe\ud800', kind: 'said' }]],
        [[{ text: '空' }], []],
      ],
    },
  ],
};

async function partsOf(document = DOCUMENT): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(await wordFile(document));
  const parts = new Map<string, string>();
  for (const name of Object.keys(zip.files)) parts.set(name, (await zip.file(name)?.async('string')) ?? '');
  return parts;
}

test('the same document gives the same bytes, and no clock is in them but the one given', async () => {
  const one = await wordFile(DOCUMENT);
  await new Promise(resolve => setTimeout(resolve, 2_100));
  expect(await wordFile(DOCUMENT)).toEqual(one);
  const zip = await JSZip.loadAsync(one);
  const dates = new Set(Object.values(zip.files).map(({ date }) => date.toISOString()));
  expect(dates).toEqual(new Set(['1980-01-01T00:00:00.000Z']));
  const core = (await partsOf()).get('docProps/core.xml');
  expect(core?.match(/2026-11-23T03:00:00Z/g)).toHaveLength(2);
});

test('its first part tells the types of all others, and every relation leads to a part', async () => {
  const parts = await partsOf();
  const [first] = parts.keys();
  expect(first).toBe('[Content_Types].xml');
  const named = [...(parts.get('[Content_Types].xml') ?? '').matchAll(/PartName="\/([^"]+)"/g)];
  for (const [, name] of named) expect(parts.has(name ?? '')).toBe(true);
  for (const [rels, folder] of [
    ['_rels/.rels', ''],
    ['word/_rels/document.xml.rels', 'word/'],
  ] as const) {
    for (const [, target] of (parts.get(rels) ?? '').matchAll(/Target="([^"]+)"/g)) {
      expect(parts.has(folder + target)).toBe(true);
    }
  }
});

test('nothing in it is loaded from elsewhere, runs or links', async () => {
  const all = [...(await partsOf()).values()].join('');
  expect(all).not.toMatch(/TargetMode|<w:hyperlink|vbaProject|<w:object|altChunk/i);
});

test('A4, 3 cm at the left, Japanese fonts', async () => {
  const parts = await partsOf();
  const body = parts.get('word/document.xml') ?? '';
  expect(body.match(/<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"\/>/g)).toHaveLength(2);
  expect(body.match(/w:left="1701"/g)).toHaveLength(2);
  expect(parts.get('word/styles.xml')).toContain('w:eastAsia="游明朝"');
});

test('words of the page stay text: no markup, no blank to fill in, nothing XML cannot hold', async () => {
  const body = (await partsOf()).get('word/document.xml') ?? '';
  expect(body).toContain('&lt;w:p&gt;＿＿&lt;/w:p&gt;⟨U+0000⟩⟨U+FFFE⟩\ufffd');
  expect(body.match(/<w:rStyle w:val="Blank"\/>/g)).toHaveLength(3);
});

test('the notes are on a page of their own before the document, whose pages are counted from it', async () => {
  const body = (await partsOf()).get('word/document.xml') ?? '';
  expect(body.indexOf('送る前に')).toBeLessThan(body.indexOf('お願い'));
  expect(body.indexOf('<w:sectPr>')).toBeLessThan(body.indexOf('お願い'));
  const without = (await partsOf({ ...DOCUMENT, notes: [] })).get('word/document.xml') ?? '';
  expect(without.match(/<w:sectPr>/g)).toHaveLength(1);
});
