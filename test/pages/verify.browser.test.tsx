import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import common from '../../src/_locales/ja/common.json' with { type: 'json' };
import words from '../../src/_locales/ja/verify.json' with { type: 'json' };
import { sayFrom } from '../../src/_locales/say.ts';
import { UnreadableSourceError, type Verdict } from '../../src/bundle/verify/index.ts';
import { type Instant, instantFromEpoch } from '../../src/evidence/index.ts';
import { speakWith } from '../../src/pages/say.ts';
import type { Checker, Told } from '../../src/pages/verify/checker.ts';
import { Verify } from '../../src/pages/verify/verify.tsx';
import '../../src/pages/verify/verify.css';

const KEY = '0123456789abcdef'.repeat(4);
const at = (minutes: number): Instant => instantFromEpoch(Date.UTC(2026, 10, 23, 3, minutes));
const zoned = (minutes: number) => ({ instant: at(minutes), zone: 'Asia/Tokyo', offset: '+09:00' });
const STAMP = { instant: at(9), authority: 'Test TSA' };

const INTACT: Verdict = {
  rung: 'intact',
  existedBefore: null,
  problem: null,
  made: { at: zoned(20), software: 'Hozen 0.1.0' },
  key: KEY,
  keyAsTold: null,
  records: [
    {
      id: crypto.randomUUID(),
      url: 'https://board.example/1',
      captured: zoned(4),
      seal: 2,
      existedBefore: null,
    },
    {
      id: crypto.randomUUID(),
      url: 'https://board.example/2',
      captured: zoned(5),
      seal: 3,
      existedBefore: null,
    },
  ],
  keys: [{ fingerprint: KEY, made: { at: zoned(0), reason: 'first' }, signedBundle: true }],
  stamps: [],
  anchors: [],
  remarks: [],
  checked: { files: 31, bytes: 4_000_000, links: 4, signatures: 5 },
};

const EXISTED: Verdict = {
  ...INTACT,
  rung: 'existed before',
  existedBefore: STAMP,
  records: INTACT.records.map(record => ({ ...record, existedBefore: STAMP })),
  stamps: [
    {
      state: 'good',
      time: at(8),
      accuracyMs: 60_000,
      authority: 'Test TSA',
      root: KEY,
      revocation: 'checked',
      seal: 4,
      file: 'proof/chain/000004.tsa.tsr',
    },
  ],
};

const NOTHING = { ...INTACT, made: null, key: null, records: [], keys: [] };
const broken = (error: string, detail = 'data/x'): Verdict => ({
  ...NOTHING,
  rung: 'broken',
  problem: { error, detail },
});

const ZIP = new File(['PK'], 'hozen_20261123-120405.zip');

interface Asked {
  name: string;
  told: Told;
}

const place = document.createElement('main');

/** Show the page. */
function open(check: Checker): void {
  speakWith(sayFrom(words, common));
  document.body.replaceChildren(place);
  render(<Verify check={check} />, place);
}

afterEach(() => render(null, place));

/** The page with a checker that answers each time with the next of `answers`. */
function show(...answers: (Verdict | Error)[]): Asked[] {
  const asked: Asked[] = [];
  const check: Checker = async (zip, told, onFile) => {
    asked.push({ name: zip instanceof File ? zip.name : '', told });
    onFile(1, 2);
    const answer = answers.shift();
    if (!answer || answer instanceof Error) throw answer ?? new Error('asked too often');
    return answer;
  };
  open(check);
  return asked;
}

const choose = (file = ZIP) => userEvent.upload(page.getByLabelText(/zip を(選ぶ|確かめる)/), file);
const text = (what: string | RegExp) => page.getByText(what);

test.each([
  [EXISTED, '変わっておらず、外部の時計で、ある時刻より前からあった'],
  [INTACT, '封をしてから変わっていない'],
  [
    { ...NOTHING, rung: 'unsupported', problem: { error: 'FutureBundleError', detail: '2' } } as Verdict,
    '確かめられない',
  ],
  [broken('HashMismatchError'), '封が壊れている'],
])('%#: the rung is marked on the ladder, among the three it is not', async (verdict, name) => {
  show(verdict);
  await choose();
  const here = page.getByRole('listitem').filter({ hasText: 'この一式はここ' });
  await expect.element(here).toHaveTextContent(name);
  await expect.element(here).toHaveAttribute('aria-current', 'step');
  expect(document.querySelectorAll('.rung')).toHaveLength(4);
});

test('what stands is said with its records, key, times and limits', async () => {
  show(EXISTED);
  await choose();
  await expect
    .element(page.getByText('2026/11/23 12:09:00 JST(2026-11-23 03:09:00 UTC) より前からありました').first())
    .toBeVisible();
  await expect.element(text('https://board.example/2')).toBeVisible();
  await expect.element(text('2026/11/23 12:04:00 JST(2026-11-23 03:04:00 UTC)')).toBeVisible();
  expect(document.querySelector('.fingerprint')?.textContent?.trim()).toBe(KEY.replace(/.{4}(?=.)/g, '$& '));
  await expect.element(text(/別の方法.*で指紋を聞き/)).toBeVisible();
  await expect.element(text('31 個(4.0 MB)。すべての中身を計算し直しました')).toBeVisible();
  await expect.element(text('だれが投稿したか、だれが記録したか。')).toBeVisible();
});

test('what is broken says why, and shows nothing of the bundle as if it stood', async () => {
  show(broken('ExtraFileError', 'data/extra.txt'));
  await choose();
  await expect.element(text('一覧にないファイルが加わっています。')).toBeVisible();
  expect(document.querySelector('.fingerprint')).toBe(null);
  await page.getByText('くわしい内容').click();
  await expect.element(text('ExtraFileError: data/extra.txt')).toBeVisible();
});

test('a zip that was packed anew gets a gentle word', async () => {
  show(broken('ForeignZipError'));
  await choose();
  await expect.element(text(/詰め直した zip は、中身が同じでもこうなります/)).toBeVisible();
});

test('the fingerprint that was told goes along, in whatever spelling; a wrong one is refused with its length', async () => {
  const asked = show(INTACT, { ...INTACT, keyAsTold: 'same' });
  await choose();
  await page.getByText('聞いている指紋や、信頼する認証局の証明書があるとき').click();
  const field = page.getByLabelText('聞いている指紋');
  await field.fill('0123');
  await expect.element(text('指紋は、0〜9 と a〜f の64文字です。いまは 4 文字あります。')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'この内容で確かめ直す' })).toBeDisabled();
  await field.fill(KEY.toUpperCase().replace(/.{4}/g, '$& '));
  await page.getByRole('button', { name: 'この内容で確かめ直す' }).click();
  await expect.element(text('聞いている指紋と同じです。')).toBeVisible();
  expect(asked.map(({ told }) => told.key)).toEqual([null, KEY]);
});

test('a certificate is taken as PEM or DER, and nothing else is', async () => {
  const asked = show(INTACT, INTACT);
  await page.getByText('聞いている指紋や、信頼する認証局の証明書があるとき').click();
  const field = page.getByLabelText('信頼する時刻認証局の証明書');
  await userEvent.upload(field, new File(['hello'], 'hello.pem'));
  await expect.element(text('証明書として読めませんでした: hello.pem')).toBeVisible();
  const der = Uint8Array.of(0x30, 1, 0);
  const pem = `x\n-----BEGIN CERTIFICATE-----\n${btoa('\u0030\u0001\u0000')}\n-----END CERTIFICATE-----\n`;
  await userEvent.upload(field, [new File([der], 'a.der'), new File([pem], 'b.pem')]);
  await choose();
  await expect.element(text(/^判定/)).toBeVisible();
  expect(asked.map(({ told }) => told.roots)).toEqual([[der, der]]);
});

test('every remark is worded with what it is of', async () => {
  const [first, second] = INTACT.records;
  show({
    ...INTACT,
    remarks: [
      { kind: 'clock differs from server', of: first?.id ?? '', detail: '-190000' },
      { kind: 'clock later than stamp', of: second?.id ?? '', detail: '86400000' },
      { kind: 'clock went back', of: 'bundle', detail: '300000000' },
      { kind: 'key was lost', of: '17', detail: KEY },
      { kind: 'partial record', of: first?.id ?? '', detail: 'picture: tab switched' },
    ],
  });
  await choose();
  await expect
    .element(text('記録 1: 端末の時計と、サイトのサーバーの時計が 約 3 分 ずれていました。'))
    .toBeVisible();
  await expect.element(text(/記録 2: 端末の時計が、外部の時計より 約 24 時間 進んで/)).toBeVisible();
  await expect.element(text(/この一式: 前の出来事より、時刻が 約 3 日 戻って/)).toBeVisible();
  await expect.element(text(/出来事 17: 前の鍵が失われ/)).toBeVisible();
});

test('a disk that fails is no broken bundle', async () => {
  show(new UnreadableSourceError('bytes 0 + 4'));
  await choose();
  await expect.element(text(/一式が壊れているという意味ではありません/)).toBeVisible();
  expect(document.querySelector('[data-rung]')).toBe(null);
});

test('checking can be stopped', async () => {
  const check: Checker = (_zip, _told, onFile, signal) =>
    new Promise((_, reject) => {
      onFile(3, 9);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  open(check);
  await choose();
  await expect.element(text('ファイル 3 / 9')).toBeVisible();
  await page.getByRole('button', { name: 'やめる' }).click();
  await expect.element(text('途中でやめました。結果はありません。')).toBeVisible();
});

test('a zip dropped anywhere on the page is taken, and the page stays', async () => {
  const asked = show(INTACT);
  // Listening begins after the first frame.
  await new Promise(resolve => setTimeout(resolve, 200));
  const data = new DataTransfer();
  data.items.add(ZIP);
  const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  await expect.element(text(/^判定/)).toBeVisible();
  expect(asked).toHaveLength(1);
});
