import { describe, expect, test } from 'vitest';
import bloggerEntry from '../../fixtures/blogger/entry.html?raw';
import disqusEmbed from '../../fixtures/disqus/embed.html?raw';
import hackerNewsItem from '../../fixtures/hacker-news/item.html?raw';
import lemmyPost from '../../fixtures/lemmy/post.html?raw';
import lobstersStory from '../../fixtures/lobsters/story.html?raw';
import mediumStory from '../../fixtures/medium/story.html?raw';
import question from '../../fixtures/stack-exchange/question.html?raw';
import substackPost from '../../fixtures/substack/post.html?raw';
import wordpressEntry from '../../fixtures/wordpress/entry.html?raw';
import wordpressOld from '../../fixtures/wordpress/old-comments.html?raw';
import { readAt } from '../on-page.ts';

const at = (url: string, basis?: string) => ({ kind: 'known', url, ...(basis ? { basis } : {}) });
const exact = (instant: string, precision = 'second') => ({
  kind: 'absolute',
  instant,
  precision,
  certain: true,
});

const ENTRY = 'https://blog.example.com/2026/08/path/';
const BLOGGER = 'https://yama.example.com/2013/10/path.html';
const HN = 'https://news.ycombinator.com/item?id=';
const QUESTION = 'https://walk.stackexchange.com/questions/12/path';

const PAGES: Record<string, { html: string; url: string; site: string; posts: object[] }> = {
  WordPress: {
    html: wordpressEntry,
    url: `${ENTRY}?utm_source=x`,
    site: 'wordpress',
    posts: [
      {
        id: '12',
        permalink: at(ENTRY, 'canonical link'),
        thread: { url: ENTRY, title: '山道' },
        author: { displayName: '架空花子', profileUrl: 'https://blog.example.com/author/hana/' },
        time: exact('2026-08-18T09:28:34.000Z'),
        text: '静かな道でした。',
      },
      {
        id: '101',
        permalink: at(`${ENTRY}#comment-101`, 'link around the time'),
        // Who comments may type any address.
        author: {
          displayName: '試験太郎',
          profileUrl: null,
          otherIds: [{ scheme: 'website', value: 'https://taro.example.net/' }],
        },
        time: exact('2026-08-18T09:40:00.000Z'),
        text: '同感です。',
      },
      {
        id: '102',
        permalink: at(`${ENTRY}#comment-102`),
        parentUrl: `${ENTRY}#comment-101`,
        author: { displayName: '通りすがり' },
        text: 'はい。',
      },
    ],
  },
  'WordPress, an older theme': {
    html: wordpressOld,
    url: 'https://blog.example.com/old/',
    site: 'wordpress',
    posts: [
      {
        permalink: at('https://blog.example.com/old/#comment-201'),
        author: { displayName: '架空花子' },
        time: { kind: 'absolute', instant: '2010-08-18T09:28:00.000Z', precision: 'minute' },
        text: '静かな道。\n\nまた歩きます。',
      },
    ],
  },
  Blogger: {
    html: bloggerEntry,
    url: BLOGGER,
    site: 'blogger',
    posts: [
      {
        id: '777',
        permalink: at(BLOGGER, 'canonical link'),
        author: { displayName: '架空花子' },
        time: exact('2013-10-07T11:00:00.000Z'),
        text: '静かな道でした。',
      },
      {
        id: '4265235981837780001',
        permalink: at(`${BLOGGER}?showComment=1381172401460#c4265235981837780001`),
        author: {
          displayName: 'taro',
          immutableId: { scheme: 'Blogger profile', value: '17995061625121160001' },
        },
        time: { ...exact('2013-10-07T19:00:01.460Z', 'millisecond'), source: 'post id', shown: '4:00' },
        text: '同感です。',
      },
      {
        author: {
          displayName: '通りすがり',
          profileUrl: null,
          otherIds: [{ scheme: 'website', value: 'https://other.example.net/' }],
        },
        time: exact('2013-10-09T05:56:37.474Z', 'millisecond'),
        text: 'はい。',
      },
    ],
  },
  Disqus: {
    html: disqusEmbed,
    url: 'https://disqus.com/embed/comments/?base=default',
    site: 'disqus',
    posts: [
      {
        id: '2834567890',
        permalink: at('https://blog.example.com/path/#comment-2834567890', 'link around the time'),
        author: { displayName: 'Hana K', handle: 'hana', profileUrl: 'https://disqus.com/by/hana/' },
        time: {
          instant: '2016-08-11T18:21:00.000Z',
          precision: 'minute',
          source: 'attribute',
          shown: '10 years ago',
        },
        text: 'A quiet path.',
      },
      {
        parentUrl: 'https://blog.example.com/path/#comment-2834567890',
        author: { displayName: 'Passer-by', handle: null, profileUrl: null },
        text: 'It is.',
      },
    ],
  },
  'Stack Exchange': {
    html: question,
    url: `${QUESTION}/34#34`,
    site: 'stack-exchange',
    posts: [
      {
        id: '12',
        permalink: at('https://walk.stackexchange.com/q/12'),
        thread: { title: 'Path?' },
        author: {
          displayName: 'hana',
          immutableId: { value: '7' },
          profileUrl: 'https://walk.stackexchange.com/users/7/hana',
        },
        time: { ...exact('2011-02-11T23:49:17.000Z'), shown: 'Feb 11, 2011 at 23:49' },
        text: 'Which path is quiet?',
      },
      {
        id: '55',
        permalink: at(`${QUESTION}#comment55_12`, 'composed'),
        parentUrl: 'https://walk.stackexchange.com/q/12',
        author: { displayName: 'taro', immutableId: { value: '8' } },
        time: exact('2011-02-12T01:30:35.000Z'),
        text: 'Any is.',
      },
      {
        id: '34',
        permalink: at('https://walk.stackexchange.com/a/34'),
        parentUrl: 'https://walk.stackexchange.com/q/12',
        author: { displayName: 'taro' },
        time: exact('2011-02-12T01:01:43.000Z'),
      },
    ],
  },
  'lobste.rs': {
    html: lobstersStory,
    url: 'https://lobste.rs/s/abc123/a_quiet_path',
    site: 'lobsters',
    posts: [
      {
        id: 'abc123',
        permalink: at('https://lobste.rs/s/abc123/a_quiet_path'),
        author: { displayName: 'hana', handle: 'hana', profileUrl: 'https://lobste.rs/~hana' },
        time: { ...exact('2024-08-12T15:00:23.000Z'), source: 'attribute', raw: '1723474823' },
        text: 'A quiet path',
      },
      {
        permalink: at('https://lobste.rs/c/def456', 'link around the time'),
        author: { handle: 'taro' },
        time: exact('2024-08-12T16:00:23.000Z'),
        text: 'It is.',
      },
    ],
  },
  Lemmy: {
    html: lemmyPost,
    url: 'https://lemmy.example.com/post/51',
    site: 'lemmy',
    posts: [
      {
        id: '51',
        permalink: at('https://lemmy.example.com/post/51'),
        author: { displayName: 'Hana', handle: 'hana@far.example.net' },
        time: { ...exact('2026-08-23T04:55:21.000Z'), source: 'attribute', shown: '3 months ago' },
        text: 'A quiet path',
      },
      {
        id: '274',
        permalink: at('https://lemmy.example.com/post/51/274'),
        author: { handle: 'taro' },
        // What is shown is the age of the change.
        time: { ...exact('2026-08-23T05:00:00.000Z'), shown: null },
        edited: expect.stringContaining('Modified Monday'),
        text: 'It is.',
      },
    ],
  },
  'Hacker News': {
    html: hackerNewsItem,
    url: `${HN}1001`,
    site: 'hacker-news',
    posts: [
      {
        id: '1001',
        permalink: at(`${HN}1001`),
        author: { handle: 'hana' },
        time: { ...exact('2024-08-12T15:00:23.000Z'), shown: '2 years ago' },
        text: 'A quiet path\n\nBy the river.',
      },
      { permalink: at(`${HN}1002`), author: { handle: 'taro' }, parentUrl: null, text: 'It is.' },
      { permalink: at(`${HN}1003`), parentUrl: `${HN}1002`, time: exact('2024-08-12T17:00:23.000Z') },
    ],
  },
  Medium: {
    html: mediumStory,
    url: 'https://medium.com/@hana/a-quiet-path-0123456789ab',
    site: 'medium',
    posts: [
      {
        id: '0123456789ab',
        permalink: at('https://medium.com/@hana/a-quiet-path-0123456789ab', 'canonical link'),
        author: { displayName: 'Hana K', handle: 'hana' },
        time: {
          instant: '2026-08-18T09:28:34.123Z',
          precision: 'millisecond',
          source: 'meta',
          shown: 'Aug 18, 2026',
        },
        text: 'By the river.',
      },
    ],
  },
  Substack: {
    html: substackPost,
    url: 'https://hana.example.com/p/a-quiet-path',
    site: 'substack',
    posts: [
      {
        permalink: at('https://hana.example.com/p/a-quiet-path', 'canonical link'),
        thread: { title: 'A quiet path' },
        author: { displayName: 'Hana K', handle: 'hana' },
        time: { ...exact('2026-08-18T09:28:34.000Z'), source: 'json-ld' },
        text: 'By the river.',
      },
    ],
  },
};

describe.each(Object.entries(PAGES))('%s', (_, { html, url, site, posts: expected }) => {
  test('is read', async () => {
    const { site: reader, posts } = await readAt(html, url);
    expect(reader).toBe(site);
    expect(posts).toHaveLength(expected.length);
    expected.forEach((post, n) => {
      expect(posts[n]).toMatchObject(post);
    });
  });

  test('changed, is left to the reader of any page', async () => {
    const changed = html
      .replaceAll(/(class|id|itemprop|data-[a-z-]+id)="[^"]*"/g, '$1="x"')
      .replaceAll(/<(\/?)article/g, '<$1div');
    const { site: reader } = await readAt(changed, url);
    expect(reader).toBe('generic');
  });
});
