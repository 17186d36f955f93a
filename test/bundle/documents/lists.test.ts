import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { evidenceListCsv } from '../../../src/bundle/documents/evidence-list.ts';
import { postListCsv } from '../../../src/bundle/documents/post-list.ts';
import { wordFiles } from '../../../src/bundle/documents/word-files.ts';
import { BBS_POST, HOSTILE_POST, MADE, RELATIVE_POST, record, say } from './sample-records.ts';

const alone = (one = record()) => ({ record: one, earlier: [] });
const ITEMS = [
  { record: record({ number: 1 }), earlier: [record({ number: 9 })] },
  alone(record({ number: 2, post: BBS_POST })),
  alone(record({ number: 3, post: RELATIVE_POST })),
  alone(record({ number: 4, post: null })),
  alone(record({ number: 5, post: HOSTILE_POST })),
];

function rowsOf(csv: string): Record<string, string>[] {
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  const read = Papa.parse<Record<string, string>>(csv.slice(1), {
    header: true,
    newline: '\r\n',
    skipEmptyLines: true,
  });
  expect(read.errors).toEqual([]);
  return read.data;
}

test('投稿記事目録: address, both clocks with source and precision, immutable id, text', () => {
  const [first, board, relative] = rowsOf(postListCsv(ITEMS, say));
  expect(first).toMatchObject({
    番号: '1',
    URL: 'https://x.com/example_account/status/2061100000000000000',
    '投稿日時(JST)': '2026/06/01 00:00:00 JST',
    '投稿日時(UTC)': '2026-05-31 15:00:00 UTC',
    アカウント名: 'example_account',
    '固有ID(変わらないもの)': 'x user id: 1234567890',
    投稿の内容: 'これは見本の投稿です。\n二行目もあります。',
  });
  expect(first?.日時の出どころと細かさ).toContain('秒まで');
  // No second that the page did not give.
  expect(board?.['投稿日時(JST)']).toBe('2026/10/20 21:34 JST');
  expect(relative?.['投稿日時(JST)']).toContain('から');
});

test('証拠説明書: the day of the capture, nobody’s name, no purpose; branches for earlier records', () => {
  const rows = rowsOf(evidenceListCsv(ITEMS, say));
  expect(rows.map(row => row.号証)).toEqual(['甲1の1', '甲1の2', '甲2', '甲3', '甲4', '甲5']);
  for (const row of rows) {
    expect(row).toMatchObject({ 作成者: '', 立証趣旨: '', 作成年月日: '令和8(2026)年6月2日' });
    expect(row.備考).toContain('c3'.repeat(32));
  }
  expect(rows[0]?.標目).toBe('「見本 / X」と題するウェブページの画面の記録を印刷した書面');
  expect(rows[1]?.備考).toContain('先に撮った記録');
});

test('no cell of a list begins as a formula', () => {
  for (const csv of [postListCsv(ITEMS, say), evidenceListCsv(ITEMS, say)]) {
    for (const cell of Papa.parse<string[]>(csv.slice(1), { newline: '\r\n' }).data.flat()) {
      expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
    }
  }
});

test('the editable documents lie under names that filing and file systems take; the deletion request is last', async () => {
  const make = () => wordFiles(ITEMS, MADE.instant, say, new AbortController().signal);
  const files = await make();
  expect(files.slice(0, 5).map(({ path }) => path)).toEqual([
    '07_目録と証拠説明書/投稿記事目録_案.docx',
    '07_目録と証拠説明書/証拠説明書_案.docx',
    '04_保全のお願い/01_x.docx',
    '08_開示請求と削除の書面/01_x_1_発信者情報開示請求書.docx',
    '08_開示請求と削除の書面/01_x_2_送信防止措置依頼書.docx',
  ]);
  for (const { path } of files) {
    expect(path.normalize('NFD')).toBe(path);
    expect(path.split('/').at(-1)?.length).toBeLessThanOrEqual(50);
  }
  expect(await make()).toEqual(files);
});

test('a bundle that is given up makes no more documents', async () => {
  const signal = AbortSignal.abort(new Error('given up'));
  await expect(wordFiles(ITEMS, MADE.instant, say, signal)).rejects.toThrow('given up');
});
