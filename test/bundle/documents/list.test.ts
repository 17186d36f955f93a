import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { FORMULA_LIKE, list } from '../../../src/bundle/documents/list.ts';
import { BBS_POST, HOSTILE_POST, POST, RELATIVE_POST, record, say } from './sample-records.ts';

/** Rows as a reader gets them, with the apostrophe that hides formulas taken off again. */
function readBack(csv: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), {
    newline: '\r\n',
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data.map(row => row.map(cell => cell.replace(/^'/, '')));
}

function textColumn(texts: string[]): (string | undefined)[] {
  const items = texts.map((text, index) => ({
    record: record({ number: index, post: { ...POST, text } }),
    earlier: [],
  }));
  const [header, ...rows] = readBack(list(items, say));
  return rows.map(row => row[header?.indexOf('本文') ?? -1]);
}

test('the list begins with a byte-order mark, ends lines with CRLF and has the columns in order', () => {
  const csv = list([{ record: record(), earlier: [] }], say);
  expect(
    csv.startsWith('\ufeff番号,投稿URL,ページURL,投稿日時(JST),投稿日時(UTC),精度,日時の根拠,画面の表示,'),
  ).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(readBack(csv)[0]).toEqual(
    '番号,投稿URL,ページURL,投稿日時(JST),投稿日時(UTC),精度,日時の根拠,画面の表示,ご本人入力の日時,取得日時(JST),取得日時(UTC),表示名,アカウント,固有ID,レス番号,本文,状態,画像ファイル,SHA-256'.split(
      ',',
    ),
  );
});

test('texts come back exactly as they were', () => {
  const texts = ['普通', '"引用", カンマ', '一\n二\r\n三\r四', "'=1", "'", '=1+1', '  =1', '\t=1', ' 末尾 '];
  expect(textColumn(texts)).toEqual(texts);
});

test('nothing a spreadsheet could take for a formula begins a cell', () => {
  const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '−', '﹢'];
  const before = ['', ' ', '\u3000', '\t', '\r', '\n', '\u200b', '\u202e', '\ufeff', ' \t\u3000', '\u00a0'];
  const texts = before.flatMap(space => signs.map(sign => `${space}${sign}cmd|' /C calc'!A0`));
  for (const text of [...texts, '\tx', '\rx', '\nx']) {
    expect([text, FORMULA_LIKE.test(text)]).toEqual([text, true]);
  }
  const csv = list([{ record: record({ post: HOSTILE_POST }), earlier: [] }], say);
  const cells = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), { newline: '\r\n' }).data.flat();
  for (const cell of cells) expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
});

test('ordinary cells are left alone', () => {
  for (const text of ['普通の文', 'https://x.com/', '2026/06/01 00:00 JST', '42', 'a=b', '']) {
    expect(FORMULA_LIKE.test(text)).toBe(false);
  }
});

test('each item is one row, partial ones and intervals in words', () => {
  const items = [BBS_POST, RELATIVE_POST, null].map((post, index) => ({
    record: record({ number: index + 1, post }),
    earlier: [record({ number: 9 })],
  }));
  const rows = readBack(list(items, say));
  expect(rows).toHaveLength(4);
  expect(rows[1]?.slice(0, 6)).toEqual([
    '1',
    'https://bakusai.com/thr_res_show/acode=3/ctgid=104/bid=999/tid=1234567/rrid=42/',
    'https://x.com/example_account/status/2061100000000000000?s=20',
    '2026/10/20 21:34 JST',
    '2026-10-20 12:34 UTC',
    '分まで',
  ]);
  // A cell for an address or a time holds one or nothing; the state says why.
  expect(rows[2]?.[1]).toBe('');
  expect(rows[2]?.[16]).toContain('投稿固有のURLは不明です。');
  expect(rows[3]?.[3]).toBe('');
  expect(rows[3]?.[16]).toContain('不明(投稿を読み取れませんでした)');
});
