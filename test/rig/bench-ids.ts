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
} from '../../src/sites/time/id-times.ts';

/** Times are known to the whole second. */
const FLOOR = 1_000;

/** Ids of real posts, and when those were made. */
const EXACT: [string, (id: string) => { epoch: number } | null, string, string][] = [
  ['X', claimFromStatusId, '1281836879789404160', '2020-07-11T06:25:02Z'],
  ['X', claimFromStatusId, '2028567281866027316', '2026-03-02T20:25:03Z'],
  ['X', claimFromStatusId, '2013045749580259680', '2026-01-19T00:28:01Z'],
  ['Discord', claimFromDiscordId, '175928847299117063', '2016-04-30T11:18:25Z'],
  ['Mastodon', claimFromMastodonId, '109304791051979061', '2022-11-07T22:05:50Z'],
  ['Misskey', claimFromMisskeyId, 'aaqoo4hsi6', '2025-07-28T13:03:41Z'],
  ['5ch', claimFromThreadKey, '1199682606', '2008-01-07T05:10:06Z'],
  ['5ch', claimFromThreadKey, '1193443676', '2007-10-27T00:07:56Z'],
  ['5ch', claimFromThreadKey, '1787045314', '2026-08-18T09:28:34Z'],
  ['hostlove', claimFromJapaneseDigits, '20220224163355', '2022-02-24T07:33:55Z'],
  ['Blogger', claimFromBloggerComment, '1381172401460', '2013-10-07T19:00:01Z'],
];
const ABOUT: [string, (id: string) => { earliest: number; latest: number } | null, string, string][] = [
  ['Bluesky', aboutFromBlueskyKey, '3kh5rarr3gn2n', '2023-12-22T18:58:32.715Z'],
  ['Bluesky', aboutFromBlueskyKey, '3lcl3glmdx226', '2024-12-05T16:25:35.749Z'],
  ['Instagram', aboutFromInstagramId, '1922949326347663701', '2018-11-29T01:04:04Z'],
  ['TikTok', aboutFromTikTokId, '7571863205253778710', '2025-11-12T15:36:28Z'],
];

/** How many ids give the second, or a stretch of time that holds it; and those that do not, in words. */
export function idVectors(): { right: number; total: number; misses: string[] } {
  const misses: string[] = [];
  for (const [site, read, id, time] of EXACT) {
    const found = read(id)?.epoch ?? Number.NaN;
    if (Math.floor(found / FLOOR) !== Date.parse(time) / FLOOR) misses.push(`${site} ${id}: ${found}`);
  }
  for (const [site, read, id, time] of ABOUT) {
    const found = read(id);
    const at = Date.parse(time);
    if (!found || found.latest < at || found.earliest >= at + FLOOR)
      misses.push(`${site} ${id}: ${JSON.stringify(found)}`);
  }
  const total = EXACT.length + ABOUT.length;
  return { right: total - misses.length, total, misses };
}
