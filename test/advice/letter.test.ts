import { expect, test } from 'vitest';
import { letterFor } from '../../src/advice/letter.ts';
import { letterText } from '../../src/advice/letter-text.ts';
import { operatorFor } from '../../src/advice/operator.ts';
import { BBS_POST, POST, record, say } from '../bundle/documents/sample-records.ts';

const X = operatorFor('https://x.com/');
const BAKUSAI = operatorFor('https://bakusai.com/');

test('a letter holds everything a site needs to find the post', () => {
  const text = letterText(letterFor(record({ post: BBS_POST }), BAKUSAI, say));
  for (const part of [
    '株式会社湘南西武ホーム 御中',
    '爆サイ.com',
    'https://bakusai.com/thr_res_show/acode=3/ctgid=104/bid=999/tid=1234567/rrid=42/',
    '見本のスレッド Part 3',
    'レス番号・投稿番号: 42',
    '2026/10/20 21:34 JST',
    '2026-10-20 12:34 UTC',
    '分まで',
    'microdata',
    '匿名さん',
    'これは見本の投稿です。\n二行目もあります。',
    'IPアドレス',
    'ポート番号',
    '接続先',
    'タイムスタンプ',
    '登録情報',
  ]) {
    expect(text).toContain(part);
  }
});

test('a letter asks a favour: no deletion, no claim of illegality, logs kept even if the post goes', () => {
  const text = letterText(letterFor(record(), X, say));
  expect(text).toContain('任意のお願い');
  expect(text).toContain('削除はお願いしておりません');
  expect(text).toContain('記録は残していただけますよう');
  expect(text).toContain('権利を侵害されたと考えています');
  expect(text).not.toMatch(/違法|名誉毀損に当たり|不法行為/);
});

test('the person is blank, and is warned that the poster may read it', () => {
  const letter = letterFor(record(), X, say);
  expect(letter.sender.map(field => field.label)).toEqual(['氏名', '住所', '連絡先(電話・メール)']);
  for (const { value } of letter.sender) expect(value).toMatch(/^＿+$/);
  expect(letter.reply.join()).toContain('＿＿月＿＿日まで');
  expect(letter.beforeSending.join()).toContain('投稿した相手に伝えられることがあります');
  expect(letterText(letter)).not.toContain('相手に伝えられる');
});

test('names that change and names that stay are both given', () => {
  const text = letterText(letterFor(record(), X, say));
  for (const part of ['見本の表示名', 'example_account', '1234567890']) expect(text).toContain(part);
});

test('login records are asked for on every site, since none is known for sure to log the post itself', () => {
  for (const url of ['https://x.com/', 'https://bakusai.com/', 'https://example.com/']) {
    expect(letterFor(record(), operatorFor(url), say).wanted.join()).toContain('ログイン');
  }
});

test('a site not known is addressed by its host, and the person told to look for the operator', () => {
  const page = { url: 'https://bbs.example.jp/1', title: 't' };
  const kept = record({ post: { ...POST, site: 'generic' }, evidence: { page } });
  const letter = letterFor(kept, operatorFor(page.url), say);
  expect(letter.to).toBe('bbs.example.jp 運営者 御中');
  expect(letter.beforeSending.join()).toContain('運営者の名前は確認できていません');
});

test('a post that stands by itself has no thread that was not read; in a thread it says what was not', () => {
  const fields = (post: Partial<typeof POST>) =>
    letterFor(record({ post: { ...POST, thread: null, number: null, ...post } }), X, say).post.map(
      ({ label }) => label,
    );
  expect(fields({})).not.toContain('スレッドのURL');
  expect(fields({ number: '12' })).toContain('スレッドのURL');
});

test('a record without a post still gives a letter that says what is not known', () => {
  const text = letterText(letterFor(record({ post: null }), X, say));
  expect(text).toContain('本文を読み取れませんでした');
  expect(text).toContain('不明(投稿を読み取れませんでした)');
});
