import { describe, expect, test } from 'vitest';
import legacy from '../../fixtures/x/legacy.html?raw';
import reply from '../../fixtures/x/reply.html?raw';
import { readAt } from '../on-page.ts';

const PARENT = 'https://x.com/kaku_hanako_ex/status/2123728056349622277';
const FOCAL = 'https://x.com/tokumei_taro_ex/status/2123729947846508549';
const OLD = 'https://twitter.com/tokumei_taro_ex/status/1197104175507308549';

describe('X', () => {
  test('a reply names what it answers where a line joins the two, and accounts their numbers', async () => {
    const { posts, site } = await readAt(reply, FOCAL);
    expect(site).toBe('x');
    expect(posts.map(post => post.parentUrl)).toEqual([null, PARENT, null]);
    expect(posts.map(({ author }) => author.immutableId?.value ?? null)).toEqual([
      '1600000000000000002',
      '1700000000000000001',
      // Two numbers under one name.
      null,
    ]);
    expect(posts[1]).toMatchObject({
      permalink: { url: FOCAL, basis: 'link around the time' },
      author: {
        displayName: '匿名の太郎',
        handle: 'tokumei_taro_ex',
        profileUrl: 'https://x.com/tokumei_taro_ex',
      },
      time: {
        instant: '2026-11-20T10:47:31.000Z',
        precision: 'second',
        certain: true,
        source: 'time@datetime',
      },
    });
  });

  test.each([
    ['no line', reply.replace('<div class="line"></div>', ''), FOCAL],
    [
      'a deleted post between',
      reply.replace(
        '<div data-testid="cellInnerDiv"><article data-testid="tweet" tabindex="-1">',
        '<div data-testid="cellInnerDiv">削除されました</div>$&',
      ),
      FOCAL,
    ],
    ['a timeline', reply, 'https://x.com/home'],
  ])('%s: nothing is said of what a post answers', async (_, html, url) => {
    const { posts } = await readAt(html, url);
    expect(posts.map(post => post.parentUrl)).toEqual([null, null, null]);
  });

  test.each([OLD, `https://web.archive.org/web/20191121000000/${OLD}`])(
    'Twitter as it was: %s',
    async url => {
      const { posts, site, notes } = await readAt(legacy, url, 'America/New_York');
      expect(site).toBe('twitter');
      expect(posts).toHaveLength(2);
      expect(posts[0]).toMatchObject({
        permalink: { url: OLD, basis: 'link around the time' },
        id: '1197104175507308549',
        author: {
          displayName: '匿名の太郎',
          handle: 'tokumei_taro_ex',
          immutableId: { scheme: 'X user id', value: '90001' },
          profileUrl: 'https://x.com/tokumei_taro_ex',
        },
        text: '古い書き込みです 😡',
        images: [{ url: 'https://pbs.twimg.com/media/furui.jpg' }],
        quoted: [
          {
            url: 'https://twitter.com/midori_marche_ex/status/1196593933338017797',
            author: 'midori_marche_ex',
            text: '朝市は九時から',
          },
        ],
        time: {
          instant: '2019-11-20T10:47:31.000Z',
          precision: 'second',
          source: 'attribute',
          certain: true,
          shown: '11月20日',
          checks: [{ source: 'post id', verdict: 'agrees', instant: '2019-11-20T10:47:31.218Z' }],
        },
      });
      expect(posts[1]).toMatchObject({
        parentUrl: null,
        time: { instant: '2019-11-20T10:59:00.000Z', certain: true },
      });
      expect(notes.join()).toContain('架空の花子さんがリツイート');
    },
  );

  test('an old count that the id contradicts is not certain; other archives are not known', async () => {
    const { posts } = await readAt(legacy.replaceAll('1574246851', '1574260000'), OLD);
    expect(posts[0]?.time).toMatchObject({ certain: false, checks: [{ verdict: 'disagrees' }] });
    expect((await readAt(legacy, 'https://archive.example.org/abc')).site).toBe('generic');
  });
});
