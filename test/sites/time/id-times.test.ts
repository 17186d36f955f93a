import { describe, expect, test } from 'vitest';
import {
  aboutFromBlueskyKey,
  aboutFromInstagramId,
  aboutFromTikTokId,
  claimFromBloggerComment,
  claimFromDiscordId,
  claimFromJapaneseDigits,
  claimFromMastodonId,
  claimFromMisskeyId,
  claimFromStatusId,
  claimFromThreadKey,
} from '../../../src/sites/time/id-times.ts';
import type { IdInterval } from '../../../src/sites/time/time-claim.ts';

const iso = (epoch: number | undefined) => (epoch === undefined ? null : new Date(epoch).toISOString());

describe('ids that carry the very time', () => {
  test.each([
    ['1281836879789404160', '2020-07-11T06:25:02'],
    ['2028567281866027316', '2026-03-02T20:25:03'],
    ['2013045749580259680', '2026-01-19T00:28:01'],
    ['105608278976905216', '2011-08-22T11:52'],
  ])('status %s of X was made at %s', (id, time) =>
    expect(iso(claimFromStatusId(id)?.epoch)).toContain(time),
  );
  test.each(['29700859247', '20', '99999999999999999999', '12x', ''])('status %s of X holds no time', id =>
    expect(claimFromStatusId(id)).toBe(null),
  );
  test('Discord', () => expect(claimFromDiscordId('175928847299117063')?.epoch).toBe(1_462_015_105_796));
  test.each([
    ['109304791051979061', '2022-11-07T22:05:50.000Z'],
    ['109451274536283955', '2022-12-03'],
  ])('Mastodon %s was made at %s, to the second', (id, time) => {
    expect(iso(claimFromMastodonId(id)?.epoch)).toContain(time);
    expect(claimFromMastodonId(id)?.precision).toBe('second');
  });
  test.each(['1234567', 'Aswds12sVxyz', '01GZ0000000000000000000000'])('Mastodon-like %s holds no time', id =>
    expect(claimFromMastodonId(id)).toBe(null),
  );
  test.each([
    ['aid', 'aaqoo4hsi6', '2025-07-28T13:03:41.248Z'],
    ['ulid', '01ARZ3NDEKTSV4RRFFQ69G5FAV', '2016-07-30T23:54:10.259Z'],
    ['meidg', `g${(1_700_000_000_000).toString(16)}${'0'.repeat(12)}`, '2023-11-14T22:13:20.000Z'],
    [
      'meid',
      `${(1_700_000_000_000 + 0x800000000000).toString(16)}${'0'.repeat(12)}`,
      '2023-11-14T22:13:20.000Z',
    ],
    ['objectid', `${(1_700_000_000).toString(16)}${'0'.repeat(16)}`, '2023-11-14T22:13:20.000Z'],
  ])('Misskey %s', (_, id, time) => expect(iso(claimFromMisskeyId(id)?.epoch)).toBe(time));
  test.each(['', 'aaqoo4hsi', 'AAQOO4HSI6', '0000000000'])('Misskey %s holds no time', id =>
    expect(claimFromMisskeyId(id)).toBe(null),
  );
  test.each([
    ['1199682606', '2008-01-07T05:10:06.000Z'],
    ['1193443676', '2007-10-27T00:07:56.000Z'],
    ['1787045314', '2026-08-18T09:28:34.000Z'],
  ])('thread %s began at %s', (key, time) => expect(iso(claimFromThreadKey(key)?.epoch)).toBe(time));
  test.each(['9240000000', '9241234567', '12', 'abcdefghij'])('thread key %s is no time', key =>
    expect(claimFromThreadKey(key)).toBe(null),
  );
  test('digits in Japan time', () => {
    expect(iso(claimFromJapaneseDigits('20220224163355')?.epoch)).toBe('2022-02-24T07:33:55.000Z');
    expect(claimFromJapaneseDigits('20220231163355')).toBe(null);
    expect(claimFromJapaneseDigits('20220224166055')).toBe(null);
    expect(claimFromJapaneseDigits('2022022416335')).toBe(null);
  });
  test('Blogger', () => {
    expect(iso(claimFromBloggerComment('1381172401460')?.epoch)).toBe('2013-10-07T19:00:01.460Z');
    expect(claimFromBloggerComment('5')).toBe(null);
  });
});

describe('ids that carry about the time', () => {
  const holds = (about: IdInterval | null, time: string) =>
    about !== null && about.earliest <= Date.parse(time) && Date.parse(time) <= about.latest;
  test.each([
    ['3kh5rarr3gn2n', '2023-12-22T18:58:32.715Z'],
    ['3lcl3glmdx226', '2024-12-05T16:25:35.749Z'],
  ])('Bluesky %s was posted about %s', (key, time) =>
    expect(holds(aboutFromBlueskyKey(key), time)).toBe(true),
  );
  test('Instagram, by number and by shortcode', () => {
    const about = aboutFromInstagramId('1922949326347663701');
    expect(iso(about?.earliest)).toBe('2018-11-29T01:04:04.757Z');
    expect(holds(about, '2018-11-29T01:15:00Z')).toBe(true);
    expect(aboutFromInstagramId('BqvsDleB3lV')?.earliest).toBe(about?.earliest);
  });
  test('TikTok', () => {
    const about = aboutFromTikTokId('7571863205253778710');
    expect(iso(about?.earliest)?.slice(11, 19)).toBe('15:36:23');
    expect((about?.latest ?? 0) - (about?.earliest ?? 0)).toBe(60_000);
  });
  test.each(['self', 'zzzzzzzzzzzzz', ''])('Bluesky %s says nothing', key =>
    expect(aboutFromBlueskyKey(key)).toBe(null),
  );
});
