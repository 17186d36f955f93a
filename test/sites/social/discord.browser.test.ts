import { describe, expect, test } from 'vitest';
import channel from '../../fixtures/discord/channel.html?raw';
import { readAt } from '../on-page.ts';

const CHANNEL = 'https://discord.com/channels/1000000000000000001/1100000000000000001';
const FIRST = `${CHANNEL}/1573288678388662279`;

describe('Discord', () => {
  test('messages, with the author of a run above its first, and replies', async () => {
    const { posts, site } = await readAt(channel, CHANNEL, 'America/New_York');
    expect(site).toBe('discord');
    expect(posts.map(({ permalink }) => 'url' in permalink && permalink.url)).toEqual([
      FIRST,
      `${CHANNEL}/1573288807518699527`,
      `${CHANNEL}/1573289306200473607`,
    ]);
    const taro = {
      displayName: '匿名の太郎',
      handle: null,
      immutableId: { scheme: 'Discord user id', value: '900000000000000001' },
      profileUrl: 'https://discord.com/users/900000000000000001',
    };
    expect(posts[0]).toMatchObject({
      permalink: { basis: 'composed' },
      id: '1573288678388662279',
      thread: { url: CHANNEL, title: 'Discord | #雑談 | みどり台' },
      author: taro,
      text: 'あの人はうそつきだ',
      edited: '(編集済) 2026-11-20T11:30:00.000Z',
      images: [
        { url: 'https://media.discordapp.net/attachments/1100000000000000001/2/shashin.png', alt: '写真' },
      ],
      time: {
        instant: '2026-11-20T10:47:31.218Z',
        precision: 'millisecond',
        certain: true,
        source: 'time@datetime',
        shown: '2026/11/20 19:47',
      },
    });
    expect(posts[0]?.time.checks).toContainEqual(
      expect.objectContaining({ source: 'post id', verdict: 'agrees' }),
    );
    expect(posts[1]).toMatchObject({ author: taro, text: 'みんなそう言っている', parentUrl: null });
    expect(posts[2]).toMatchObject({
      author: { displayName: '架空の花子', immutableId: null },
      text: 'やめてください',
      parentUrl: FIRST,
      quoted: [{ url: FIRST, author: '匿名の太郎', text: 'あの人はうそつきだ' }],
    });
  });

  test('the id gives the moment alone, and contradicts a wrong one', async () => {
    const without = channel.replaceAll(/<time id="message-timestamp.*?<\/time>/g, '');
    const { posts } = await readAt(without, CHANNEL);
    expect(posts[1]?.time).toMatchObject({
      instant: '2026-11-20T10:48:02.005Z',
      source: 'post id',
      certain: true,
    });
    const wrong = await readAt(
      channel.replace('datetime="2026-11-20T10:48:02.005Z"', 'datetime="2026-11-19T10:48:02.005Z"'),
      CHANNEL,
    );
    expect(wrong.posts[1]?.time).toMatchObject({ certain: false });
  });

  test('a message whose run began above the page has no author', async () => {
    const start = channel.indexOf('<li id=');
    const second = channel.indexOf('<li id=', start + 1);
    const { posts } = await readAt(channel.slice(0, start) + channel.slice(second), CHANNEL);
    expect(posts[0]).toMatchObject({
      text: 'みんなそう言っている',
      author: { displayName: null, immutableId: null },
    });
  });
});
