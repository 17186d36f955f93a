import { expect, test } from 'vitest';
import type { Post } from '../../../src/evidence/index.ts';
import ameblo from '../../fixtures/ameblo/entry.html?raw';
import chiebukuro from '../../fixtures/chiebukuro/question.html?raw';
import gooBlog from '../../fixtures/goo/blog.html?raw';
import oshiete from '../../fixtures/goo/oshiete.html?raw';
import maps from '../../fixtures/google-maps/place.html?raw';
import anond from '../../fixtures/hatena/anond.html?raw';
import hatenaBlog from '../../fixtures/hatena/blog.html?raw';
import bookmark from '../../fixtures/hatena/bookmark.html?raw';
import jugem from '../../fixtures/jugem/entry.html?raw';
import note from '../../fixtures/note/article.html?raw';
import yahooNews from '../../fixtures/yahoo-news/comments.html?raw';
import { readAt } from '../on-page.ts';

/** Read as somebody far from Japan would have it, so that no zone of the browser slips in. */
const at = (html: string, url: string) => readAt(html, url, 'America/New_York');

function brief({ permalink, time, author, text }: Post) {
  const { displayName, handle, immutableId, profileUrl } = author;
  return [
    permalink.kind === 'known' ? permalink.url : null,
    time.kind === 'absolute' ? `${time.instant} ${time.precision} ${time.certain} ${time.source}` : time.kind,
    [displayName, handle, immutableId?.value, profileUrl].filter(Boolean).join(' | '),
    text,
  ];
}

const GOO = 'https://blog.goo.ne.jp/mihon123/e/0123456789abcdef0123456789abcdef';
const HATENA = 'https://mihon.hatenablog.com/entry/2026/07/31/180000';

test.each<[string, string, string, (string | null)[][]]>([
  [
    'chiebukuro',
    chiebukuro,
    'https://detail.chiebukuro.yahoo.co.jp/qa/question_detail/q12345678901?__ysp=abc',
    [
      [
        'https://detail.chiebukuro.yahoo.co.jp/qa/question_detail/q12345678901',
        '2026-11-01T03:34:00.000Z minute true page text',
        '架空花子 | 1012345678 | https://my.chiebukuro.yahoo.co.jp/user/1012345678',
        'パンはどう保存しますか。',
      ],
      [null, '2026-11-01T04:05:00.000Z minute true page text', 'ID非公開', '冷凍がよいです。'],
    ],
  ],
  [
    'note',
    note,
    'https://note.com/kakuu_ichiro/n/n0123456789ab?gs=1',
    [
      [
        'https://note.com/kakuu_ichiro/n/n0123456789ab',
        '2026-07-31T06:26:37.000Z second true time@datetime',
        '架空 一郎 | kakuu_ichiro | https://note.com/kakuu_ichiro',
        '川まで歩きました。',
      ],
    ],
  ],
  [
    'hatenablog',
    hatenaBlog,
    'https://mihon.example.jp/entry/2026/07/31/180000',
    [
      [
        HATENA,
        '2026-07-31T09:00:00.000Z second true time@datetime',
        'mihon-user | mihon-user | https://profile.hatena.ne.jp/mihon-user/',
        '花が咲きました。',
      ],
      [
        `${HATENA}#comment-6801883189000000009`,
        '2026-08-01T01:02:03.000Z second true time@datetime',
        'taro-x | taro-x | https://profile.hatena.ne.jp/taro-x/',
        'きれいですね。',
      ],
    ],
  ],
  [
    'anond',
    anond,
    'https://anond.hatelabo.jp/20260731180501',
    [
      [
        'https://anond.hatelabo.jp/20260731180501',
        '2026-07-31T09:05:01.000Z second true post id',
        '',
        '■散歩が好き\n\n毎朝歩きます。',
      ],
    ],
  ],
  [
    'hatena-bookmark',
    bookmark,
    'https://b.hatena.ne.jp/entry/s/example.jp/1',
    [
      [
        'https://b.hatena.ne.jp/entry/4700000000000000001/comment/taro-x',
        '2026-07-31T15:00:00.000Z day true page text',
        'taro-x | taro-x | https://profile.hatena.ne.jp/taro-x/',
        'よい話。',
      ],
    ],
  ],
  [
    'ameblo',
    ameblo,
    'https://ameblo.jp/mihon-san/entry-12900000001.html?frm=theme',
    [
      [
        'https://ameblo.jp/mihon-san/entry-12900000001.html',
        '2026-07-30T22:48:39.000Z second true page data',
        '見本さん | mihon-san | https://www.ameba.jp/profile/general/mihon-san/',
        '早起きしました。',
      ],
    ],
  ],
  [
    'goo-blog',
    gooBlog,
    GOO,
    [
      [
        GOO,
        '2020-07-03T08:16:22.000Z second true page data',
        'mihon123 | mihon123 | https://blog.goo.ne.jp/mihon123',
        '山に登りました。',
      ],
    ],
  ],
])('%s', async (id, html, url, expected) => {
  const { site, posts } = await at(html, url);
  expect(site).toBe(id);
  expect(posts.map(brief)).toEqual(expected);
});

test('Googleマップ gives an age, so the time is a stretch', async () => {
  const { site, posts } = await at(
    maps,
    'https://www.google.com/maps/place/%E8%A6%8B%E6%9C%AC/@35.1,139.2,17z/',
  );
  expect(site).toBe('google-maps');
  expect(posts).toHaveLength(1);
  expect(posts[0]).toMatchObject({
    permalink: { kind: 'unknown' },
    id: 'ChdDSUhNMG9nS0VJQ0FnSUR',
    thread: { url: 'https://www.google.com/maps/place/%E8%A6%8B%E6%9C%AC/' },
    time: { kind: 'relative', raw: '3 か月前' },
    author: {
      displayName: '架空 太郎',
      immutableId: { value: '100000000000000000001' },
      profileUrl: 'https://www.google.com/maps/contrib/100000000000000000001',
    },
    text: 'パンがおいしいです。',
  });
});

test('Yahoo!ニュース: an age for a week, then a date whose year the weekday settles', async () => {
  const { site, posts } = await at(yahooNews, 'https://news.yahoo.co.jp/articles/0123abcd/comments?page=2');
  expect(site).toBe('yahoo-news');
  expect(posts.map(({ text, author }) => [author.immutableId?.value, text])).toEqual([
    ['abcd1234efgh5678', 'よい記事でした。'],
    ['zzzz1234efgh5678', '参考になります。'],
  ]);
  expect(posts[0]).toMatchObject({
    permalink: { url: 'https://news.yahoo.co.jp/profile/comments/0a1b2c3d-0000-4000-8000-00000000abcd' },
    time: { kind: 'relative', raw: '6時間前' },
  });
  expect(posts[1]).toMatchObject({
    permalink: { url: 'https://news.yahoo.co.jp/profile/comments/0a1b2c3d-0000-4000-8000-00000000beef' },
    // 23 August 2026 was a Sunday.
    time: {
      kind: 'absolute',
      instant: '2026-08-22T23:04:00.000Z',
      precision: 'minute',
      zone: { id: 'Asia/Tokyo' },
    },
  });
});

test('services with templates of their owners are read by the generic rules', async () => {
  const rain = await at(jugem, 'https://mihon.jugem.jp/?eid=12');
  expect(rain.site).toBe('jugem');
  expect(rain.posts[0]).toMatchObject({
    author: { handle: 'mihon' },
    time: { instant: '2009-09-20T15:00:00.000Z', precision: 'day' },
  });
  const bread = await at(oshiete, 'https://oshiete.goo.ne.jp/qa/1234567.html');
  expect(bread.posts[0]).toMatchObject({
    author: { displayName: '架空', immutableId: { value: '123456789' } },
    time: { instant: '2020-07-12T16:10:40.000Z', precision: 'second', certain: true },
  });
});

test.each([
  ['note', note.replaceAll('o-noteContentHeader', 'neu'), 'https://note.com/kakuu_ichiro/n/n0123456789ab'],
  ['anond', anond.replaceAll('section', 'neu'), 'https://anond.hatelabo.jp/20260731180501'],
  ['google-maps', maps.replaceAll('data-review-id', 'data-neu'), 'https://www.google.com/maps/place/a/'],
])('%s of another layout is left to the generic reader, with a note', async (id, html, url) => {
  const { site, notes } = await at(html, url);
  expect(site).toBe('generic');
  expect(notes).toContain(`the ${id} reader found nothing it knows on this page`);
});
