import { describe, expect, test } from 'vitest';
import facebookOld from '../../fixtures/facebook/old.html?raw';
import facebookPost from '../../fixtures/facebook/post.html?raw';
import feed from '../../fixtures/instagram/feed.html?raw';
import instagramPost from '../../fixtures/instagram/post.html?raw';
import threadsPost from '../../fixtures/threads/post.html?raw';
import { readAt } from '../on-page.ts';

const urls = (posts: { permalink: { kind: string } }[]) =>
  posts.map(({ permalink }) => ('url' in permalink ? (permalink.url as string) : null));

describe('Instagram', () => {
  const POST = 'https://www.instagram.com/p/Df9eX5jgABN/';
  const COMMENT = `${POST}c/18109876459691320/`;

  test('a post with a comment and a reply', async () => {
    const { posts, site } = await readAt(instagramPost, `${POST}?igsh=abc`);
    expect(site).toBe('instagram');
    expect(urls(posts)).toEqual([POST, COMMENT, `${COMMENT}r/18000000000000002/`]);
    expect(posts.map(post => post.parentUrl)).toEqual([null, POST, COMMENT]);
    expect(posts[0]).toMatchObject({
      id: 'Df9eX5jgABN',
      author: {
        displayName: 'midori_marche_ex',
        handle: 'midori_marche_ex',
        profileUrl: 'https://www.instagram.com/midori_marche_ex/',
      },
      images: [{ url: 'https://scontent.cdninstagram.com/v/t51.29350-15/asaichi.jpg', alt: '朝市の写真' }],
      time: {
        instant: '2026-11-20T10:50:02.000Z',
        precision: 'second',
        source: 'time@datetime',
        certain: true,
        shown: '2日前',
      },
    });
    expect(posts[0]?.time.checks).toContainEqual(
      expect.objectContaining({ source: 'post id', verdict: 'agrees' }),
    );
    expect(posts[1]).toMatchObject({
      permalink: { basis: 'link around the time' },
      id: '18109876459691320',
      thread: { url: POST },
      author: { handle: 'tokumei_taro_ex', immutableId: null },
      text: 'この店はうそつきです\n行かないで @kinjo_ex',
      time: { instant: '2026-11-20T11:00:05.000Z', certain: true, shown: '2日前' },
    });
    expect(posts[1]?.time.checks.map(({ source }) => source)).not.toContain('post id');
    expect(posts[2]).toMatchObject({ author: { handle: 'kinjo_ex' }, text: 'そうは思いません' });
  });

  test('a reel by its own address; a canonical link of another post names nobody', async () => {
    const { posts } = await readAt(instagramPost, 'https://www.instagram.com/reel/Df9eX5jgABN/');
    expect(urls(posts)[0]).toBe('https://www.instagram.com/reel/Df9eX5jgABN/');
    const stale = instagramPost.replace('midori_marche_ex/p/Df9eX5jgABN', 'dareka_ex/p/DfMjRRjgABN');
    expect((await readAt(stale, POST)).posts[0]?.author.handle).not.toBe('dareka_ex');
  });

  test('a comment of nothing but a picture gives its name to no other', async () => {
    const gif =
      '<div class="c"><div><a href="/gif_ex/"><span dir="auto">gif_ex</span></a><img src="https://media.giphy.com/a.gif"></div></div>';
    for (const around of [`<ul>${gif}<div class="c">`, '<ul><div class="c">']) {
      const html = instagramPost.replace('<ul><div class="c">', around).replace('</ul>', `${gif}</ul>`);
      const { posts } = await readAt(html, POST);
      expect(posts.map(({ author }) => author.handle)).toEqual([
        'midori_marche_ex',
        'tokumei_taro_ex',
        'kinjo_ex',
      ]);
    }
  });

  test('pictures of other posts shown below are not of this one; its words are', async () => {
    const more =
      '<a href="/midori_marche_ex/p/DfMjRRjgABN/"><img src="https://scontent.cdninstagram.com/v/t51.29350-15/hoka.jpg" alt=""></a>';
    const { posts } = await readAt(instagramPost.replace('</main>', `${more}</main>`), POST);
    expect(posts[0]?.images).toHaveLength(1);
    expect(posts[0]?.text).toBe('朝市は九時からです。\nお待ちしています @kaku_hanako_ex');
  });

  test('a list: each post by its link, those without one not at all', async () => {
    const { posts } = await readAt(feed, 'https://www.instagram.com/');
    expect(urls(posts)).toEqual(['https://www.instagram.com/p/DfMjRRjgABN/']);
    expect(posts[0]).toMatchObject({
      author: { handle: 'kaku_hanako_ex' },
      text: '山道を歩きました',
      time: { instant: '2026-11-01T10:47:20.000Z', certain: true },
    });
  });

  test('an address without dates gives about when it was uploaded', async () => {
    const { posts } = await readAt(
      instagramPost.replaceAll(/<time[^>]*>/g, '<b>').replaceAll('</time>', '</b>'),
      POST,
    );
    expect(posts).toHaveLength(1);
    expect(posts[0]?.time).toMatchObject({
      kind: 'relative',
      source: 'post id',
      earliest: '2026-11-20T10:47:00.000Z',
      latest: '2026-11-20T11:02:00.000Z',
    });
  });
});

describe('Threads', () => {
  test.each(['threads.com', 'threads.net'])('a post, its quote and an answer on %s', async host => {
    const POST = 'https://www.threads.com/@tokumei_taro_ex/post/DRAbcDefGhi';
    const { posts, site } = await readAt(threadsPost, POST.replace('threads.com', host));
    expect(site).toBe('threads');
    expect(urls(posts)).toEqual([POST, 'https://www.threads.com/@kinjo_ex/post/DRAbcReply1']);
    expect(posts[0]).toMatchObject({
      id: 'DRAbcDefGhi',
      parentUrl: null,
      author: { handle: 'tokumei_taro_ex', profileUrl: 'https://www.threads.com/@tokumei_taro_ex' },
      text: 'この人の話は全部うそです。\n信じないで @kinjo_ex',
      images: [{ alt: '掲示板の写真' }],
      quoted: [
        {
          url: 'https://www.threads.com/@midori_marche_ex/post/DRZzzzzzzzz',
          author: 'midori_marche_ex',
          text: '朝市は九時から',
        },
      ],
      time: {
        instant: '2026-11-20T10:47:31.000Z',
        precision: 'second',
        source: 'time@datetime',
        certain: true,
        shown: '2日',
      },
    });
    expect(posts[1]).toMatchObject({ text: 'そうですか', parentUrl: null });
  });
});

describe('Facebook', () => {
  const POST = 'https://www.facebook.com/kaku.hanako.ex/posts/pfbid0abcDEF123';

  test('posts and comments, whatever the language of their labels', async () => {
    const { posts, site } = await readAt(facebookPost, 'https://www.facebook.com/groups/feed/');
    expect(site).toBe('facebook');
    expect(urls(posts)).toEqual([
      POST,
      `${POST}?comment_id=700000000000001`,
      `${POST}?comment_id=700000000000001&reply_comment_id=700000000000002`,
      'https://www.facebook.com/permalink.php?story_fbid=555&id=100000000000009',
    ]);
    expect(posts.map(post => post.parentUrl)).toEqual([null, POST, null, null]);
    expect(posts[0]).toMatchObject({
      author: {
        displayName: '架空 花子',
        handle: null,
        immutableId: { scheme: 'Facebook user id', value: '100000000000001' },
        profileUrl: 'https://www.facebook.com/profile.php?id=100000000000001',
      },
      text: '朝市に行きました。\n楽しかったです。',
      images: [{ alt: '朝市' }],
      // The letters of the date are shuffled.
      time: { kind: 'unknown', shown: null },
    });
    expect(posts[1]).toMatchObject({
      id: '700000000000001',
      thread: { url: POST },
      author: { displayName: '匿名 太郎', handle: 'tokumei.taro.ex', immutableId: null },
      text: 'この店はうそつきです\n行かないで',
      time: {
        kind: 'relative',
        raw: '2日',
        shown: '2日',
        source: 'page text',
        earliest: '2026-11-19T02:59:00.000Z',
      },
    });
    expect(posts[2]).toMatchObject({
      id: '700000000000002',
      author: { displayName: '近所の 人', immutableId: { value: '100000000000003' } },
      text: 'そうですか',
      time: { kind: 'relative', raw: '5時間' },
    });
    expect(posts[3]).toMatchObject({
      author: { handle: 'midori.marche.ex' },
      time: {
        instant: '2026-11-18T09:28:00.000Z',
        precision: 'minute',
        source: 'attribute',
        shown: '11月18日',
      },
    });
  });

  test('a group’s name is not the author’s; a first name that is no profile is nobody’s', async () => {
    const named = '<h3><a href="https://www.facebook.com/profile.php?id=100000000000001';
    const group = facebookPost.replace(named, `<a href="/groups/123456789/">みどり台の会</a>${named}`);
    expect((await readAt(group, 'https://www.facebook.com/groups/feed/')).posts[0]?.author).toMatchObject({
      displayName: '架空 花子',
    });
    const event = facebookPost.replace(named, `<a href="/events/s/asaichi/99/">朝市</a>${named}`);
    expect((await readAt(event, 'https://www.facebook.com/groups/feed/')).posts[0]?.author).toMatchObject({
      displayName: null,
      profileUrl: null,
    });
  });

  test('an address below the words may be of another post', async () => {
    const link =
      /<span><a href="https:\/\/www\.facebook\.com\/kaku\.hanako\.ex\/posts\/pfbid0abcDEF123\?__cft__.*?<\/a><\/span>/;
    const { posts } = await readAt(facebookPost.replace(link, ''), 'https://www.facebook.com/groups/feed/');
    expect(posts[0]?.permalink).toEqual({ kind: 'unknown', why: 'the page gives none' });
  });

  test('an older page counts seconds', async () => {
    const { posts } = await readAt(facebookOld, 'https://m.facebook.com/kaku.hanako.ex', 'America/New_York');
    expect(posts[0]).toMatchObject({
      permalink: { url: 'https://www.facebook.com/kaku.hanako.ex/posts/1234567890' },
      time: {
        instant: '2026-11-20T10:47:31.000Z',
        precision: 'second',
        source: 'attribute',
        certain: true,
        shown: '2日前',
      },
    });
  });
});
