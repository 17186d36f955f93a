import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { MISSING_WHYS } from '../../src/evidence/index.ts';
import { Popup } from '../../src/pages/popup/popup.tsx';
import '../../src/pages/popup/popup.css';
import type { KeptRecord } from '../../src/evidence/index.ts';
import { type FakeDesk, fakeDesk, press, show, text } from './fake-desk.tsx';
import { ABOUT, EXACT, samplePost, sampleRecord, UNKNOWN } from './sample-records.ts';

function deskAfterCapture(record: KeptRecord): FakeDesk {
  const desk = fakeDesk({ capture: () => ({ kind: 'started', id: record.evidence.id }) });
  desk.records = [record];
  return desk;
}
const item = (name: string) => page.getByRole('listitem').filter({ hasText: name });
const calls = (desk: FakeDesk) => desk.asked.map(({ call }) => call);

test('opening keeps the active tab at once, and the three things are ticked with their values', async () => {
  const desk = deskAfterCapture(sampleRecord());
  show(desk, <Popup />, 'popup');
  await expect.element(text('記録しました').first()).toBeVisible();
  expect(desk.asked[0]).toEqual({
    call: 'capture',
    request: { tabId: 7, trigger: 'toolbar', force: false },
  });
  const checklist = page.getByRole('img', { name: '記録あり' });
  await expect.poll(() => checklist.elements().length).toBe(3);
  await expect.element(text('2026/08/18 18:28:34.123 JST').first()).toBeVisible();
});

test('with keeping on opening turned off, nothing is kept until the big button is pressed', async () => {
  const record = sampleRecord();
  const desk = fakeDesk({
    capture: ({ force }) =>
      force ? { kind: 'started', id: record.evidence.id } : { kind: 'skipped', why: 'turned off' },
  });
  desk.records = [record];
  show(desk, <Popup />, 'popup');
  await expect.element(text(/設定により/)).toBeVisible();
  await press('このページを記録する');
  expect(desk.asked.at(-1)).toEqual({
    call: 'capture',
    request: { tabId: 7, trigger: 'toolbar', force: true },
  });
});

test.each(['browser page', 'store page', 'no tab'] as const)(
  'a page that cannot be kept (%s) is said to be so',
  async why => {
    show(fakeDesk({ capture: () => ({ kind: 'skipped', why }) }), <Popup />, 'popup');
    await expect.element(text('このページは記録できません')).toBeVisible();
  },
);

test('a page kept moments ago shows that record, and can be kept once more', async () => {
  const record = sampleRecord();
  const desk = fakeDesk({
    capture: () => ({ kind: 'skipped', why: 'just captured', id: record.evidence.id }),
  });
  desk.records = [record];
  show(desk, <Popup />, 'popup');
  await press('もう一度記録する');
  expect(desk.asked.at(-1)).toMatchObject({ call: 'capture', request: { force: true } });
});

test('a capture under way is shown until its record is sealed', async () => {
  const record = sampleRecord();
  const { id } = record.evidence;
  const desk = fakeDesk({ capture: () => ({ kind: 'started', id }) });
  desk.growing = [
    {
      id,
      capturedAt: record.evidence.captured.device.instant,
      phase: 'capturing',
      draft: { evidence: record.evidence, tabId: 7, browserRun: 'r' },
    },
  ];
  show(desk, <Popup />, 'popup');
  await expect.element(text('記録しています…')).toBeVisible();
  desk.growing = [];
  desk.records = [record];
  desk.changed();
  await expect.element(text('スクリーンショット')).toBeVisible();
});

test('a time only the screen gave is shown as its interval, marked, with the way to enter it', async () => {
  show(deskAfterCapture(sampleRecord({ post: samplePost(ABOUT) })), <Popup />, 'popup');
  await expect.element(item('投稿日時').getByRole('img', { name: '確認が必要' }).first()).toBeVisible();
  await expect
    .element(text('2026/08/18 14:00:00 JST から 2026/08/18 15:00:00 JST までの間').first())
    .toBeVisible();
  await expect.element(page.getByRole('button', { name: '日時を自分で入力する' })).toBeVisible();
});

test('a time entered by hand is kept apart, as a moment in Japan', async () => {
  const record = sampleRecord({ post: samplePost(UNKNOWN) });
  const desk = deskAfterCapture(record);
  show(desk, <Popup />, 'popup');
  await press('日時を自分で入力する');
  await press('この日時を残す');
  await expect.element(text('日付を入れてください。')).toBeVisible();
  await page.getByLabelText('日付').fill('2026-08-18');
  await page.getByLabelText('時刻(わかれば)').fill('18:28');
  await press('この日時を残す');
  expect(desk.asked.at(-1)).toMatchObject({
    call: 'enterTime',
    request: {
      recordId: record.evidence.id,
      time: { instant: '2026-08-18T09:28:00.000Z', precision: 'minute', typed: '2026-08-18 18:28' },
    },
  });
});

test('a post nobody pointed at is asked about, and can be confirmed or chosen anew', async () => {
  const record = sampleRecord({ focus: { basis: 'middle of the screen', sure: false } });
  const desk = deskAfterCapture(record);
  show(desk, <Popup />, 'popup');
  await press('この投稿です');
  expect(desk.asked.at(-1)).toEqual({ call: 'confirmPost', request: { recordId: record.evidence.id } });
  await press('別の投稿を選ぶ');
  expect(desk.asked.at(-1)).toEqual({
    call: 'startPicker',
    request: { tabId: 7, recordId: record.evidence.id },
  });
  await vi.waitFor(() => expect(desk.opened).toContain('closed'));
});

test.each(MISSING_WHYS)('a capture that lacks its picture (%s) says so, why, and what to do', async why => {
  const record = sampleRecord({
    files: [],
    state: { kind: 'partial', missing: [{ what: 'picture', why, detail: '' }] },
  });
  show(deskAfterCapture(record), <Popup />, 'popup');
  await expect.element(text('一部を記録しました')).toBeVisible();
  const words = item('スクリーンショット').first();
  await expect.element(words.getByRole('img', { name: '確認が必要' })).toBeVisible();
  await expect.element(words.getByText(/画面の画像を記録できませんでした。理由: ./)).toBeVisible();
  await expect.element(words.getByText(/もう一度記録/)).toBeVisible();
});

test('deleting asks once more, and only then deletes', async () => {
  const record = sampleRecord();
  const desk = deskAfterCapture(record);
  show(desk, <Popup />, 'popup');
  await press('この記録を削除する');
  expect(calls(desk)).not.toContain('discard');
  await page.getByRole('button', { name: '削除する', exact: true }).click();
  expect(desk.asked.at(-1)).toEqual({ call: 'discard', request: { recordId: record.evidence.id } });
});

test('a failure is said in plain words, with what is safe', async () => {
  const desk = fakeDesk({
    capture: () => {
      throw Object.assign(new Error('disk'), { name: 'CallError', code: 'QuotaExceededError' });
    },
  });
  show(desk, <Popup />, 'popup');
  await expect.element(text(/空き容量が足りません/)).toBeVisible();
});

test('the picture is blurred and the text folded until asked for', async () => {
  const desk = deskAfterCapture(sampleRecord({ post: { ...samplePost(EXACT), text: '読みたくない言葉' } }));
  show(desk, <Popup />, 'popup');
  const picture = page.getByRole('img', { name: /記録した画面/ });
  // The list moves down as the page's own record comes in above it.
  await expect.element(text('記録しました').first()).toBeVisible();
  page.getByText('最近の記録').element().scrollIntoView();
  await expect.element(picture).toHaveClass('blurred');
  expect(getComputedStyle(picture.element()).filter).toContain('blur');
  await expect.element(text('読みたくない言葉')).not.toBeVisible();
  await press('画像を見る');
  await expect.element(picture).not.toHaveClass('blurred');
  expect(getComputedStyle(picture.element()).filter).toBe('none');
});

test('of many records, only pictures on the screen are read', async () => {
  const desk = deskAfterCapture(sampleRecord());
  desk.records = Array.from({ length: 20 }, () => sampleRecord());
  await page.viewport(400, 600);
  show(desk, <Popup />, 'popup');
  await expect.element(text('最近の記録')).toBeVisible();
  await new Promise(done => setTimeout(done, 300));
  expect(desk.picturesRead).toBeLessThan(6);
});
