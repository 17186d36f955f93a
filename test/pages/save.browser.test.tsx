import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { Library } from '../../src/pages/library/library.tsx';
import type { ExportRow } from '../../src/store/rows.ts';
import { type FakeDesk, fakeDesk, press, show, text } from './fake-desk.tsx';
import { at, sampleRecord } from './sample-records.ts';

function exportRow(change: Partial<ExportRow>): ExportRow {
  return {
    id: 'export-1',
    startedAt: at('2026-08-20T00:00:00.000Z'),
    recordIds: ['r'],
    phase: 'packing',
    done: 1,
    total: 4,
    fileName: 'hozen.zip',
    size: 3_400_000,
    failure: null,
    ...change,
  };
}

function deskWithTwo(): FakeDesk {
  const desk = fakeDesk({ startExport: () => ({ exportId: 'export-1' }) });
  desk.records = [sampleRecord(), sampleRecord({}, { exportedAt: at('2026-08-19T00:00:00.000Z') })];
  return desk;
}

test('what no bundle holds yet is chosen, packed with its progress, and saved when ready', async () => {
  const desk = deskWithTwo();
  show(desk, <Library />);
  await press('まとめて保存する');
  await expect.element(text('2件中 1件を選択中')).toBeVisible();
  await press('保存ファイルを作る(1件)');
  expect(desk.asked.at(-1)).toEqual({
    call: 'startExport',
    request: { recordIds: [desk.records[0]?.evidence.id], webArchive: false, exhibits: true, branches: [] },
  });
  desk.exports = [exportRow({})];
  desk.changed();
  await expect.element(page.getByRole('progressbar')).toHaveAttribute('value', '1');
  desk.exports = [exportRow({ phase: 'ready', done: 4 })];
  desk.changed();
  await expect.poll(() => desk.downloaded).toEqual(['hozen.zip']);
  await expect
    .poll(() => desk.asked.at(-1))
    .toEqual({ call: 'exportSaved', request: { exportId: 'export-1' } });
  desk.changed();
  expect(desk.downloaded).toEqual(['hozen.zip']);
});

test('exhibits are put in order by the person, some as branches of the one before', async () => {
  const desk = deskWithTwo();
  const [newer, older] = desk.records.map(({ evidence }) => evidence.id);
  show(desk, <Library />);
  await press('まとめて保存する');
  await press('すべて選ぶ');
  await page.getByText('甲の番号(仮)を並べ替える').click();
  await page.getByRole('button', { name: '上へ甲2' }).click();
  await page.getByText('一つ上の枝番にする').click();
  await expect.element(page.getByRole('button', { name: '下へ甲1の1' })).toBeVisible();
  await press('保存ファイルを作る(2件)');
  expect(desk.asked.at(-1)).toEqual({
    call: 'startExport',
    request: { recordIds: [newer, older], webArchive: false, exhibits: true, branches: [older] },
  });
});

test('all and none', async () => {
  const desk = deskWithTwo();
  show(desk, <Library />);
  await press('まとめて保存する');
  await press('すべて選ぶ');
  await expect.element(text('2件中 2件を選択中')).toBeVisible();
  await press('すべて外す');
  await expect.element(page.getByRole('button', { name: '記録を選んでください' })).toBeDisabled();
});

test('a file finished while nobody looked waits, and is saved when asked', async () => {
  const desk = deskWithTwo();
  desk.exports = [exportRow({ phase: 'ready' })];
  show(desk, <Library />);
  await expect.element(text('保存ファイルができています')).toBeVisible();
  expect(desk.downloaded).toEqual([]);
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await expect.poll(() => desk.downloaded).toEqual(['hozen.zip']);
});

test('a failure says that the records are safe, and can be tried again', async () => {
  const desk = deskWithTwo();
  desk.exports = [exportRow({ phase: 'failed', failure: 'QuotaExceededError' })];
  show(desk, <Library />);
  await expect.element(text(/記録はすべて残っています/)).toBeVisible();
  await press('もう一度作る');
  expect(desk.asked.at(-1)).toEqual({
    call: 'startExport',
    request: { recordIds: ['r'], webArchive: false, exhibits: false, branches: [] },
  });
});

test('what is compared after it was saved says how far it is, and names what differs', async () => {
  const desk = deskWithTwo();
  const [damaged] = desk.records;
  const saved = (change: Partial<ExportRow>) => exportRow({ phase: 'saved', done: 4, ...change });
  desk.exports = [saved({ comparison: { state: 'to do', done: 3, total: 4 } })];
  show(desk, <Library />);
  await expect.element(text('確かめています(3/4)')).toBeVisible();
  desk.exports = [saved({ comparison: { state: 'different' }, damaged: [damaged?.evidence.id ?? ''] })];
  desk.changed();
  await expect.element(text('この記録を外して、もう一度保存してください')).toBeVisible();
  await expect.element(page.getByRole('listitem').filter({ hasText: '記録' }).first()).toBeVisible();
  desk.exports = [saved({ comparison: { state: 'same' } })];
  desk.changed();
  await expect.element(text('ダウンロードを始めました')).not.toBeInTheDocument();
});

test('a bundle that was not made because of a damaged record names it, and does not speak of free space', async () => {
  const desk = deskWithTwo();
  desk.exports = [exportRow({ phase: 'failed', damaged: [desk.records[0]?.evidence.id ?? ''] })];
  show(desk, <Library />);
  await expect.element(text('この記録を外せば、ほかの記録は保存できます')).toBeVisible();
  await expect.element(text('空き容量を確かめて')).not.toBeInTheDocument();
});
