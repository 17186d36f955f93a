import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { instantFromEpoch } from '../../src/evidence/index.ts';
import { Options } from '../../src/pages/options/options.tsx';
import { fakeDesk, press, show, text } from './fake-desk.tsx';

const KEEP = 'この受付先を使う';
const type = (address: string) => page.getByLabelText('受付先のアドレス').fill(address);

test.each([
  ['hotline', 'アドレスの形になっていません'],
  ['ftp://example.jp/', 'アドレスの形になっていません'],
  ['http://example.jp/intake', '「http://」のアドレスには送れません'],
  ['https://me:secret@example.jp/', '利用者名やパスワード'],
  ['https://example.jp/#part', '「#」から後ろ'],
])('%s is refused with a clear sentence, and nothing is asked or kept', async (address, words) => {
  const desk = fakeDesk();
  show(desk, <Options />);
  await type(address);
  await press(KEEP);
  await expect.element(text(words)).toBeVisible();
  expect(desk.asked).toEqual([]);
  expect(desk.settings.endpoint).toBe(null);
});

test.each(['https://hotline.example.jp/intake', 'http://127.0.0.1:8787/intake'])(
  '%s is kept once the browser may reach that origin',
  async address => {
    const desk = fakeDesk();
    show(desk, <Options />);
    await type(address);
    await press(KEEP);
    await expect.poll(() => desk.settings.endpoint).toBe(address);
    const { protocol, hostname } = new URL(address);
    expect(desk.asked).toEqual([{ call: 'askForOrigin', request: `${protocol}//${hostname}/*` }]);
  },
);

test('without the permission nothing is kept, and what still works is said', async () => {
  const desk = fakeDesk();
  desk.grants = false;
  show(desk, <Options />);
  await type('https://hotline.example.jp/');
  await press(KEEP);
  await expect.element(text(/受付先は保存していません。記録と保存/)).toBeVisible();
  expect(desk.settings.endpoint).toBe(null);
});

test('removing the endpoint gives the permission back', async () => {
  const desk = fakeDesk();
  desk.settings.endpoint = 'https://hotline.example.jp/intake';
  show(desk, <Options />);
  await press('受付先を消す');
  await expect.poll(() => desk.settings.endpoint).toBe(null);
  expect(desk.asked).toEqual([{ call: 'giveUpOrigin', request: 'https://hotline.example.jp/*' }]);
});

test('keeping on opening can be turned off', async () => {
  const desk = fakeDesk();
  show(desk, <Options />);
  await page.getByRole('checkbox').first().click();
  await expect.poll(() => desk.settings.captureOnOpen).toBe(false);
});

test('loading the page anew is off until it is wanted, and what it costs is said beside it', async () => {
  const desk = fakeDesk();
  expect(desk.settings.reload).toBe(false);
  show(desk, <Options />);
  await expect.element(text(/入力途中の文字は消えます/)).toBeVisible();
  await page.getByRole('checkbox', { name: /ページを読み込み直して/ }).click();
  await expect.poll(() => desk.settings.reload).toBe(true);
});

test('where a page loaded anew may not be photographed, it is not offered', async () => {
  show({ ...fakeDesk(), canReload: false }, <Options />);
  await expect.element(page.getByRole('checkbox').first()).toBeVisible();
  expect(page.getByRole('checkbox', { name: /読み込み直して/ }).elements()).toEqual([]);
});

const fingerprint = 'ab12'.repeat(16);

test('the key is shown in groups that can be read out, and can be copied so', async () => {
  const desk = fakeDesk();
  desk.key = { fingerprint, createdAt: instantFromEpoch(0) };
  show(desk, <Options />);
  await press('指紋をコピーする');
  await expect.poll(() => desk.copied).toEqual([Array(16).fill('ab12').join(' ')]);
});

test('a new key is made only when it is asked for twice', async () => {
  const desk = fakeDesk();
  desk.key = { fingerprint, createdAt: instantFromEpoch(0) };
  show(desk, <Options />);
  await press('鍵を作り直す');
  expect(desk.asked).toEqual([]);
  await press('作り直す');
  await expect.poll(() => desk.asked).toEqual([{ call: 'renewKey', request: {} }]);
});

const time = instantFromEpoch(1_800_000_000_000);

test('an authority is used once it has stamped, and what helps later is asked for apart', async () => {
  const morePatterns = ['http://crl.example.com/*'];
  const desk = fakeDesk({ tryAuthority: () => ({ kind: 'stamped', time, morePatterns }) });
  show(desk, <Options />);
  await press('時刻認証局を選ぶ');
  await press('DigiCert: 使う');
  await expect.element(text('時刻印を受け取れました')).toBeVisible();
  expect(desk.stamping.authorities).toEqual([
    { key: 'timestamp.digicert.com', url: 'http://timestamp.digicert.com/' },
  ]);
  await press('受け取りを許可する');
  expect(desk.asked.filter(({ call }) => call === 'askForOrigin').map(({ request }) => request)).toEqual([
    'http://timestamp.digicert.com/*',
    'http://crl.example.com/*',
  ]);
  await press('DigiCert: 使うのをやめる');
  await expect.poll(() => desk.stamping.authorities).toEqual([]);
});

test('an authority that does not stamp is not used, and why is said', async () => {
  const desk = fakeDesk({ tryAuthority: () => ({ kind: 'failed', why: 'offline', detail: '' }) });
  show(desk, <Options />);
  await press('時刻認証局を選ぶ');
  await press('DigiCert: 使う');
  await expect.element(text('つながりませんでした')).toBeVisible();
  expect(desk.stamping.authorities).toEqual([]);
});

test('nobody is asked for stamps who was not allowed', async () => {
  const desk = fakeDesk();
  desk.grants = false;
  show(desk, <Options />);
  await press('時刻認証局を選ぶ');
  await press('DigiCert: 使う');
  await expect.element(text('この時刻認証局は使いません')).toBeVisible();
  expect(desk.asked.map(({ call }) => call)).toEqual(['askForOrigin']);
});

test.each([
  [true, '通知でお知らせします'],
  [false, '通知の許可がないので、通知は出しません'],
])('reminders ask for notifications when they are turned on; allowed: %s', async (grants, words) => {
  const desk = fakeDesk();
  desk.grants = grants;
  show(desk, <Options />);
  await page.getByLabelText('期限が近づいたら知らせる').click();
  await expect.element(text(new RegExp(words))).toBeVisible();
  expect(desk.reminder.on).toBe(true);
  expect(desk.asked.map(({ call }) => call)).toEqual(['askForNotifications', 'lookAtReminders']);
  await page.getByLabelText('告訴・公訴時効・損害賠償の期間').click();
  await expect.poll(() => desk.reminder.kinds).toEqual(['file 3', 'law']);
  await page.getByLabelText('何日前から').selectOptions('3日前');
  await expect.poll(() => desk.reminder.daysBefore).toBe(3);
});
