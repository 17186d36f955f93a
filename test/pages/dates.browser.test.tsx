import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { inJst, instantFromEpoch } from '../../src/evidence/index.ts';
import { Dates } from '../../src/pages/dates/dates.tsx';
import { Help } from '../../src/pages/help/help.tsx';
import { Library } from '../../src/pages/library/library.tsx';
import { HOTLINE_PAGE } from '../../src/pages/shared/page-addresses.ts';
import { type FakeDesk, fakeDesk, press, show, text } from './fake-desk.tsx';
import { EXACT, samplePost, sampleRecord, UNKNOWN } from './sample-records.ts';

const DAY_MS = 86_400_000;
const today = () => inJst(instantFromEpoch(Date.now()), 'day').slice(0, 10).replaceAll('/', '-');

/** One record of a post made `days` ago, on X. */
function deskWith(days: number, around: Parameters<typeof sampleRecord>[1] = {}): FakeDesk {
  const desk = fakeDesk({ noteStep: () => undefined });
  const instant = instantFromEpoch(Date.now() - days * DAY_MS);
  desk.records = [sampleRecord({ post: samplePost({ ...EXACT, instant } as typeof EXACT) }, around)];
  return desk;
}
const idOf = (desk: FakeDesk) => desk.records[0]?.evidence.id ?? '';

test('a record’s dates stand in the order they come, today among them, without the post’s words', async () => {
  const desk = deskWith(30);
  show(desk, <Dates recordId={idOf(desk)} />);
  await expect.element(text(/^いま\(/)).toBeVisible();
  const rows = Array.from(document.querySelectorAll('.timeline > li'), row => row.className);
  expect(rows.indexOf('now')).toBe(2);
  await expect.element(text('過ぎています').first()).toBeVisible();
  await expect.element(text(/あきらめ|まだ間に合う/).first()).toBeVisible();
  expect(document.body.textContent).not.toContain('これは見本の投稿です');
  expect(document.querySelectorAll('.timeline .open')).toHaveLength(3);
});

test('days the person enters are noted around the record, and none can lie ahead', async () => {
  const desk = deskWith(3);
  show(desk, <Dates recordId={idOf(desk)} />);
  await press('お願いした日を入れる');
  await page.getByLabelText('ログの保存をお願いした日').fill('2999-01-01');
  await press('この日付にする');
  await expect.element(text('今日までの日付を入れてください。')).toBeVisible();
  expect(desk.asked).toEqual([]);
  await page.getByLabelText('ログの保存をお願いした日').fill(today());
  await press('この日付にする');
  await expect
    .poll(() => desk.asked)
    .toEqual([{ call: 'noteStep', request: { recordIds: [idOf(desk)], step: 'logs', value: today() } }]);
});

test('what was noted can be taken back', async () => {
  const desk = deskWith(3, { steps: { logs: 'not needed' } });
  show(desk, <Dates recordId={idOf(desk)} />);
  await expect.element(text('ログの保存のお願い: 必要ない(ご本人の選択)')).toBeVisible();
  await press('取り消す');
  await expect.poll(() => desk.asked[0]?.request).toMatchObject({ step: 'logs', value: null });
});

test('where the post’s time is unknown, the line begins with the record, and the time can be entered', async () => {
  const desk = fakeDesk({ enterTime: () => undefined });
  desk.records = [sampleRecord({ post: samplePost(UNKNOWN) })];
  show(desk, <Dates recordId={idOf(desk)} />);
  await expect.element(text('記録(投稿の日時が分からないため、ここから数えています)')).toBeVisible();
  await press('日時を自分で入力する');
  await page.getByLabelText('日付', { exact: true }).fill('2026-08-17');
  await press('この日時を残す');
  await expect
    .poll(() => desk.asked[0]?.request)
    .toMatchObject({ recordId: idOf(desk), time: { precision: 'day', typed: '2026-08-17' } });
});

test('where it is certain, it is not asked for', async () => {
  const desk = deskWith(3);
  show(desk, <Dates recordId={idOf(desk)} />);
  await expect.element(text('投稿(数え始め)')).toBeVisible();
  expect(document.body.textContent).not.toContain('日時を自分で入力する');
});

test('the list names each record’s next date and leads to it', async () => {
  const desk = deskWith(20);
  show(desk, <Dates recordId={null} />);
  await expect.element(text(/次の目安: 裁判所への申立ての目安\(ログが3か月の会社\)/)).toBeVisible();
  await expect.element(text(/あと 1 日/)).toBeVisible();
  await press('日付と手順を見る');
  await expect.element(text(/^いま\(/)).toBeVisible();
});

test('the hotline’s own page is opened after one question where the logs were not thought of', async () => {
  const desk = deskWith(3);
  show(desk, <Help />);
  await press('ホットラインのページを開く');
  await expect.element(text('先に、ログのことを確かめさせてください')).toBeVisible();
  expect(desk.opened).toEqual([]);
  await press('このまま進む');
  expect(desk.opened).toEqual([HOTLINE_PAGE]);
});

test('and at once where they were', async () => {
  const desk = deskWith(3, { steps: { logs: 'asked' } });
  show(desk, <Help />);
  await expect.element(text('いつでも受付').first()).toBeVisible();
  await press('ホットラインのページを開く');
  expect(desk.opened).toEqual([HOTLINE_PAGE]);
});

test('the library says that a date is near only to those who want to be told', async () => {
  const desk = deskWith(20);
  show(desk, <Library />);
  await expect.element(text('日付の目安と手順を見る')).toBeVisible();
  expect(document.body.textContent).not.toContain('期限が近い記録が');
  desk.reminder = { on: true, kinds: ['file 3'], daysBefore: 7 };
  desk.changed();
  await expect.element(text('期限が近い記録が 1 件あります。')).toBeVisible();
  await expect.poll(() => desk.asked.map(({ call }) => call)).toEqual(['remindersSeen']);
});
