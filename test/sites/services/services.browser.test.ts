import { expect, test } from 'vitest';
import chiebukuro from '../../fixtures/chiebukuro/question.html?raw';
import maps from '../../fixtures/google-maps/place.html?raw';
import anond from '../../fixtures/hatena/anond.html?raw';
import bookmark from '../../fixtures/hatena/bookmark.html?raw';
import oshiete from '../../fixtures/oshiete-goo/question.html?raw';
import yahooNews from '../../fixtures/yahoo-news/comments.html?raw';
import { at, brief } from './brief.ts';

const QUESTION = 'https://detail.chiebukuro.yahoo.co.jp/qa/question_detail/q12345678901';
const PLACE = 'https://www.google.com/maps/place/%E8%A6%8B%E6%9C%AC/@35.1,139.2,17z/data=!4m6!3m5';
const NEWS = 'https://news.yahoo.co.jp/articles/0123abcd/comments';
const COMMENT = 'https://news.yahoo.co.jp/profile/comments/0a1b2c3d-0000-4000-8000-00000000';

test.each<[string, string, string, (string | null)[][]]>([
  [
    'chiebukuro',
    chiebukuro,
    `${QUESTION}?__ysp=abc`,
    [
      [
        QUESTION,
        '2026-11-01T03:34:00.000Z minute certain page text',
        '架空花子 | 1012345678 | https://my.chiebukuro.yahoo.co.jp/user/1012345678',
        'パンはどう\n保存しますか。',
      ],
      [null, '2026-11-01T04:05:00.000Z minute certain page text', 'ID非公開', '冷凍がよいです。'],
      [
        null,
        '2026-11-01T05:00:00.000Z minute certain page text',
        '架空花子 | 1012345678 | https://my.chiebukuro.yahoo.co.jp/user/1012345678',
        '試します。',
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
        '2026-07-31T09:05:01.000Z second certain post id',
        '',
        '毎朝歩きます。\n\n雨でも。',
      ],
      [
        'https://anond.hatelabo.jp/20260731190000',
        '2026-07-31T10:00:00.000Z second certain post id',
        '',
        '私もです。',
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
        '2026-07-31T15:00:00.000Z day certain page text',
        'taro-x | taro-x | https://profile.hatena.ne.jp/taro-x/',
        'よい話。',
      ],
      [
        null,
        '2026-08-01T15:00:00.000Z day certain page text',
        'hana_y | hana_y | https://profile.hatena.ne.jp/hana_y/',
        '>id:taro-x 同感。',
      ],
    ],
  ],
  [
    'oshiete-goo',
    oshiete,
    'http://oshiete.goo.ne.jp/qa/1234567.html?from=x',
    [
      [
        'https://oshiete.goo.ne.jp/qa/1234567.html',
        '2020-07-12T16:10:40.000Z second certain json-ld',
        '架空 | 123456789 | https://oshiete.goo.ne.jp/profile/123456789/',
        '何度で\n焼きますか。',
      ],
    ],
  ],
  [
    'google-maps',
    maps,
    `${PLACE}!1s0x60188b0000000001:0x1a2b3c4d5e6f7081!8m2!3d35.1!4d139.2`,
    [
      [
        'https://www.google.com/maps/reviews/data=!4m6!14m5!1m4!2m3!1sChdDSUhNMG9nS0VJQ0FnSUR!2m1!1s0x60188b0000000001:0x1a2b3c4d5e6f7081',
        'relative 3 か月前',
        '架空 太郎 | 100000000000000000001 | https://www.google.com/maps/contrib/100000000000000000001',
        'パンがおいしいです。',
      ],
      [
        'https://www.google.com/maps/reviews/data=!4m6!14m5!1m4!2m3!1sChdDSUhNMG9nS0VJQ0FnSUX!2m1!1s0x60188b0000000001:0x1a2b3c4d5e6f7081',
        'unknown 最終編集: 1 週間前',
        '見本 花子 | 100000000000000000002 | https://www.google.com/maps/contrib/100000000000000000002',
        '',
      ],
    ],
  ],
  [
    'yahoo-news',
    yahooNews,
    `${NEWS}?page=2`,
    [
      [
        'https://news.yahoo.co.jp/profile/commentator/kakuu/comments/0a1b2c3d-0000-4000-8000-00000000cafe',
        // 23 August is a Sunday in 2026, and was a Friday in 2024.
        '2026-08-23T00:15:00.000Z minute unsure page text',
        '架空博士 | kakuu | https://news.yahoo.co.jp/profile/commentator/kakuu/comments',
        '専門の立場から述べます。',
      ],
      [
        `${COMMENT}abcd`,
        'relative 6時間前',
        '架空さん | abcd1234efgh5678 | https://news.yahoo.co.jp/users/abcd1234efgh5678',
        'よい記事でした。',
      ],
      [
        null,
        'relative 5時間前',
        '返す人 | repl1234efgh5678 | https://news.yahoo.co.jp/users/repl1234efgh5678',
        '同じ思いです。',
      ],
      [
        `${COMMENT}beef`,
        '2024-08-22T23:04:00.000Z minute unsure page text',
        '別の人 | zzzz1234efgh5678 | https://news.yahoo.co.jp/users/zzzz1234efgh5678',
        '参考になります。',
      ],
    ],
  ],
])('%s', async (id, html, url, expected) => {
  const { site, posts } = await at(html, url);
  expect(site).toBe(id);
  expect(posts.map(brief)).toEqual(expected);
});

test('Googleマップ: an address that does not name one place makes none for a review', async () => {
  const { posts, notes } = await at(maps, `${PLACE}!1s0x1:0x2!2m1!1s0x3:0x4`);
  expect(posts[0]).toMatchObject({
    permalink: { kind: 'unknown' },
    id: 'ChdDSUhNMG9nS0VJQ0FnSUR',
    thread: { url: 'https://www.google.com/maps/place/%E8%A6%8B%E6%9C%AC/' },
    time: { kind: 'relative', earliest: '2026-07-21T02:59:00.000Z', latest: '2026-09-13T03:00:00.000Z' },
  });
  expect(posts[1]?.edited).toBe('最終編集: 1 週間前');
  expect(notes.join()).toContain('is cut');
});

test('what stands in a thread, and what answers what', async () => {
  const { posts: news, notes } = await at(yahooNews, `${NEWS}?page=2`);
  expect(news.map(({ parentUrl }) => parentUrl)).toEqual([null, null, `${COMMENT}abcd`, null]);
  expect(news[0]?.thread).toEqual({ url: NEWS, title: '見本の記事のコメント' });
  expect(news[1]?.id).toBe('0a1b2c3d-0000-4000-8000-00000000abcd');
  expect(notes.join()).toContain('架空博士 is cut');
  const { posts: answers } = await at(chiebukuro, QUESTION);
  expect(answers.map(({ parentUrl }) => parentUrl)).toEqual([null, QUESTION, null]);
  expect(answers.map(({ thread }) => thread?.url)).toEqual([undefined, QUESTION, QUESTION]);
  const { posts: diary } = await at(anond, 'https://anond.hatelabo.jp/20260731');
  expect(diary.map(({ parentUrl }) => parentUrl)).toEqual([null, 'https://anond.hatelabo.jp/20260731180501']);
});

test('教えて!goo: answers are told apart by their times', async () => {
  const answer = (n: number) =>
    `<div class="answer_item"><ul><li class="author">回答者：<a href="/profile/98765432${n}/">客${n}</a></li><li class="date">回答日時：<time>2020/07/14 0${n}:00</time></li></ul><p class="a_text">${n}百度です。</p></div>`;
  const html = oshiete.replace('</body>', `<div id="answer_area">${answer(1)}${answer(2)}</div></body>`);
  const { posts } = await at(html, 'https://oshiete.goo.ne.jp/qa/1234567.html');
  expect(posts[0]?.text).toBe('何度で\n焼きますか。');
  expect(posts.slice(1).map(post => [...brief(post).slice(1, 3), post.parentUrl])).toEqual(
    [1, 2].map(n => [
      `2020-07-13T1${n + 5}:00:00.000Z minute certain page text`,
      `客${n} | 98765432${n} | https://oshiete.goo.ne.jp/profile/98765432${n}/`,
      'https://oshiete.goo.ne.jp/qa/1234567.html',
    ]),
  );
  expect(posts[1]?.text).toContain('1百度です。');
  expect(posts[1]?.text).not.toContain('2百度です。');
});

test('教えて!goo: a head that says another time makes it unsure', async () => {
  const html = oshiete.replace('2020-07-13T01:10:40', '2020-07-14T01:10:40');
  const { posts } = await at(html, 'https://oshiete.goo.ne.jp/qa/1234567.html');
  expect(posts[0]?.time).toMatchObject({ certain: false, shown: '2020/07/13 01:10' });
});

test.each([
  ['chiebukuro', chiebukuro.replaceAll('Date', 'Neu'), QUESTION],
  ['anond', anond.replaceAll('section', 'neu'), 'https://anond.hatelabo.jp/20260731180501'],
  ['google-maps', maps.replaceAll('data-review-id', 'data-neu'), 'https://www.google.com/maps/place/a/'],
  ['yahoo-news', yahooNews.replaceAll('comment-main', 'neu'), NEWS],
  [
    'hatena-bookmark',
    bookmark.replaceAll('entry-comment', 'neu'),
    'https://b.hatena.ne.jp/entry/s/example.jp/1',
  ],
])('%s of another layout is left to the generic reader, with a note', async (id, html, url) => {
  const { site, notes } = await at(html, url);
  expect(site).toBe('generic');
  expect(notes).toContain(`the ${id} reader found nothing it knows on this page`);
});
