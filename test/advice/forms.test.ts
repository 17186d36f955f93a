import { expect, test } from 'vitest';
import { disclosureForm } from '../../src/advice/disclosure-form.ts';
import { type Form, formText, formTextFile } from '../../src/advice/form.ts';
import { noticeForm } from '../../src/advice/notice-form.ts';
import { operatorFor } from '../../src/advice/operator.ts';
import { providerLetter } from '../../src/advice/provider-letter.ts';
import type { Instant } from '../../src/evidence/index.ts';
import { BBS_POST, HOSTILE_POST, record, say } from '../bundle/documents/sample-records.ts';

const BAKUSAI = record({
  post: BBS_POST,
  evidence: { page: { url: 'https://bakusai.com/thr_res/acode=3/', title: 't' } },
});
const CONNECTION = {
  sourceIp: '203.0.113.5',
  sourcePort: 51_234,
  destinationIp: '2001:db8::1',
  at: '2026-05-31T15:00:01.000Z' as Instant,
};
const notice = (kept = BAKUSAI) => noticeForm(kept, operatorFor(kept.evidence.page.url), say);
const disclosure = (kept = BAKUSAI) => disclosureForm(kept, operatorFor(kept.evidence.page.url), say);
const provider = (ownName: string | null = null) =>
  providerLetter(BAKUSAI, { connection: CONNECTION, provider: '見本通信株式会社', ownName }, say);

test.each<[string, Form]>([
  ['notice', notice()],
  ['disclosure', disclosure()],
])('%s: what is known is filled in, what only the person knows is blank', (_, form) => {
  const text = formText(form);
  for (const part of [
    'https://bakusai.com/thr_res_show/acode=3/ctgid=104/bid=999/tid=1234567/rrid=42/',
    '2026/10/20 21:34 JST',
    '見本のスレッド Part 3',
    'これは見本の投稿です。\n二行目もあります。',
    '氏名(印): ＿＿',
    '例: 名誉、名誉感情、プライバシー',
  ]) {
    expect(text).toContain(part);
  }
  const notes = form.beforeSending.join('\n');
  expect(notes).toContain('https://www.isplaw.jp/');
  expect(notes).toMatch(/住所・学校.*診断名/);
  expect(text).not.toContain('isplaw');
});

test('the deletion request begins with the order, and with what this site is said to do to logs', () => {
  const [first, second] = notice().beforeSending;
  expect(first).toContain('いちばん最後');
  expect(second).toBe(say('advice_deletion_loses_said'));
  expect(formText(notice())).toContain('記録(ログ)は消さずに残して');
});

test('nothing is agreed to or chosen for the person', () => {
  for (const form of [notice(), disclosure()])
    expect(formText(form)).not.toMatch(/[☑■✓]\s*(同意|氏名|住所)|○\s*$/m);
  expect(formText(notice())).toContain('□ 上に書いた内容のうち');
  const rows = disclosure().rows.map(({ label }) => label);
  expect(rows.at(-1)).toContain('発信者に示したくない私の情報');
});

test('the letter to an access provider holds all four values and both clocks', () => {
  const text = formText(provider());
  for (const part of [
    '見本通信株式会社 御中',
    '2026/06/01 00:00:01 JST\n2026-05-31 15:00:01 UTC',
    '203.0.113.5',
    '51234',
    '2001:db8::1',
    '任意のお願い',
  ]) {
    expect(text).toContain(part);
  }
});

test('a name is in a letter only where it was asked for, with a warning', () => {
  expect(formText(provider())).toContain('氏名: ＿＿');
  expect(provider().beforeSending).not.toContain(say('letters_provider_note_name'));
  expect(formText(provider('見本 花子'))).toContain('氏名: 見本 花子');
  expect(provider('見本 花子').beforeSending).toContain(say('letters_provider_note_name'));
});

test('what a page says hides nothing in a letter', () => {
  for (const form of [notice(record({ post: HOSTILE_POST })), disclosure(record({ post: HOSTILE_POST }))]) {
    expect(formText(form)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\0]/);
    expect(form.beforeSending.join('')).toContain('目に見えない文字');
  }
});

test('the text file keeps the notes apart and opens in Notepad', () => {
  const text = formTextFile(provider(), say);
  expect(text.startsWith('\ufeff【送る前に')).toBe(true);
  expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
});
