import { expect, test } from 'vitest';
import { exhibitFileName } from '../../../src/bundle/exhibits/file-name.ts';
import { exhibitNumbers } from '../../../src/bundle/exhibits/numbers.ts';
import type { KeptRecord } from '../../../src/evidence/index.ts';
import { BBS_POST, HOSTILE_POST, POST, RELATIVE_POST, record } from '../documents/sample-records.ts';
import { say } from './sample-exhibit.ts';

const named = (kept: KeptRecord, number = 1, branch: number | null = null, count = 9) =>
  exhibitFileName({ record: kept, number, branch }, count, say);

test('number, site and the post’s day in Japan', () => {
  expect(named(record())).toBe('甲01_X投稿_20260601.pdf');
  expect(named(record({ post: BBS_POST }), 7, 2)).toBe('甲07の2_bakusai投稿_20261020.pdf');
  expect(named(record({ post: RELATIVE_POST }))).toBe('甲01_youtube投稿_投稿日不明.pdf');
  expect(named(record({ post: null }), 12, null, 120)).toBe('甲012_画面_投稿日不明.pdf');
});

test('a host stands for a site without a name, and nothing a page says gets in', () => {
  const page = { url: `https://www.${'long-'.repeat(9)}name.example/`, title: 'x' };
  const names = [
    named(record({ post: { ...POST, site: 'generic' }, evidence: { page } })),
    named(record({ post: { ...HOSTILE_POST, site: '../../<b>\u202e' }, evidence: { page } })),
  ];
  for (const name of names) {
    expect(name.length).toBeLessThanOrEqual(50);
    expect(name).toMatch(/^甲01_[A-Za-z0-9-]+投稿_[0-9]{8}\.pdf$/);
    expect(name.normalize('NFD')).toBe(name);
  }
});

test('numbers have no gaps; what took another’s place makes branches', () => {
  const [one, two, three, four] = [1, 2, 3, 4].map(number => record({ number }));
  if (!one || !two || !three || !four) throw new Error('no records');
  const places = exhibitNumbers([
    { record: one, earlier: [] },
    { record: two, earlier: [three] },
    { record: four, earlier: [] },
  ]);
  expect(places.map(({ number, branch }) => [number, branch])).toEqual([
    [1, null],
    [2, 1],
    [2, 2],
    [3, null],
  ]);
  expect(places.map(place => place.record)).toEqual([one, two, three, four]);
});

test('what the person made a branch shares the number of the one before', () => {
  const [one, two, three, four] = [1, 2, 3, 4].map(number => record({ number }));
  if (!one || !two || !three || !four) throw new Error('no records');
  const places = exhibitNumbers([
    { record: one, earlier: [], isBranch: true },
    { record: two, earlier: [three], isBranch: true },
    { record: four, earlier: [] },
  ]);
  expect(places.map(({ number, branch }) => [number, branch])).toEqual([
    [1, 1],
    [1, 2],
    [1, 3],
    [2, null],
  ]);
});
