import { describe, expect, test } from 'vitest';
import type { Post } from '../../../src/evidence/index.ts';
import bakusaiPc from '../../fixtures/bakusai/pc.html?raw';
import bakusaiSp from '../../fixtures/bakusai/sp.html?raw';
import futaba from '../../fixtures/futaba/thread.html?raw';
import girls from '../../fixtures/girlschannel/topic.html?raw';
import hostlove from '../../fixtures/hostlove/thread.html?raw';
import open2ch from '../../fixtures/open2ch/thread.html?raw';
import shitaraba from '../../fixtures/shitaraba/thread.html?raw';
import tanuki from '../../fixtures/tanuki/thread.html?raw';
import { readAt } from '../on-page.ts';

/** Read as somebody far from Japan would have it, so that no zone of the browser slips in. */
const at = (html: string, url: string) => readAt(html, url, 'America/New_York');

const brief = ({ number, permalink, time, author, text }: Post) => ({
  number,
  url: permalink.kind === 'known' ? permalink.url : null,
  time: time.kind === 'absolute' ? `${time.instant} ${time.precision} ${time.certain}` : time.kind,
  name: author.displayName,
  id: author.immutableId?.value ?? null,
  text,
});

describe('爆サイ', () => {
  const THREAD = 'https://bakusai.com/thr_res/acode=3/ctgid=104/bid=900/tid=1234567/';
  const show = (n: number) =>
    `https://bakusai.com/thr_res_show/acode=3/ctgid=104/bid=900/tid=1234567/rrid=${n}/`;
  test('the page for computers', async () => {
    const { site, posts } = await at(bakusaiPc, `${THREAD}tp=1/`);
    expect(site).toBe('bakusai');
    expect(posts.map(brief)).toEqual([
      {
        number: '14',
        url: show(14),
        time: '2026-11-20T14:41:00.000Z minute true',
        name: '匿名さん',
        id: null,
        text: '>>12 そうですね。\nまた行きます。',
      },
      {
        number: '13',
        url: show(13),
        time: 'unknown',
        name: null,
        id: null,
        text: 'この投稿は削除されました',
      },
      {
        number: '12',
        url: show(12),
        time: '2026-11-18T23:05:00.000Z minute true',
        name: 'パン好き',
        id: null,
        text: 'パン屋さんが好きです。',
      },
    ]);
    expect(posts[0]).toMatchObject({
      anchors: ['12'],
      thread: { url: THREAD, title: '見本町の商店街' },
      postingUrl: 'https://bakusai.com/res_regist/acode=3/',
      time: { zone: { id: 'Asia/Tokyo' }, shown: '2026/11/20 23:41' },
    });
    expect(posts[1]?.time).toMatchObject({ why: 'post removed' });
  });
  test('the page for telephones', async () => {
    const { posts } = await at(bakusaiSp, THREAD);
    expect(posts.map(post => brief(post).url)).toEqual([show(14)]);
    expect(posts[0]?.author.displayName).toBe('匿名さん');
  });
  test('a page that changed is left to the generic reader, and says so', async () => {
    const { site, notes } = await at(bakusaiPc.replaceAll('res_list', 'neu'), THREAD);
    expect(site).toBe('generic');
    expect(notes).toContain('the bakusai reader found nothing it knows on this page');
  });
});

test('ホスラブ: the thread’s id says when it was opened', async () => {
  const url = 'https://kanto.hostlove.com/mihon/20261120213042/1';
  const { site, posts } = await at(hostlove, url);
  expect(site).toBe('hostlove');
  expect(posts.map(post => [post.number, post.permalink.kind, post.author.displayName, post.text])).toEqual([
    ['1', 'unknown', '匿名さん', '朝市が楽しいです。'],
    ['2', 'unknown', '通りすがり', '>>1 私もです。'],
  ]);
  expect(posts[0]).toMatchObject({
    thread: { url: 'https://kanto.hostlove.com/mihon/20261120213042/' },
    time: {
      instant: '2026-11-20T12:30:00.000Z',
      precision: 'minute',
      certain: true,
      checks: [{ source: 'post id', verdict: 'agrees', instant: '2026-11-20T12:30:42.000Z' }],
    },
  });
});

test('ガールズちゃんねる: the link around the date is the comment’s own', async () => {
  const { site, posts } = await at(girls, 'https://girlschannel.net/topics/5000001/2/');
  expect(site).toBe('girlschannel');
  expect(posts.map(brief)).toEqual([
    {
      number: '1',
      url: 'https://girlschannel.net/comment/5000001/1/',
      time: '2026-11-20T11:05:31.000Z second true',
      name: '匿名',
      id: null,
      text: '大根が好きです。',
    },
    {
      number: '2',
      url: 'https://girlschannel.net/comment/5000001/2/',
      time: '2026-11-20T11:06:02.000Z second true',
      name: '匿名',
      id: null,
      text: '>>1\nおいしいですよね。',
    },
  ]);
});

test('したらば: the thread’s key confirms post 1; ID:??? is none', async () => {
  const THREAD = 'https://jbbs.shitaraba.net/bbs/read.cgi/sports/99999/1795177815/';
  const { site, posts } = await at(
    shitaraba,
    'https://jbbs.livedoor.jp/bbs/read.cgi/sports/99999/1795177815/l50',
  );
  expect(site).toBe('shitaraba');
  expect(posts.map(brief)).toEqual([
    {
      number: '1',
      url: `${THREAD}1`,
      time: '2026-11-20T12:30:15.000Z second true',
      name: '名無しさん',
      id: 'aB3dEf4G',
      text: '川沿いを歩きました。',
    },
    {
      number: '2',
      url: `${THREAD}2`,
      time: '2026-11-20T12:31:00.000Z second true',
      name: '散歩 ◆abcDEF1234',
      id: null,
      text: '>>1 いいですね。',
    },
    { number: '3', url: `${THREAD}3`, time: 'unknown', name: '<削除>', id: null, text: '<削除>' },
  ]);
  expect(posts[0]?.time.checks).toMatchObject([
    { source: 'weekday', verdict: 'agrees' },
    { source: 'thread key', verdict: 'agrees' },
  ]);
  expect(posts[1]?.author.otherIds).toEqual([{ scheme: 'トリップ', value: 'abcDEF1234' }]);
  expect(posts[0]?.postingUrl).toBe('https://jbbs.livedoor.jp/bbs/write.cgi/sports/99999/1795177815/');
});

test('雑談たぬき: posts reach from number to number; a cited number begins none', async () => {
  const KEY = 'https://b.2ch2.net/test/read.cgi/zatsudan/1795171328';
  const { site, posts } = await at(tanuki, `${KEY}/`);
  expect(site).toBe('tanuki');
  expect(posts.map(brief)).toEqual([
    {
      number: '1',
      url: `${KEY}/1`,
      time: '2026-08-05T00:07:00.000Z minute true',
      name: null,
      id: null,
      text: '花が咲きました。\nきれいです。',
    },
    {
      number: '2',
      url: `${KEY}/2`,
      time: '2026-08-05T00:12:40.000Z second true',
      name: null,
      id: null,
      text: '>>1\nよかったですね。',
    },
  ]);
});

test('ふたば: years of two digits, IDs and addresses where shown', async () => {
  const THREAD = 'https://may.2chan.net/b/res/123456700.htm';
  const { site, posts } = await at(futaba, THREAD);
  expect(site).toBe('futaba');
  expect(posts.map(brief)).toEqual([
    {
      number: '123456700',
      url: THREAD,
      time: '2026-11-20T10:50:00.000Z second true',
      name: 'としあき',
      id: 'Ab12Cd34',
      text: '猫の写真を撮りました。',
    },
    {
      number: '123456712',
      url: `${THREAD}#delcheck123456712`,
      time: '2026-11-20T10:52:11.000Z second true',
      name: null,
      id: null,
      text: 'かわいい。',
    },
  ]);
  expect(posts[1]?.author.otherIds).toEqual([{ scheme: 'IP', value: '203.0.*(example.jp)' }]);
  expect(posts[0]?.postingUrl).toBe('https://may.2chan.net/b/futaba.php?guid=on');
});

describe('boards with the program of 5ch are other operators', () => {
  test.each([
    ['open2ch', 'https://hayabusa.open2ch.net/test/read.cgi/news4vip/1795171328/'],
    ['2ch.sc', 'https://toro.2ch.sc/test/read.cgi/shiken/1795171328/'],
    ['eddibb', 'https://bbs.eddibb.cc/test/read.cgi/liveedge/1795171328/'],
  ])('%s', async (id, url) => {
    const { site, posts, notes } = await at(open2ch, url);
    expect(site).toBe(id);
    expect(posts.map(brief)).toMatchObject([
      { number: '1', url: `${url}1`, time: '2026-11-20T10:42:08.000Z second true', id: 'Ab1' },
      { number: '2', url: `${url}2`, time: '2026-11-20T10:43:00.250Z centisecond true', id: 'Cd2' },
    ]);
    expect(posts[1]?.author.otherIds).toEqual([
      { scheme: 'ワッチョイ', value: 'ワッチョイ ab12-Cd3e' },
      { scheme: 'IP', value: '203.0.113.9' },
      { scheme: 'BE', value: '12345678' },
    ]);
    expect(posts[1]?.parentUrl).toBe(`${url}1`);
    expect(notes.some(note => note.includes('5ch'))).toBe(id === '2ch.sc');
  });
});
