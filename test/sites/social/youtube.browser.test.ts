import { describe, expect, test } from 'vitest';
import watch from '../../fixtures/youtube/watch.html?raw';
import { readAt } from '../on-page.ts';

const VIDEO = 'https://www.youtube.com/watch?v=AbcDefGhi01';
const TOP = `${VIDEO}&lc=UgxAAAAAAAAAAAAAAAA4AaABAg`;
const reply = (n: number) => `${TOP}.AAAAAAAAAAAAAAAAAAAAA${n}`;

describe('YouTube', () => {
  test('a video, to the second by what the server said of it', async () => {
    const { posts, site } = await readAt(watch, `${VIDEO}&t=3s&pp=abc`, 'America/New_York');
    expect(site).toBe('youtube');
    expect(posts[0]).toMatchObject({
      permalink: { url: VIDEO, basis: 'address bar' },
      id: 'AbcDefGhi01',
      author: {
        displayName: 'みどり台マルシェ',
        handle: 'midori_marche_ex',
        immutableId: { scheme: 'YouTube channel id', value: 'UC0123456789abcdefghijkl' },
        profileUrl: 'https://www.youtube.com/@midori_marche_ex',
      },
      text: 'みどり台の朝市\n\n秋の朝市の様子です。\n来月も開きます。',
      time: {
        instant: '2026-11-01T00:55:38.000Z',
        precision: 'second',
        source: 'microdata',
        certain: true,
        zone: { offset: '-07:00', basis: 'stated' },
        shown: '1,234 回視聴 2026/11/01',
      },
    });
  });

  test('after a click on the next video nothing of the first is believed', async () => {
    const next = 'https://www.youtube.com/watch?v=ZzzZzzZzz02';
    const { posts } = await readAt(watch.replace('video-id="AbcDefGhi01"', 'video-id="ZzzZzzZzz02"'), next);
    // The server's words and the old comments are of the first video; what is shown is of the second.
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({
      permalink: { url: next },
      author: { handle: 'midori_marche_ex', immutableId: null },
      time: { precision: 'day', certain: false, source: 'page text' },
    });
    for (const html of [watch, watch.replace('<ytd-watch-flexy', '<ytd-watch-flexy hidden')])
      expect((await readAt(html, next)).site).toBe('generic');
  });

  test('comments are a stretch of time; replies name what they answer', async () => {
    const { posts } = await readAt(watch, VIDEO);
    const comments = posts.slice(1);
    expect(comments.map(({ permalink }) => 'url' in permalink && permalink.url)).toEqual([
      TOP,
      reply(1),
      reply(2),
      reply(3),
    ]);
    expect(comments.map(post => post.parentUrl)).toEqual([VIDEO, TOP, reply(1), TOP]);
    expect(comments[0]).toMatchObject({
      thread: { url: VIDEO, title: 'みどり台の朝市' },
      author: { displayName: '@tokumei_taro_ex', handle: 'tokumei_taro_ex', immutableId: null },
      text: 'この店はうそつきです😡',
      edited: '（編集済み）',
      time: {
        kind: 'relative',
        raw: '2 日前',
        source: 'page text',
        shown: '2 日前（編集済み）',
        earliest: '2026-11-19T02:59:00.000Z',
      },
    });
    expect(comments[1]).toMatchObject({
      author: { displayName: '近所の人', handle: null, immutableId: { value: 'UCzyxwvutsrqponmlkjihgfe' } },
    });
    expect(comments[1]?.edited).toBeUndefined();
    expect(comments[2]?.time).toMatchObject({
      kind: 'unknown',
      why: 'not understood',
      shown: 'hace 3 horas',
    });
  });

  test('a page that changed says nothing', async () => {
    const { posts, site } = await readAt(
      watch.replaceAll('ytd-', 'yt9-').replaceAll('itemprop="identifier"', ''),
      VIDEO,
    );
    expect(site).toBe('generic');
    expect(posts.every(post => post.site === 'generic')).toBe(true);
  });
});
