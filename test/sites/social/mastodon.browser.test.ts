import { describe, expect, test } from 'vitest';
import thread from '../../fixtures/mastodon/thread.html?raw';
import { readAt } from '../on-page.ts';

const HOST = 'https://mstdn.example.jp';
const FOCAL = `${HOST}/@tokumei_taro_ex/117648369319940660`;

describe('Mastodon', () => {
  test('a thread on any host, joined by its lines', async () => {
    const { posts, site, notes } = await readAt(thread, FOCAL, 'America/New_York');
    expect(site).toBe('mastodon');
    expect(posts.map(({ permalink }) => 'url' in permalink && permalink.url)).toEqual([
      `${HOST}/@kaku_hanako_ex/117648339763204660`,
      FOCAL,
      `${HOST}/@toorisugari_ex@other.example.net/117648418734084660`,
      'https://other.example.net/@kinjo_ex/117648458055600001',
    ]);
    expect(posts.map(post => post.parentUrl)).toEqual([
      null,
      `${HOST}/@kaku_hanako_ex/117648339763204660`,
      FOCAL,
      null,
    ]);
    expect(posts[0]).toMatchObject({
      author: {
        displayName: '架空の花子',
        handle: 'kaku_hanako_ex',
        immutableId: { scheme: 'Mastodon account id on mstdn.example.jp', value: '109000000000000001' },
        profileUrl: `${HOST}/@kaku_hanako_ex`,
      },
      time: {
        instant: '2026-11-20T10:40:00.000Z',
        precision: 'second',
        source: 'time@datetime',
        certain: true,
        shown: '2日前',
      },
    });
    expect(posts[1]).toMatchObject({
      id: '117648369319940660',
      author: { displayName: '匿名の太郎:neko:', handle: 'tokumei_taro_ex@mstdn.example.jp' },
      text: '注意\n\nこの人の話は\n全部うそです。\n\n信じないでください',
      images: [{ url: `${HOST}/media/small/a.png`, alt: '掲示板の写真' }],
      edited: '編集 11月20日 20:10',
      quoted: [{ url: `${HOST}/@midori_ex/117640000000000000`, author: 'midori_ex', text: '朝市は九時から' }],
      time: {
        instant: '2026-11-20T10:47:31.000Z',
        precision: 'second',
        source: 'post id',
        certain: true,
        shown: '2026年11月20日 19:47',
      },
    });
    expect(notes).toContain(
      'post 117648418734084660 was written on other.example.net; this is the copy mstdn.example.jp keeps',
    );
    expect(notes).toContain('the text of post 117648418734084660 is cut; the page offers to show more');
    expect(posts[3]).toMatchObject({ id: '117648458055684660', time: { certain: false } });
  });

  test('other software is not taken for it', async () => {
    const { site } = await readAt(
      thread.replace('id="mastodon"', '').replace('id="initial-state"', ''),
      FOCAL,
    );
    expect(site).toBe('generic');
  });
});
