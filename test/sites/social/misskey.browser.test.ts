import { describe, expect, test } from 'vitest';
import note from '../../fixtures/misskey/note.html?raw';
import { readAt } from '../on-page.ts';

const HOST = 'https://mi.example.jp';

describe('Misskey', () => {
  test('a note on any host, with what it answers, what it quotes, and its answers', async () => {
    const { posts, site, notes } = await readAt(note, `${HOST}/notes/atsf5wgi0001000a`);
    expect(site).toBe('misskey');
    expect(posts.map(({ permalink }) => 'url' in permalink && permalink.url)).toEqual(
      ['atsew8hm0001000a', 'atsf5wgi0001000a', 'atsfm2350001000a'].map(id => `${HOST}/notes/${id}`),
    );
    expect(posts[0]).toMatchObject({
      author: { displayName: '架空の花子', handle: 'kaku_hanako_ex', profileUrl: `${HOST}/@kaku_hanako_ex` },
      text: '来週の集まり、誰が来ますか？',
      parentUrl: null,
    });
    expect(posts[1]).toMatchObject({
      permalink: { basis: 'link around the time' },
      id: 'atsf5wgi0001000a',
      parentUrl: `${HOST}/notes/atsew8hm0001000a`,
      author: { displayName: '匿名の太郎', handle: 'tokumei_taro_ex' },
      text: '注意書き\nこの人の話は全部うそです。\n信じないでください😡',
      images: [{ url: `${HOST}/files/thumbnail-a.webp`, alt: '掲示板の写真' }],
      quoted: [{ url: `${HOST}/notes/atqet4pw0001000a`, author: 'midori_ex', text: '朝市は九時から' }],
      time: {
        instant: '2026-11-20T10:47:31.218Z',
        precision: 'millisecond',
        source: 'post id',
        certain: true,
        shown: '2026/11/20 19:47:31 (2日前)',
      },
    });
    expect(posts[2]).toMatchObject({
      author: { handle: 'toorisugari_ex@other.example.net' },
      text: '',
      parentUrl: `${HOST}/notes/atsf5wgi0001000a`,
      // The title says another time than the id.
      time: { certain: false },
    });
    expect(notes).toEqual([
      'note atsfm2350001000a was written on other.example.net; this is the copy mi.example.jp keeps',
      'a part of note atsfm2350001000a is folded away and was not read',
    ]);
  });

  test('a page with links to notes is not Misskey', async () => {
    const { site } = await readAt(
      note.replace('id="misskey_app"', '').replace('application-name', 'x'),
      `${HOST}/`,
    );
    expect(site).toBe('generic');
  });
});
