import { beforeAll, expect, test } from 'vitest';
import advice from '../../../src/_locales/ja/advice.json' with { type: 'json' };
import documents from '../../../src/_locales/ja/documents.json' with { type: 'json' };
import exhibits from '../../../src/_locales/ja/exhibits.json' with { type: 'json' };
import police from '../../../src/_locales/ja/police.json' with { type: 'json' };
import { sayFrom } from '../../../src/_locales/say.ts';
import { MOST_BYTES, policePdf } from '../../../src/bundle/police/police-pdf.ts';
import type { MakeThumbnail } from '../../../src/bundle/police/thumbnail.ts';
import type { Instant, KeptRecord } from '../../../src/evidence/index.ts';
import { findTools } from '../../rig/find-tools.ts';
import { BBS_POST, HOSTILE_POST, MADE, POST, record } from '../documents/sample-records.ts';
import { ask, face, pagesOf } from '../exhibits/sample-exhibit.ts';

beforeAll(() => findTools());

const say = sayFrom(advice, documents, exhibits, police);

/** A JPEG of one grey pixel, filled up to the size allowed by what a decoder passes over after its end. */
const PIXEL = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
);
const thumbnail: MakeThumbnail = async (_, mostBytes) => ({
  bytes: new Uint8Array(Buffer.concat([PIXEL, Buffer.alloc(mostBytes - PIXEL.length, 7)])),
  width: 1,
  height: 1,
});

const make = (records: readonly KeptRecord[], signal = new AbortController().signal) =>
  policePdf({
    records,
    picture: () => new Blob(['x']),
    thumbnail,
    face,
    made: MADE,
    software: 'Hozen 0.1.0 (abcdef0)',
    say,
    signal,
  });

function posted(n: number, text = POST.text): KeptRecord {
  const instant = new Date(Date.UTC(2026, 5, 1) - n * 60_000).toISOString() as Instant;
  return record({
    number: n % 10,
    post: { ...POST, text, time: { ...POST.time, instant } as typeof POST.time },
  });
}

test('whom to call comes first, then what to fill in, then the posts in the order they were posted', async () => {
  const pdf = await make([posted(1), posted(2), record({ post: BBS_POST }), record({ post: HOSTILE_POST })]);
  expect(ask(pdf, 'qpdf', '--check', '@')).toContain('No syntax or stream encoding errors');
  const text = pagesOf(pdf).join('\n');
  const places = ['#9110', '投稿の数', '手で書き入れるところ', '投稿の一覧'].map(part => text.indexOf(part));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
  expect(text.indexOf('番号 2')).toBeLessThan(text.indexOf('番号 1'));
  for (const part of [
    'https://x.com/example_account/status/2061100000000000000',
    '2026/06/01 08:59:00 JST',
    '見本の表示名',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toMatch(/file:\/\/|chrome-extension:|moz-extension:|blob:/);
});

test('the same request gives the same bytes', async () => {
  const records = [posted(1), posted(2)];
  expect(Buffer.from(await make(records)).equals(await make(records))).toBe(true);
});

test.each([1, 60, 700, 3_000])(
  '%i posts with long texts are at most 5 MB',
  { timeout: 240_000 },
  async count => {
    const text = 'この人は前の職場でも問題を起こしていたと聞きました。'.repeat(12);
    const pdf = await make(Array.from({ length: count }, (_, n) => posted(n, `${n} ${text}`)));
    console.log(`${count} posts: ${(pdf.length / 1e6).toFixed(2)} MB, ${pagesOf(pdf).length} pages`);
    expect(pdf.length).toBeLessThanOrEqual(MOST_BYTES);
  },
);

test('it stops when it is told to', async () => {
  await expect(make([posted(1)], AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
});
