import * as v from 'valibot';
import { afterEach, describe, expect, test } from 'vitest';
import { PostSchema, parseReading } from '../../src/evidence/index.ts';
import { chooseFocus, findPosts, type PageView, type Pointers, readPage } from '../../src/sites/index.ts';
import { all, first } from '../../src/sites/page/own-dom.ts';
import ch2008 from '../fixtures/5ch/2008.html?raw';
import ch2017 from '../fixtures/5ch/2017.html?raw';
import ch2026 from '../fixtures/5ch/2026.html?raw';
import boardIndex from '../fixtures/board/index.html?raw';
import boardThread from '../fixtures/board/thread.html?raw';
import blog from '../fixtures/generic/blog.html?raw';
import boardDates from '../fixtures/generic/board-dates.html?raw';
import flat from '../fixtures/generic/flat.html?raw';
import forum from '../fixtures/generic/forum.html?raw';
import hostile from '../fixtures/generic/hostile.html?raw';
import oldList from '../fixtures/generic/old-list.html?raw';
import xStatus from '../fixtures/x/status.html?raw';
import xTimeline from '../fixtures/x/timeline.html?raw';
import { onPage } from './on-page.ts';

const FOCAL = '2123729947846508553';
const X_STATUS = 'https://twitter.com/tokumei_taro_ex/status/FOCAL/photo/1?s=20';
const KEY = '1795171328';
const THREAD = `https://kaku.5ch.io/test/read.cgi/shiken/${KEY}`;
const NOBODY: Pointers = {
  picked: null,
  linkUrl: null,
  selectionText: null,
  caret: null,
  selection: null,
  viewportHeight: 600,
};
const VIEWPORT = {
  width: 800,
  height: 600,
  scrollX: 0,
  scrollY: 0,
  pageWidth: 800,
  pageHeight: 900,
  devicePixelRatio: 1,
  screenWidth: 800,
  screenHeight: 600,
};

afterEach(() => {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
});

async function read(html: string, url: string, zone?: string) {
  const view = await onPage(html, url, zone);
  const found = findPosts(view);
  return { view, found, posts: found.posts.map(({ post }) => post) };
}

const instants = (posts: { time: { kind: string } }[]) =>
  posts.map(({ time }) => ('instant' in time ? (time.instant as string) : time.kind));
const links = (posts: { permalink: { kind: string } }[]) =>
  posts.map(({ permalink }) => ('url' in permalink ? (permalink.url as string) : null));

const EVERY: [string, string, string][] = [
  ['X, a status', xStatus, X_STATUS],
  ['X, a timeline', xTimeline, 'https://x.com/home'],
  ['5ch of 2026', ch2026, `${THREAD}/l50`],
  ['5ch of 2017', ch2017, 'https://kaku.5ch.net/test/read.cgi/shiken/1514471387/'],
  ['5ch of 2008', ch2008, 'https://kaku.5ch.net/test/read.cgi/shiken/1218954619/'],
  ['a blog', blog, 'https://blog.example.jp/entry/yamamichi?utm_source=x'],
  ['a forum', forum, 'https://forum.example.com/threads/shiken.12/'],
  ['a board with visible dates only', boardDates, 'https://board.example.com/t/1'],
  ['a flat board', flat, 'https://board.example.com/t/3'],
  ['an old list', oldList, 'https://board.example.com/t/2'],
  ['a hostile page', hostile, 'https://hostile.example.com/'],
  ['the sample board', boardThread, 'http://localhost:8000/board/thread.html'],
  ['the sample board’s front page', boardIndex, 'http://localhost:8000/board/index.html'],
];

describe('reading', () => {
  test.each(EVERY)('%s changes nothing in it', async (_, html, url) => {
    const view = await onPage(html, url);
    const root = first(view.document, 'html');
    const page = view.frame.contentWindow;
    if (!root || !page) throw new Error('no page');
    page.scrollTo(0, 40);
    const heading = first(view.document, 'h1, h2, article');
    if (heading) page.getSelection()?.selectAllChildren(heading);
    const state = () => [
      root.outerHTML,
      page.scrollY,
      page.getSelection()?.toString(),
      Reflect.get(page.document, 'activeElement'),
    ];
    const before = state();
    const changes = new MutationObserver(() => {});
    changes.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    const found = findPosts(view);
    readPage(view, found, chooseFocus(found, NOBODY, view), VIEWPORT);
    expect(changes.takeRecords()).toEqual([]);
    expect(state()).toEqual(before);
  });

  test.each(EVERY)('%s gives a reading that follows the format', async (_, html, url) => {
    const { view, found } = await read(html, url);
    const reading = readPage(view, found, chooseFocus(found, NOBODY, view), VIEWPORT);
    expect(parseReading(JSON.parse(JSON.stringify(reading)))).toEqual(reading);
    expect(reading.postsOnPage).toBe(found.posts.length);
    for (const { post } of found.posts) v.parse(PostSchema, post);
  });

  test.each(EVERY)('%s twice gives the same', async (_, html, url) => {
    const { view, found } = await read(html, url);
    expect(findPosts(view)).toEqual(found);
  });
});

describe('X', () => {
  test('a status page gives the post, its replies, and the quote apart from it', async () => {
    const { posts, view, found } = await read(xStatus, X_STATUS.replace('FOCAL', FOCAL));
    expect(found.site.id).toBe('x');
    expect(posts).toHaveLength(4);
    const [, focal] = posts;
    expect(focal).toMatchObject({
      permalink: { url: `https://x.com/tokumei_taro_ex/status/${FOCAL}`, basis: 'link around the time' },
      id: FOCAL,
      author: {
        displayName: '匿名の太郎',
        handle: 'tokumei_taro_ex',
        profileUrl: 'https://x.com/tokumei_taro_ex',
      },
      text: 'この人の話は全部うそです。😡\n信じないでください #みどり台',
      images: [{ url: 'https://pbs.twimg.com/media/own.jpg?format=jpg', alt: '掲示板の写真' }],
      quoted: [{ author: 'midori_marche_ex', text: '明日の朝市は九時からです。' }],
    });
    expect(focal?.quoted[0]?.url).toMatch(/^https:\/\/x\.com\/midori_marche_ex\/status\/\d+$/);
    expect(focal?.time).toMatchObject({
      kind: 'absolute',
      instant: '2026-11-20T10:47:31.000Z',
      precision: 'second',
      source: 'time@datetime',
      certain: true,
      shown: '午後7:47 · 2026年11月20日',
      checks: [
        { source: 'post id', verdict: 'agrees', instant: '2026-11-20T10:47:31.218Z' },
        { source: 'page text', verdict: 'agrees' },
      ],
    });
    expect(chooseFocus(found, NOBODY, view)).toEqual({ index: 1, basis: 'page address', sure: true });
    expect(found.posts[3]?.notes.join()).toContain('is cut');
  });

  test('a time that its id contradicts is not certain', async () => {
    const { posts, found } = await read(xTimeline, 'https://x.com/home');
    const [reposted, shifted, advert, old] = posts;
    expect(reposted?.text).toBe('おはよう🌸👨‍👩‍👧');
    expect(reposted?.author.handle).toBe('kaku_hanako_ex');
    expect(found.posts[0]?.notes.join()).toContain('匿名の太郎さんがリポスト');
    expect(shifted?.time).toMatchObject({
      certain: false,
      checks: [{ source: 'post id', verdict: 'disagrees' }],
    });
    expect(advert?.permalink).toMatchObject({ basis: 'link in the post' });
    expect(advert?.time).toMatchObject({
      source: 'post id',
      precision: 'millisecond',
      instant: '2026-11-01T00:00:00.250Z',
    });
    expect(old?.time).toMatchObject({ certain: true, instant: '2009-05-01T03:00:00.000Z' });
  });
});

describe('5ch', () => {
  test('a thread of 2026', async () => {
    const { posts, found } = await read(ch2026, `${THREAD}/l50`, 'America/New_York');
    expect(found.site.id).toBe('5ch');
    expect(links(posts)).toEqual([1, 2, 3, 4, 1001].map(n => `${THREAD}/${n}`));
    expect(instants(posts)).toEqual([
      '2026-11-20T10:42:08.190Z',
      '2026-11-20T10:45:10.070Z',
      'unknown',
      '2026-11-20T10:50:00.000Z',
      'unknown',
    ]);
    expect(posts[0]).toMatchObject({
      number: '1',
      author: {
        displayName: '名無しさん (ワッチョイ 12ab-CdEf)',
        immutableId: { scheme: '5ch ID', value: 'abC12/+d' },
      },
      thread: { url: `${THREAD}/`, title: '【試験】みどり台を語るスレ' },
      text: '語りましょう。\n\nよろしく',
      time: {
        precision: 'centisecond',
        certain: true,
        raw: '2026/11/20(金) 19:42:08.19',
        checks: [
          { source: 'weekday', verdict: 'agrees' },
          { source: 'thread key', verdict: 'agrees' },
        ],
      },
    });
    expect(posts[1]).toMatchObject({
      anchors: ['1'],
      parentUrl: `${THREAD}/1`,
      author: { displayName: '名無しさん ◆Tr1pTr1p2k' },
    });
    expect(posts[2]?.time).toMatchObject({ why: 'post removed', shown: 'あぼーん' });
    expect(posts[3]).toMatchObject({
      anchors: ['1-2', '3'],
      parentUrl: null,
      author: { immutableId: null },
      time: { certain: false, checks: [{ source: 'weekday', raw: '(木)', verdict: 'disagrees' }] },
    });
    expect(posts[4]?.time).toMatchObject({ why: 'not understood', raw: 'Over 1000 Thread' });
  });

  test('itest addresses name the same posts, and a key the site made up is no clock', async () => {
    const { posts } = await read(ch2026, `https://itest.5ch.io/kaku/test/read.cgi/shiken/9240000001/`);
    expect(links(posts)[1]).toBe('https://kaku.5ch.io/test/read.cgi/shiken/9240000001/2');
    expect(posts[0]?.time).toMatchObject({ certain: true, checks: [{ source: 'weekday' }] });
    const other = await read(ch2026, 'https://kaku.5ch.io/test/read.cgi/shiken/1795171999/');
    expect(other.posts[0]?.time).toMatchObject({ certain: false });
  });

  test('the address of one post is the focus; a range is not', async () => {
    const { view, found } = await read(ch2026, `${THREAD}/2`);
    expect(chooseFocus(found, NOBODY, view)).toEqual({ index: 1, basis: 'page address', sure: true });
    const range = { ...view, url: new URL(`${THREAD}/2-4`) };
    expect(chooseFocus(found, NOBODY, range)).toMatchObject({ basis: 'middle of the screen', sure: false });
  });

  test('older generations', async () => {
    const a = await read(ch2017, 'https://kaku.5ch.net/test/read.cgi/shiken/1514471387/');
    expect(instants(a.posts)).toEqual(['2017-12-28T14:29:47.640Z', '2017-12-28T15:01:02.030Z']);
    expect(a.posts[1]).toMatchObject({ number: '2', text: '二つ目 >>1', author: { displayName: '名無し' } });
    const b = await read(ch2008, 'https://kaku.5ch.net/test/read.cgi/shiken/1218954619/');
    expect(instants(b.posts)).toEqual(['2008-08-17T06:30:19.000Z', '2008-08-17T06:31:00.000Z', 'unknown']);
    expect(b.posts[0]).toMatchObject({
      author: { displayName: '名無し：さん', immutableId: { value: '1hlWO7Vt' } },
      text: '最初の書き込み\n二行目',
      time: { certain: true },
    });
    expect(b.posts[2]?.time).toMatchObject({ why: 'post removed' });
  });

  test('a thread of 1,000 posts is read in well under a fifth of a second', async () => {
    const one = ch2026.slice(ch2026.indexOf('<div id="2"'), ch2026.indexOf('<div id="3"'));
    const many = Array.from({ length: 1000 }, (_, n) =>
      one.replace('<span class="postid">2<', `<span class="postid">${n + 1}<`),
    );
    const view = await onPage(`<!doctype html><meta charset="utf-8"><h1>x</h1>${many.join('')}`, THREAD);
    const once = () => {
      const start = performance.now();
      const found = findPosts(view);
      readPage(view, found, null, VIEWPORT);
      expect(found.posts).toHaveLength(1000);
      return performance.now() - start;
    };
    // The quickest of several: other tests on the machine slow some of them.
    const took = Math.min(...Array.from({ length: 8 }, once));
    console.log(`1,000 posts: ${Math.round(took)} ms`);
    expect(took).toBeLessThan(400);
  });
});

describe('any page', () => {
  test('a blog is one post, with what its head says', async () => {
    const { posts } = await read(blog, 'https://blog.example.jp/entry/yamamichi?utm_source=x');
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({
      permalink: { url: 'https://blog.example.jp/entry/yamamichi', basis: 'canonical link' },
      author: { displayName: '架空 一郎' },
      time: { instant: '2026-07-31T06:26:37.000Z', precision: 'second', certain: true },
    });
    expect(posts[0]?.text).toMatch(/^道は静かでした。\n\n2019年/);
  });

  test('a forum', async () => {
    const { posts } = await read(forum, 'https://forum.example.com/threads/shiken.12/', 'America/New_York');
    expect(links(posts)).toEqual(
      [101, 102, 103].map(n => `https://forum.example.com/threads/shiken.12/post-${n}`),
    );
    expect(instants(posts)).toEqual([
      '2026-08-18T09:28:34.000Z',
      '2026-08-18T09:40:00.000Z',
      '2026-08-18T15:01:02.000Z',
    ]);
    expect(posts.map(post => post.author.displayName)).toEqual(['hana', 'taro', 'jiro']);
    expect(posts.every(post => 'certain' in post.time && post.time.certain)).toBe(true);
    expect(posts[0]?.text).toBe('最初の投稿です。');
  });

  test('a time later than now is no time of a post', async () => {
    const page = (date: string) => `<article><h1>題</h1><p>投稿 ${date}</p><p>本文です。</p></article>`;
    const [guessed] = (await read(page('2026/11/22 12:30'), 'https://a.example.com/', 'UTC')).posts;
    expect(guessed?.time).toMatchObject({ kind: 'unknown', why: 'contradictory', raw: '2026/11/22 12:30' });
    const [stated] = (await read(page('2026-11-22T12:30+09:00'), 'https://a.example.com/', 'UTC')).posts;
    expect(stated?.time).toMatchObject({ kind: 'absolute', certain: false });
  });

  test('a page that does not say what in it is a post is asked about', async () => {
    const text = '<div><b>町の話</b><p>店のことを書きます。</p></div>';
    const { found, view } = await read(text, 'https://a.example.com/page');
    expect(chooseFocus(found, NOBODY, view)).toMatchObject({ basis: 'only post', sure: false });
    const said = await read(`<article>${text}</article>`, 'https://a.example.com/page');
    expect(chooseFocus(said.found, NOBODY, said.view)).toMatchObject({ sure: true });
  });

  test('the ID on the line of the date is the board’s mark of the poster', async () => {
    const post = (n: number, id: string) =>
      `<div class="res"><div>${n} 名無し 2026/11/20(金) 10:0${n}:00 ID:${id}</div><p>話 ID:notme12 ${n}</p></div>`;
    const html = `<html lang="ja">${post(1, 'b7Lm0Rt')}${post(2, '???')}</html>`;
    const { posts } = await read(html, 'https://a.example.com/1');
    expect(posts.map(({ author }) => author.immutableId)).toEqual([{ scheme: 'ID', value: 'b7Lm0Rt' }, null]);
  });

  test('a Japanese board with visible dates only', async () => {
    const { posts } = await read(boardDates, 'https://board.example.com/t/1', 'America/New_York');
    expect(posts.map(post => post.author.displayName)).toEqual([
      '匿名さん',
      '町民',
      '通りすがり',
      '匿名さん',
    ]);
    const [weekday, era, noYear, age] = posts;
    expect(weekday?.time).toMatchObject({
      instant: '2026-08-05T00:07:00.000Z',
      precision: 'minute',
      certain: true,
      zone: { id: 'Asia/Tokyo' },
    });
    expect(era?.time).toMatchObject({
      instant: '2026-08-05T06:15:00.000Z',
      certain: false,
      zone: { basis: 'assumed', id: 'Asia/Tokyo', why: 'the page is in Japanese' },
    });
    expect(noYear?.time).toMatchObject({ instant: '2024-08-22T23:04:00.000Z', certain: false });
    expect(age?.time).toMatchObject({
      kind: 'relative',
      raw: '15分前',
      earliest: '2026-11-22T02:43:00.000Z',
      latest: '2026-11-22T02:45:30.000Z',
    });
    expect(links(posts)[1]).toBe('https://board.example.com/t/1#r2');
    expect(era?.text).toBe('>>1 来週です');
  });

  test('a list of dt and dd keeps each text with its header', async () => {
    const { posts } = await read(oldList, 'https://board.example.com/t/2');
    expect(posts.map(post => [post.number, post.text])).toEqual([
      ['1', '一つ目の\n書き込み'],
      ['2', '二つ目'],
    ]);
  });

  test('a flat board gives each reply its own time, and says that the first post is not fenced in', async () => {
    const { posts, found } = await read(flat, 'https://board.example.com/t/3');
    expect(instants(posts)).toEqual([
      '2026-08-18T09:28:34.000Z',
      '2026-08-18T09:30:00.000Z',
      '2026-08-18T09:31:00.000Z',
    ]);
    expect(posts[1]?.text).toContain('一つ目の返事です。');
    expect(posts[1]?.text).not.toContain('二つ目');
    expect(found.posts[0]?.notes.join()).toContain('may hold other posts');
  });

  test('a hostile page neither throws nor is believed', async () => {
    const { posts, found } = await read(hostile, 'https://hostile.example.com/');
    expect(found.notes).toEqual([]);
    const bad = posts.filter(post => /偽の時刻|零幅|未来|曜日違い/.test(post.text));
    expect(bad.map(post => post.author.displayName)).toEqual(['悪い人', 'ゼロ幅', '逆さ', '壊れ']);
    const [fake, zero, future, weekday] = bad;
    expect(fake?.time).toMatchObject({
      certain: false,
      shown: '2026/08/18(火) 18:28:34',
      checks: [{ source: 'page text', verdict: 'disagrees' }],
    });
    expect(zero?.time).toMatchObject({ instant: '2026-08-18T09:30:00.000Z', certain: true });
    expect(zero?.text).not.toContain('隠した');
    expect(future?.time).toMatchObject({ certain: false });
    expect(weekday?.time).toMatchObject({ certain: false });
    expect(JSON.stringify(posts)).not.toContain('javascript:');
  });

  test('the sample board', async () => {
    const { posts, view, found } = await read(
      boardThread,
      'http://localhost:8000/board/thread.html?post=3',
      'UTC',
    );
    expect(links(posts)).toEqual(
      [1, 2, 3, 4, 5].map(n => `http://localhost:8000/board/thread.html?post=${n}`),
    );
    expect(posts.map(post => post.author.displayName)).toEqual([
      '朝市の係',
      '大根が好き',
      '名無しの町民',
      '大根が好き',
      '朝市の係',
    ]);
    expect(instants(posts)[2]).toBe('2026-11-20T14:18:47.000Z');
    expect(posts[2]?.number).toBe('3');
    expect(posts[2]?.text).toMatch(/^八百屋の架空田みのりさんは.*いい。$/);
    expect(posts.every(post => 'certain' in post.time && post.time.certain)).toBe(true);
    expect(chooseFocus(found, NOBODY, view)).toEqual({ index: 2, basis: 'page address', sure: true });
  });

  test('a page of X without posts falls back, and says so', async () => {
    const { found } = await read(blog, 'https://x.com/settings');
    expect(found.site.id).toBe('generic');
    expect(found.notes).toEqual(['the x reader found nothing it knows on this page']);
  });
});

describe('the focus', () => {
  const BOARD = 'http://localhost:8000/board/thread.html';
  const focusWith = async (pointers: (view: PageView) => Partial<Pointers>, url = BOARD) => {
    const { view, found } = await read(boardThread, url);
    return chooseFocus(found, { ...NOBODY, ...pointers(view) }, view);
  };
  const el = (view: PageView, selector: string) => first(view.document, selector);

  test('is what was picked, before all else', async () =>
    expect(
      await focusWith(
        view => ({ picked: el(view, '#p4 .body p'), selectionText: '漬物も出ます' }),
        `${BOARD}#p2`,
      ),
    ).toEqual({
      index: 3,
      basis: 'picked',
      sure: true,
    }));
  test('is the post a clicked link names, or the only one holding it', async () => {
    expect(await focusWith(() => ({ linkUrl: `${BOARD}?post=2&utm_source=a` }))).toMatchObject({
      index: 1,
      basis: 'under the click',
    });
    expect(
      await focusWith(view => ({
        linkUrl: 'http://localhost:8000/board/index.html',
        caret: el(view, '#p5 .name'),
      })),
    ).toEqual({ index: 4, basis: 'under the click', sure: false });
  });
  test('is the post holding the words selected', async () =>
    expect(await focusWith(() => ({ selectionText: 'うそつきだから、\nみんな' }))).toEqual({
      index: 2,
      basis: 'under the click',
      sure: true,
    }));
  test('is the post the selection lies in, not two posts', async () => {
    const range = (a: string, b: string) => (view: PageView) => {
      const [from, to] = [el(view, a), el(view, b)];
      return { selection: from && to ? ([from, to] as const) : null };
    };
    expect(await focusWith(range('#p2 .name', '#p2 .body'))).toEqual({
      index: 1,
      basis: 'selection',
      sure: true,
    });
    expect(await focusWith(range('#p2 .name', '#p3 .body'))).toMatchObject({ sure: false });
  });
  test('is the target of the address', async () =>
    expect(await focusWith(() => ({}), `${BOARD}#p4`)).toEqual({
      index: 3,
      basis: 'page address',
      sure: true,
    }));
  test('is else the post nearest the middle of the window, to be confirmed', async () => {
    const { view, found } = await read(boardThread, BOARD);
    view.frame.contentWindow?.scrollTo(0, 100_000);
    const focus = chooseFocus(found, NOBODY, view);
    expect(focus).toMatchObject({ basis: 'middle of the screen', sure: false });
    expect(focus?.index).toBeGreaterThan(1);
  });
  test('stays in the kept run of a very long page', async () => {
    const { view, found } = await read(boardThread, BOARD);
    const long = {
      ...found,
      posts: Array.from({ length: 5000 }, (_, n) => ({
        ...(found.posts[n % 5] as (typeof found.posts)[number]),
        notes: [],
      })),
    };
    const reading = readPage(view, long, { index: 4321, basis: 'picked', sure: true }, VIEWPORT);
    expect([reading.posts.length, reading.postsOnPage]).toEqual([2000, 5000]);
    expect(reading.posts[reading.focus?.index ?? -1]).toBe(long.posts[4321]?.post);
    expect(all(view.document, 'article')).toHaveLength(5);
  });
});
