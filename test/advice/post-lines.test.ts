import { expect, test } from 'vitest';
import { postLines } from '../../src/advice/post-lines.ts';
import { shownLine, shownUrl, unseenCharacters, visible } from '../../src/advice/shown-text.ts';
import {
  type Instant,
  MISSING_WHYS,
  type PostTime,
  PRECISIONS,
  TIME_SOURCES,
} from '../../src/evidence/index.ts';
import { BBS_POST, POST, RELATIVE_POST, record, say } from '../bundle/documents/sample-records.ts';

function timeOf(time: PostTime) {
  return postLines(record({ post: { ...POST, time } }), say).time;
}

test('an absolute time stands in Japan time and UTC, with where it was found and what the screen showed', () => {
  expect(timeOf(POST.time)).toMatchObject({
    jst: '2026/06/01 00:00:00 JST',
    utc: '2026-05-31 15:00:00 UTC',
    precision: '秒まで',
    basis: 'ページの日時要素(time の datetime)に書かれた「2026-05-31T15:00:00.000Z」による',
    shown: '「午前0:00 · 2026年6月1日」',
    entered: null,
    doubts: [],
  });
});

test('a time known to the minute shows no seconds, and says that its zone was assumed', () => {
  const { time } = postLines(record({ post: BBS_POST }), say);
  expect(time.jst).toBe('2026/10/20 21:34 JST');
  expect(time.doubts).toEqual([
    '日本時間とみなして計算しました(ページには、どの国の時刻か書かれていません)。',
  ]);
});

test('a day of another zone is given as the stretch it is in Japan', () => {
  if (POST.time.kind !== 'absolute') throw new TypeError('the sample has an absolute time');
  const day = { ...POST.time, precision: 'day', instant: '2026-06-01T00:00:00.000Z' as Instant } as const;
  expect(timeOf(day).jst).toBe('2026/06/01 09:00 JST から 2026/06/02 08:59 JST までの間');
});

test('a relative time is an interval, never a moment', () => {
  expect(timeOf(RELATIVE_POST.time).jst).toBe(
    '2026/10/23 10:02:03 JST から 2026/11/02 10:02:03 JST までの間',
  );
});

test('an unknown time says why', () => {
  for (const why of ['nothing on the page', 'not understood', 'contradictory', 'post removed'] as const) {
    const { jst, utc } = timeOf({ kind: 'unknown', why, raw: null, shown: null, checks: [] });
    expect(jst).toMatch(/^不明\(.+\)$/);
    expect(utc).toBe('');
  }
  expect(postLines(record({ post: null }), say).time.jst).toBe('不明(投稿を読み取れませんでした)');
});

test('a time the person typed stands beside what was read, under its own name', () => {
  const enteredTime = {
    instant: '2026-10-28T09:30:00.000Z' as Instant,
    precision: 'minute',
    zone: 'Asia/Tokyo',
    typed: '2026-10-28 18:30',
    enteredAt: '2026-11-02T02:00:00.000Z' as Instant,
  } as const;
  const { time } = postLines(record({ kept: { enteredTime } }), say);
  expect(time.jst).toBe('2026/06/01 00:00:00 JST');
  expect(time.entered).toMatchObject({ label: 'ご本人の入力', jst: '2026/10/28 18:30 JST' });
});

test('a disagreement on the page is said', () => {
  const checks = [{ source: 'json-ld', raw: '2020-01-01', instant: null, verdict: 'disagrees' }] as const;
  expect(timeOf({ ...POST.time, checks: [...checks] }).doubts[0]).toContain('「2020-01-01」');
});

test('every source, precision and missing part has words', () => {
  if (POST.time.kind !== 'absolute') throw new TypeError('the sample has an absolute time');
  for (const source of TIME_SOURCES) expect(timeOf({ ...POST.time, source }).basis).not.toBe('');
  for (const precision of PRECISIONS) expect(timeOf({ ...POST.time, precision }).precision).not.toBe('');
  for (const why of MISSING_WHYS) {
    const state = { kind: 'partial' as const, missing: [{ what: 'picture' as const, why, detail: '' }] };
    expect(postLines(record({ evidence: { state } }), say).state.missing[0]).toMatch(
      /^画面の画像を.+ため.*$/,
    );
  }
});

test('a post is named by its own URL, else its thread and number, else the page with a warning', () => {
  expect(postLines(record(), say).address).toMatchObject({ label: '投稿のURL', of: 'post', notes: [] });
  const permalink = { kind: 'unknown', why: 'the page gives none' } as const;
  const thread = postLines(record({ post: { ...BBS_POST, permalink } }), say).address;
  expect(thread).toMatchObject({ of: 'thread', text: BBS_POST.thread?.url, number: '42' });
  expect(thread.notes.join()).toContain('「42」');
  const page = postLines(record({ post: { ...POST, permalink } }), say).address;
  expect(page).toMatchObject({ of: 'page', notes: ['投稿固有のURLは不明です。'] });
});

test('a post nobody pointed at is said to be unconfirmed until it is confirmed', () => {
  const evidence = { focus: { basis: 'middle of the screen', sure: false } } as const;
  expect(postLines(record({ evidence }), say).address.unconfirmed).not.toBeNull();
  expect(postLines(record({ evidence, kept: { postConfirmed: true } }), say).address.unconfirmed).toBeNull();
});

test('unseen characters in names are written out, and in addresses encoded', () => {
  expect(shownLine('a\u202eb\nc')).toBe('a⟨U+202E⟩b c');
  expect(shownUrl('https://e.example/\u202egnp. x')).toBe('https://e.example/%E2%80%AEgnp.%20x');
  expect(unseenCharacters('\u200bx\0\u200b')).toEqual(['U+200B', 'U+0000']);
  expect(visible('一\n二\t\0')).toBe('一\n二\t⟨U+0000⟩');
});

test.each([
  'javascript:alert(1)',
  'file:///C:/x.html',
  'blob:https://x/1',
  'chrome-extension://abc/x',
  'data:,x',
  '',
])('%j is never shown as an address', url => {
  expect(shownUrl(url)).toBeNull();
});
