import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { CONSENTS, type Draft, EMPTY_DRAFT } from '../../src/pages/send/draft.ts';
import { Send } from '../../src/pages/send/send.tsx';
import { SUBMIT_FAILURES, type SubmissionRow } from '../../src/store/rows.ts';
import { type FakeDesk, fakeDesk, press, show, text } from './fake-desk.tsx';
import { at, sampleRecord } from './sample-records.ts';

const ANSWERED: Draft = {
  ...EMPTY_DRAFT,
  step: 'last look',
  relation: 'self',
  danger: 'no',
  logs: 'asked the site',
  explanation: '事実ではありません。',
  identifiability: '本名があります。',
  name: '見本 花子',
  email: 'hanako@example.jp',
  consents: [...CONSENTS],
};
const ENDPOINT = 'https://hotline.example.jp/intake';
const choose = (name: string) => page.getByRole('radio', { name }).click();

function submission(change: Partial<SubmissionRow> = {}): SubmissionRow {
  return {
    id: 's1',
    idempotencyKey: 'k',
    endpoint: ENDPOINT,
    createdAt: at('2026-08-20T00:00:00.000Z'),
    recordIds: [],
    answers: {
      relation: 'self',
      danger: 'no',
      logs: 'not needed',
      explanation: '',
      identifiability: '',
      name: '',
      email: '',
      consent: true,
      statements: [],
    },
    phase: 'ready',
    reportJson: '{"explanation":"事実ではありません。"}',
    bundle: { fileName: 'hozen.zip', size: 3_400_000, sha256: 'a'.repeat(64), files: ['bagit.txt'] },
    tries: 0,
    failure: null,
    receipt: null,
    ...change,
  };
}

function deskWith(draft: Draft | undefined, endpoint: string | null = null): FakeDesk {
  const desk = fakeDesk({ prepareSubmission: () => ({ submissionId: 's1' }) });
  desk.records = [sampleRecord(), sampleRecord({}, { sentAt: at('2026-08-19T00:00:00.000Z') })];
  desk.unfinished = draft;
  desk.settings.endpoint = endpoint;
  return desk;
}

test('one question a screen, in order, to the fields ready to copy', async () => {
  const desk = deskWith(undefined);
  show(desk, <Send submissionId={null} />);
  await press('次へ');
  await expect.element(text('ひとつ選んでください。')).toBeVisible();
  await choose('本人');
  await press('次へ');
  await choose('身の危険は感じていない');
  await press('次へ');
  await choose('サイトに、ログを残すよう頼んだ');
  await press('次へ');
  await expect.element(text('2件中 1件を選択中')).toBeVisible();
  await press('次へ');
  await page.getByLabelText('どのような内容ですか').fill('事実ではありません。');
  await page.getByLabelText(/のことだと分かるのは/).fill('本名があります。');
  await press('次へ');
  await page.getByLabelText('お名前').fill('見本 花子');
  await page.getByLabelText('メールアドレス').fill('hanako');
  await press('次へ');
  await expect.element(text(/メールアドレスをご確認ください/)).toBeVisible();
  await page.getByLabelText('メールアドレス').fill('hanako@example.jp');
  await press('次へ');
  for (const tick of page.getByRole('checkbox').all()) await tick.click();
  await press('次へ');
  await expect.element(text('ホットラインのフォームに貼り付けてください')).toBeVisible();
  // Nothing is sent; the answer about the logs is noted around the record, so that it is asked once.
  expect(desk.asked).toEqual([
    {
      call: 'noteStep',
      request: { recordIds: [desk.records[0]?.evidence.id], step: 'logs', value: 'asked' },
    },
  ]);
});

test('what the records say of the logs is not asked again', async () => {
  const desk = deskWith({ ...EMPTY_DRAFT, step: 'logs', relation: 'self', danger: 'no' });
  desk.records = [sampleRecord({}, { steps: { logs: '2026-08-19' } })];
  show(desk, <Send submissionId={null} />);
  await expect.element(page.getByRole('radio', { name: 'サイトに、ログを残すよう頼んだ' })).toBeChecked();
  await press('次へ');
  await expect.element(text('1件中 1件を選択中')).toBeVisible();
  await press('次へ');
  expect(desk.asked).toEqual([]);
});

test('whoever does not need the logs can go on from the stop', async () => {
  const desk = deskWith({ ...EMPTY_DRAFT, step: 'logs', relation: 'self', danger: 'no', logs: 'not yet' });
  show(desk, <Send submissionId={null} />);
  await press('必要ないので、このまま進む');
  await expect.element(page.getByRole('radio', { name: 'ログの保全は必要ない' })).toBeChecked();
  await press('次へ');
  await expect.element(text('2件中 1件を選択中')).toBeVisible();
});

test('someone else is told why the hotline cannot take it and where to turn, and goes no further', async () => {
  const desk = deskWith(undefined);
  show(desk, <Send submissionId={null} />);
  await choose('その他');
  await expect.element(text(/ご本人などからの連絡が必要です/)).toBeVisible();
  expect(page.getByRole('button', { name: '次へ' }).elements()).toHaveLength(0);
});

test('where logs were not thought of yet, keeping and bundling come first', async () => {
  const desk = deskWith({ ...ANSWERED, step: 'logs', logs: null });
  show(desk, <Send submissionId={null} />);
  await choose('まだ。どうすればよいか知りたい');
  await expect.element(text('先に、記録を保存しましょう')).toBeVisible();
  expect(page.getByRole('button', { name: '次へ' }).elements()).toHaveLength(0);
  await choose('ログの保全は必要ない');
  await press('次へ');
  await expect.element(text('どの記録を送りますか?')).toBeVisible();
});

test('every field can be copied by itself, and says so', async () => {
  const desk = deskWith(ANSWERED);
  show(desk, <Send submissionId={null} />);
  for (const field of [
    'サイト名',
    '投稿のURL',
    '投稿日時',
    '投稿の説明',
    '本人だと分かる理由',
    'あなたの立場',
    'お名前',
    'メールアドレス',
  ]) {
    await press(`「${field}」をコピー`);
  }
  expect(desk.copied).toEqual([
    'X(旧 Twitter) (x.com)',
    'https://x.com/example_user/status/2028567281866027316',
    '2026/08/18 18:28:34.123 JST',
    '事実ではありません。',
    '本名があります。',
    '本人',
    '見本 花子',
    'hanako@example.jp',
  ]);
  await expect.element(text('コピーしました').first()).toBeVisible();
  await page.getByRole('button', { name: 'ホットラインのページを開く' }).click();
  expect(desk.opened).toEqual(['https://www.saferinternet.or.jp/bullying/']);
});

test('with an endpoint, what leaves is shown before anything does, and leaves only when pressed', async () => {
  const desk = deskWith(ANSWERED, ENDPOINT);
  desk.submissions = [submission()];
  show(desk, <Send submissionId={null} />);
  await expect.element(text('https://hotline.example.jp').first()).toBeVisible();
  expect(desk.asked.map(({ call }) => call)).toEqual(['prepareSubmission']);
  expect(desk.asked[0]?.request).toMatchObject({
    recordIds: [desk.records[0]?.evidence.id],
    answers: { name: '見本 花子', consent: true },
  });
  await text('送られる内容そのもの').click();
  await expect.element(text('{"explanation":"事実ではありません。"}')).toBeVisible();
  await press('この内容で送る');
  expect(desk.asked.at(-1)).toEqual({ call: 'submit', request: { submissionId: 's1' } });
});

test.each(SUBMIT_FAILURES)('“%s” is worded, and nothing is lost', async why => {
  const desk = deskWith({ ...ANSWERED, submissionId: 's1' }, ENDPOINT);
  const bundle = why === 'packing failed' ? null : submission().bundle;
  desk.submissions = [submission({ phase: 'failed', bundle, failure: { why, detail: '' } })];
  show(desk, <Send submissionId={null} />);
  await expect.element(text('記録はこの端末に残っています。')).toBeVisible();
  await expect.element(page.getByRole('button', { name: '内容を直す' })).toBeVisible();
});

test('sending again is the same submission; a lost permission is asked for in the same press', async () => {
  const desk = deskWith({ ...ANSWERED, submissionId: 's1' }, ENDPOINT);
  desk.submissions = [submission({ phase: 'failed', failure: { why: 'no permission', detail: '' } })];
  show(desk, <Send submissionId={null} />);
  await press('もう一度送る');
  await expect
    .poll(() => desk.asked)
    .toEqual([
      { call: 'askForOrigin', request: 'https://hotline.example.jp/*' },
      { call: 'submit', request: { submissionId: 's1' } },
    ]);
});

test('changing the answers gives the prepared submission up', async () => {
  const desk = deskWith({ ...ANSWERED, submissionId: 's1' }, ENDPOINT);
  desk.submissions = [submission()];
  show(desk, <Send submissionId={null} />);
  await press('内容を直す');
  expect(desk.asked).toEqual([{ call: 'dropSubmission', request: { submissionId: 's1' } }]);
  await expect.element(text('投稿について教えてください')).toBeVisible();
});

test('the receipt is shown as text, the answers are forgotten, and the submission can be opened later', async () => {
  const desk = deskWith({ ...ANSWERED, submissionId: 's1' }, ENDPOINT);
  const receipt = {
    id: 'R-1',
    receivedAt: at('2026-08-20T00:00:00.000Z'),
    bundleSha256: 'a'.repeat(64),
    posts: 1,
    message: '<b>受け付けました</b>',
  };
  desk.submissions = [submission({ phase: 'accepted', receipt })];
  show(desk, <Send submissionId={null} />);
  await expect.element(text('<b>受け付けました</b>')).toBeVisible();
  await expect.element(text('2026/08/20 09:00:00 JST')).toBeVisible();
  await expect.poll(() => desk.unfinished).toBe(undefined);
  show(desk, <Send submissionId="s1" />);
  await expect.element(text('ホットラインが受け付けました')).toBeVisible();
});

test('answers survive a closed tab, and can be cleared', async () => {
  const desk = deskWith({ ...ANSWERED, step: 'contact' });
  show(desk, <Send submissionId={null} />);
  await expect.element(page.getByLabelText('お名前')).toHaveValue('見本 花子');
  await press('入力を消す');
  await page.getByRole('button', { name: '入力を消す' }).click();
  await expect.element(text('あなたは、どなたですか?')).toBeVisible();
  expect(desk.unfinished).toBe(undefined);
});
