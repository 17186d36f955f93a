import { describe, expect, test } from 'vitest';
import video from '../../fixtures/tiktok/video.html?raw';
import { readAt } from '../on-page.ts';

const VIDEO = 'https://www.tiktok.com/@midori_marche_ex/video/7710203484506718209';

describe('TikTok', () => {
  test('a video by the page’s own data, with its id as a check', async () => {
    const { posts, site } = await readAt(video, `${VIDEO}?is_from_webapp=1`);
    expect(site).toBe('tiktok');
    expect(posts).toHaveLength(5);
    expect(posts[0]).toMatchObject({
      permalink: { url: VIDEO, basis: 'address bar' },
      id: '7710203484506718209',
      author: {
        displayName: 'みどり台マルシェ',
        handle: 'midori_marche_ex',
        immutableId: { scheme: 'TikTok user id', value: '6900000000000000001' },
        profileUrl: 'https://www.tiktok.com/@midori_marche_ex',
      },
      text: '朝市の様子 #みどり台',
      time: {
        instant: '2026-11-20T10:47:31.000Z',
        precision: 'second',
        source: 'page data',
        raw: '1795171651',
        certain: true,
        shown: '11-20',
        checks: [
          { source: 'page text', verdict: 'agrees' },
          { source: 'post id', verdict: 'agrees' },
        ],
      },
    });
  });

  test('data of the video before is not believed: the id says about when', async () => {
    const next = video
      .replace('"id":"7710203484506718209"', '"id":"7710203484506718210"')
      .replace('<span>11-20</span>', '');
    const { posts } = await readAt(next, VIDEO);
    expect(posts[0]).toMatchObject({
      author: { handle: 'midori_marche_ex', immutableId: null },
      time: {
        kind: 'relative',
        source: 'post id',
        earliest: '2026-11-20T10:47:20.000Z',
        latest: '2026-11-20T10:48:20.000Z',
      },
    });
  });

  test('comments have no address, and an age or a day for a time', async () => {
    const { posts } = await readAt(video, VIDEO);
    const [first, answer, old, abroad] = posts.slice(1);
    expect(first).toMatchObject({
      permalink: { kind: 'unknown', why: 'the page gives none' },
      thread: { url: VIDEO },
      parentUrl: VIDEO,
      author: { displayName: '匿名の太郎', handle: 'tokumei_taro_ex' },
      text: 'この店はうそつきです😡',
      time: { kind: 'relative', raw: '2日前', shown: '2日前' },
    });
    expect(answer).toMatchObject({
      parentUrl: null,
      author: { handle: 'kinjo_ex' },
      text: 'そうですか',
      time: { kind: 'absolute', precision: 'day', raw: '11-21', certain: false },
    });
    expect(old?.time).toMatchObject({ precision: 'day', raw: '2025-12-24', certain: false });
    expect(abroad?.time).toMatchObject({ kind: 'relative', raw: '3d ago' });
  });
});
