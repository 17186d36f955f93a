import { describe, expect, test } from 'vitest';
import now from '../../fixtures/reddit/new.html?raw';
import old from '../../fixtures/reddit/old.html?raw';
import { readAt } from '../on-page.ts';

const PATH = '/r/midoridai_ex/comments/1abcde1';
const NEW = `https://www.reddit.com${PATH}`;
const OLD = `https://old.reddit.com${PATH}/midoridai_no_mise/`;

describe('Reddit', () => {
  test('today', async () => {
    const { posts, site } = await readAt(now, `${NEW}/midoridai_no_mise/?share_id=abc`);
    expect(site).toBe('reddit');
    const thread = `${NEW}/midoridai_no_mise/`;
    expect(posts.map(({ permalink }) => 'url' in permalink && permalink.url)).toEqual([
      thread,
      ...['oabc001', 'oabc002', 'oabc003'].map(id => `${NEW}/comment/${id}/`),
    ]);
    expect(posts.map(post => post.parentUrl)).toEqual([
      null,
      thread,
      `${NEW}/comment/oabc001/`,
      `${NEW}/comment/oabc002/`,
    ]);
    expect(posts[0]).toMatchObject({
      id: 't3_1abcde1',
      author: {
        displayName: 'kaku_hanako_ex',
        handle: 'kaku_hanako_ex',
        immutableId: { scheme: 'Reddit account id', value: 't2_kaku1' },
        profileUrl: 'https://www.reddit.com/user/kaku_hanako_ex/',
      },
      text: 'みどり台の店\n\nどこが好きですか？',
      images: [{ url: 'https://preview.redd.it/mise.png', alt: '店' }],
      time: {
        instant: '2026-11-20T10:40:00.845Z',
        precision: 'millisecond',
        source: 'attribute',
        certain: true,
        shown: '2 日前',
      },
    });
    expect(posts[1]).toMatchObject({
      thread: { url: thread, title: 'みどり台の店' },
      text: 'あの店はうそつきです',
      time: { instant: '2026-11-20T10:47:31.218Z', zone: { offset: '+00:00', basis: 'stated' } },
    });
    expect(posts[2]).toMatchObject({
      text: '',
      author: { displayName: '[deleted]', handle: null, profileUrl: null },
    });
    expect(posts[3]?.time).toMatchObject({ kind: 'unknown', why: 'nothing on the page' });
  });

  test('old', async () => {
    const { posts } = await readAt(old, OLD);
    expect(posts.map(({ permalink }) => 'url' in permalink && permalink.url)).toEqual([
      OLD,
      `${OLD}oabc001/`,
      `${OLD}oabc002/`,
    ]);
    expect(posts.map(post => post.parentUrl)).toEqual([null, OLD, `${OLD}oabc001/`]);
    expect(posts[0]).toMatchObject({
      text: 'みどり台の店\n\nどこが好きですか？',
      author: { handle: 'kaku_hanako_ex', immutableId: { value: 't2_kaku1' } },
      time: { instant: '2026-11-20T10:40:00.000Z', source: 'time@datetime', certain: true },
    });
    expect(posts[1]).toMatchObject({
      text: 'あの店はうそつきです',
      edited: '最終編集 1日前 2026-11-21T01:00:00+00:00',
      time: { instant: '2026-11-20T10:47:31.000Z', precision: 'second', certain: true, shown: '2日前' },
    });
    expect(posts[2]).toMatchObject({ text: 'そうですか', author: { handle: 'kinjo_ex' } });
    expect(posts[2]?.edited).toBeUndefined();
  });

  test('a page that changed is left to the generic reader', async () => {
    const { site } = await readAt(now.replaceAll('shreddit-', 'reddit9-'), NEW);
    expect(site).toBe('generic');
  });
});
