import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { ROOT } from '../rig/build-extension.ts';
import { IS_LONG_RUN } from '../rig/fault-times.ts';
import { keepPage } from '../rig/journey.ts';
import { lookInStore } from '../rig/look-in-store.ts';
import { hostFlags, type Served, serveFolderTls } from '../rig/serve-folder.ts';
import { extensionUnderTest } from './built.ts';

/** Every site's page, where it would lie. The third is the reader that must have read it. */
const PAGES: [fixture: string, url: string, site: string][] = [
  ['bakusai/pc', 'https://bakusai.com/thr_res/acode=3/ctgid=104/bid=900/tid=1234567/tp=1/', 'bakusai'],
  ['shitaraba/thread', 'https://jbbs.shitaraba.net/bbs/read.cgi/sports/99999/1795177815/', 'shitaraba'],
  ['hostlove/thread', 'https://kanto.hostlove.com/mihon/20261120213042/', 'hostlove'],
  ['girlschannel/topic', 'https://girlschannel.net/topics/5000001/2/', 'girlschannel'],
  ['tanuki/thread', 'https://b.2ch2.net/test/read.cgi/zatsudan/1795171328/', 'tanuki'],
  ['futaba/thread', 'https://may.2chan.net/b/res/123456700.htm', 'futaba'],
  ['open2ch/thread', 'https://hayabusa.open2ch.net/test/read.cgi/livejupiter/1795171328/', 'open2ch'],
  ['5ch/2017', 'https://kaku.5ch.net/test/read.cgi/shiken/1500000000/', '5ch'],
  ['mastodon/thread', 'https://mstdn.example.jp/@tokumei_taro_ex/117648369319940660', 'mastodon'],
  ['misskey/note', 'https://mi.example.jp/notes/atsf5wgi0001000a', 'misskey'],
  ['bluesky/thread', 'https://bsky.app/profile/tokumei.example.jp/post/3n2qfwddumk2l', 'bluesky'],
  ['discord/channel', 'https://discord.com/channels/1000000000000000001/1100000000000000001', 'discord'],
  ['instagram/post', 'https://www.instagram.com/p/Df9eX5jgABN/', 'instagram'],
  ['threads/post', 'https://www.threads.com/@tokumei_taro_ex/post/DRAbcDefGhi', 'threads'],
  ['facebook/post', 'https://www.facebook.com/kaku.hanako.ex/posts/pfbid0abcDEF123', 'facebook'],
  ['tiktok/video', 'https://www.tiktok.com/@midori_marche_ex/video/7710203484506718209', 'tiktok'],
  ['youtube/watch', 'https://www.youtube.com/watch?v=AbcDefGhi01', 'youtube'],
  ['reddit/new', 'https://www.reddit.com/r/midoridai_ex/comments/1abcde1/', 'reddit'],
  ['reddit/old', 'https://old.reddit.com/r/midoridai_ex/comments/1abcde1/', 'reddit'],
  ['x/reply', 'https://x.com/tokumei_taro_ex/status/2123729947846508549', 'x'],
  ['x/legacy', 'https://twitter.com/tokumei_taro_ex/status/1197104175507308549', 'twitter'],
  ['goo/blog', 'https://blog.goo.ne.jp/mihon123/e/0123456789abcdef0123456789abcdef', 'goo-blog'],
  ['hatena/blog', 'https://mihon.hatenablog.com/entry/2026/07/31/180000', 'hatenablog'],
  ['hatena/anond', 'https://anond.hatelabo.jp/20260731180501', 'anond'],
  ['hatena/bookmark', 'https://b.hatena.ne.jp/entry/s/example.jp/1', 'hatena-bookmark'],
  ['note/article', 'https://note.com/kakuu_ichiro/n/n0123456789ab', 'note'],
  ['fc2/entry', 'https://mihonmachi.blog.fc2.com/blog-entry-284.html', 'fc2-blog'],
  ['livedoor/entry', 'https://mihonkawa.example.com/archives/51706278.html', 'livedoor-blog'],
  ['ameblo/entry', 'https://ameblo.jp/mihon-san/entry-12900000001.html', 'ameblo'],
  ['jugem/entry', 'https://mihon.jugem.jp/?eid=12', 'jugem'],
  [
    'chiebukuro/question',
    'https://detail.chiebukuro.yahoo.co.jp/qa/question_detail/q12345678901',
    'chiebukuro',
  ],
  ['oshiete-goo/question', 'https://oshiete.goo.ne.jp/qa/1234567.html', 'oshiete-goo'],
  [
    'google-maps/place',
    'https://www.google.com/maps/place/%E8%A6%8B%E6%9C%AC/@35.1,139.2,17z/data=!4m6!3m5',
    'google-maps',
  ],
  ['yahoo-news/comments', 'https://news.yahoo.co.jp/articles/0123abcd/comments', 'yahoo-news'],
  ['wordpress/entry', 'https://blog.example.com/2026/08/path/', 'wordpress'],
  ['blogger/entry', 'https://yama.example.com/2013/10/path.html', 'blogger'],
  ['hacker-news/item', 'https://news.ycombinator.com/item?id=1001', 'hacker-news'],
  ['stack-exchange/question', 'https://walk.stackexchange.com/questions/12/path', 'stack-exchange'],
  ['lobsters/story', 'https://lobste.rs/s/abc123/a_quiet_path', 'lobsters'],
  ['lemmy/post', 'https://lemmy.example.com/post/51', 'lemmy'],
  ['medium/story', 'https://medium.com/@hana/a-quiet-path-0123456789ab', 'medium'],
  ['substack/post', 'https://hana.example.com/p/a-quiet-path', 'substack'],
  ['phpbb/thread-33', 'https://bbs.example.com/viewtopic.php?t=7', 'phpbb'],
  ['xenforo/thread-2', 'https://forum.example.com/threads/yamamichi.12/', 'xenforo'],
  ['discourse/live', 'https://talk.example.com/t/yamamichi/12', 'discourse'],
  ['vbulletin/thread-4', 'https://www.example.org/forum/showthread.php?12-Path', 'vbulletin'],
  ['smf/thread-21', 'https://board.example.com/index.php?topic=12.0', 'smf'],
];

/** Sites whose posts have no address of their own: the thread's is kept instead. */
const WITHOUT_PERMALINK = ['hostlove', 'hatena-bookmark', 'google-maps', 'yahoo-news'];
/** The post in the middle of these pages shows no time: deleted, garbled by the site, or a wiki's last change. */
const WITHOUT_TIME = ['shitaraba', 'facebook', 'google-maps', 'discourse'];

let rig: Rig;
let sites: Served;

beforeAll(async () => {
  const pages = Object.fromEntries(
    PAGES.map(([fixture, url]) => {
      const { host, pathname } = new URL(url);
      return [`${host}${decodeURIComponent(pathname)}`, `${fixture}.html`];
    }),
  );
  sites = await serveFolderTls(join(ROOT, 'test/fixtures'), pages);
  rig = await startRig({ extension: extensionUnderTest(), flags: hostFlags(sites) });
});
afterAll(async () => {
  await rig?.close();
  await sites?.close();
});

/** Where most of what the hotline hears of is written, and one of each kind of page; the long run opens all. */
const OFTEN = [
  'bakusai',
  'hostlove',
  'girlschannel',
  '5ch',
  'misskey',
  'instagram',
  'tiktok',
  'youtube',
  'x',
  'note',
  'chiebukuro',
  'google-maps',
  'yahoo-news',
  'xenforo',
];

test.for(PAGES.filter(([, , site]) => IS_LONG_RUN || OFTEN.includes(site)))(
  '%s is kept by one click at its own address, and its own reader reads it',
  async ([, url, site]) => {
    const page = await rig.browser.newPage();
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const popup = await keepPage(rig, page);
    const { records } = await lookInStore(popup);
    const row = records.find(r => r.phase === 'sealed' && r.evidence.page.url === url);
    await page.close();
    if (row?.phase !== 'sealed') throw new Error(`nothing kept of ${url}`);
    const { post, state } = row.evidence;
    expect(state).toEqual({ kind: 'complete' });
    expect(post?.site).toBe(site);
    expect(post?.permalink.kind).toBe(WITHOUT_PERMALINK.includes(site) ? 'unknown' : 'known');
    if (WITHOUT_PERMALINK.includes(site)) expect(post?.thread?.url).toMatch(/^https:/);
    expect(post?.time.kind === 'unknown').toBe(WITHOUT_TIME.includes(site));
    // The review in the middle of the map's list has stars and no words.
    if (site !== 'google-maps') expect(post?.text).not.toBe('');
  },
);
