import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { Library } from '../../src/pages/library/library.tsx';
import { type FakeDesk, fakeDesk, press, show, text } from './fake-desk.tsx';
import { sampleRecord } from './sample-records.ts';

async function openForm(): Promise<FakeDesk> {
  const desk = fakeDesk();
  desk.records = [sampleRecord()];
  show(desk, <Library />);
  await press('プロバイダー宛てのログ保存のお願いを作る');
  return desk;
}

const type = (label: string | RegExp, value: string) => page.getByLabelText(label).fill(value);

async function typeConnection(): Promise<void> {
  await type(/^接続元 IP/, '203.0.113.5');
  await type('接続元ポート番号', '51234');
  await type(/^接続先 IP/, '198.51.100.7');
  await type(/^接続した日/, '2026-08-18');
  await type(/^時刻/, '21:34:56');
}

async function bodyOf(desk: FakeDesk): Promise<string> {
  const [file] = desk.downloadedFiles;
  if (!file) throw new Error('nothing was downloaded');
  const zip = await JSZip.loadAsync(await file.arrayBuffer());
  return (await zip.file('word/document.xml')?.async('string')) ?? '';
}

test('no letter is made before all four values are there; each field says what it lacks', async () => {
  const desk = await openForm();
  await type(/^時刻/, '21:34');
  await press('Word の文書を保存する');
  await expect.element(text('時刻を、秒まで入れてください')).toBeVisible();
  await expect.element(text('ポート番号は 1 から 65535')).toBeVisible();
  await expect.element(text('日付を入れてください')).toBeVisible();
  expect(desk.downloaded).toEqual([]);
});

test('the letter holds what was typed and no name; nothing of it is kept', async () => {
  const desk = await openForm();
  await typeConnection();
  await press('Word の文書を保存する');
  await expect
    .poll(() => desk.downloaded)
    .toEqual(['ログ保存のお願い_プロバイダー宛て_20260818-213456.docx']);
  const body = await bodyOf(desk);
  for (const part of [
    '203.0.113.5',
    '51234',
    '198.51.100.7',
    '2026/08/18 21:34:56 JST',
    '2026-08-18 12:34:56 UTC',
  ])
    expect(body).toContain(part);
  expect(body).toMatch(/氏名: <\/w:t><\/w:r><w:r><w:rPr><w:rStyle w:val="Blank"\/>/);
  expect(desk.asked).toEqual([]);
  expect(desk.unfinished).toBeUndefined();
});

test('a name is asked for only after its tick, and goes into the letter', async () => {
  const desk = await openForm();
  await typeConnection();
  await page.getByText('自分の氏名を手紙に入れる').click();
  await press('文字だけのファイルを保存する');
  await expect.element(text('氏名を入れるか、')).toBeVisible();
  expect(desk.downloaded).toEqual([]);
  await type(/^氏名$/, '見本 花子');
  await press('文字だけのファイルを保存する');
  await expect.poll(() => desk.downloaded).toHaveLength(1);
  expect(await desk.downloadedFiles[0]?.text()).toContain('氏名: 見本 花子');
});
