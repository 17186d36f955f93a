import { describe, expect, test } from 'vitest';
import thread from '../../fixtures/bluesky/thread.html?raw';
import { readAt } from '../on-page.ts';

const post = (who: string, key: string) => `https://bsky.app/profile/${who}.example.jp/post/${key}`;
const FOCAL = post('tokumei', '3n2qfwddumk2l');

describe('Bluesky', () => {
  test('a thread: to the minute by what it shows, with the key as a check', async () => {
    const { posts, site } = await readAt(thread, FOCAL);
    expect(site).toBe('bluesky');
    expect(posts.map(({ permalink }) => 'url' in permalink && permalink.url)).toEqual([
      post('hanako', '3n2qfivbg6k2l'),
      FOCAL,
      post('toorisugari', '3n2qgms7qnc2l'),
      post('kinjo', '3n2qgms7qnc2l'),
    ]);
    expect(posts[0]).toMatchObject({
      permalink: { basis: 'link around the time' },
      author: {
        displayName: '架空の花子',
        handle: 'hanako.example.jp',
        immutableId: { scheme: 'DID', value: 'did:plc:hanakoaaaaaaaaaaaaaaaaaa' },
        profileUrl: 'https://bsky.app/profile/hanako.example.jp',
      },
      text: '来週の集まり、誰が来ますか？',
      time: {
        instant: '2026-11-20T10:40:00.000Z',
        precision: 'minute',
        source: 'attribute',
        certain: true,
        shown: '2日',
        zone: { id: 'Asia/Tokyo', basis: 'assumed' },
        checks: [{ source: 'post id', verdict: 'agrees' }],
      },
    });
    expect(posts[1]).toMatchObject({
      permalink: { basis: 'link in the post' },
      author: { displayName: '匿名の太郎', immutableId: { value: 'did:plc:tokumeiaaaaaaaaaaaaaaaaa' } },
      text: 'この人の話は全部うそです。 2020年1月1日 10:00',
      images: [{ alt: '掲示板の写真' }],
      quoted: [{ url: post('midori', '3n2muqj2d722l'), author: 'midori.example.jp', text: '朝市は九時から' }],
      time: {
        instant: '2026-11-20T10:47:00.000Z',
        precision: 'minute',
        source: 'page text',
        certain: true,
        shown: '2026年11月20日 19:47',
      },
    });
  });

  test('a time its key contradicts is not certain; a key alone says about when', async () => {
    const { posts } = await readAt(thread, FOCAL);
    expect(posts[2]?.time).toMatchObject({
      certain: false,
      checks: [{ source: 'post id', verdict: 'disagrees' }],
    });
    expect(posts[3]?.time).toMatchObject({
      kind: 'relative',
      source: 'post id',
      earliest: '2026-11-20T11:00:01.009Z',
      latest: '2026-11-20T11:00:06.009Z',
    });
    expect(posts[3]?.author.immutableId).toBeNull();
  });

  test('the post of the address bar, where the page holds no link to it', async () => {
    const bare = thread.replace(/<a href="[^"]*\/liked-by">.*?<\/a>/, '');
    expect((await readAt(bare, FOCAL)).posts[1]?.permalink).toMatchObject({
      url: FOCAL,
      basis: 'address bar',
    });
    const other = await readAt(bare, post('hanako', '3n2qfivbg6k2l'));
    expect(other.posts[1]?.permalink.kind).toBe('unknown');
  });
});
