import { expect, test } from 'vitest';
import { timelineOf } from '../../../src/bundle/documents/timeline.ts';
import type { Instant, KeptRecord } from '../../../src/evidence/index.ts';
import { POST, record, say } from './sample-records.ts';

function post(instant: string, handle: string, url = 'https://x.com/a/status/1'): KeptRecord {
  const time = { ...POST.time, instant: instant as Instant } as typeof POST.time;
  const author = { displayName: null, handle, immutableId: null, profileUrl: null };
  return record({ post: { ...POST, time, author }, evidence: { page: { url, title: '' } } });
}

test('posts are counted by day in Japan, site and poster, days without a post among them', () => {
  const posts = [
    post('2026-06-01T14:59:00.000Z', 'a'),
    post('2026-06-01T15:00:00.000Z', 'a'),
    post('2026-06-03T15:00:00.000Z', 'b', 'https://bakusai.com/thr_res/tid=1/'),
    post('2026-06-03T16:00:00.000Z', 'a'),
  ];
  const { step, columns, rows, undated } = timelineOf(posts, say);
  expect([step, columns, undated]).toEqual([
    'day',
    ['2026/06/01', '2026/06/02', '2026/06/03', '2026/06/04'],
    0,
  ]);
  expect(rows.map(({ site, counts, total }) => [site, counts, total])).toEqual([
    ['X(旧 Twitter)', [1, 1, 0, 1], 3],
    ['爆サイ.com', [0, 0, 0, 1], 1],
  ]);
});

test.each([
  ['2026-06-30T00:00:00.000Z', 'day', 30],
  ['2026-09-30T00:00:00.000Z', 'week', 18],
  ['2028-06-30T00:00:00.000Z', 'month', 25],
  ['2038-06-30T00:00:00.000Z', 'year', 13],
])('from 1 June 2026 to %s: by %s, %i columns', (until, step, columns) => {
  const timeline = timelineOf([post('2026-06-01T00:00:00.000Z', 'a'), post(until, 'a')], say);
  expect([timeline.step, timeline.columns.length]).toEqual([step, columns]);
  expect(timeline.rows[0]?.counts.at(-1)).toBe(1);
});

test('what has no definite time is counted apart', () => {
  const unknown = record({ post: null });
  expect(timelineOf([unknown], say)).toEqual({ step: 'day', columns: [], rows: [], undated: 1 });
});

test('more posters than a page holds are summed up, and none is lost', () => {
  const posts = Array.from({ length: 30 }, (_, n) => post('2026-06-01T00:00:00.000Z', `user${n}`));
  const { rows } = timelineOf(posts, say);
  expect(rows).toHaveLength(14);
  expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(30);
});
