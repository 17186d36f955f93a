import { describe, expect, test } from 'vitest';
import { discourse } from '../../../src/sites/engines/discourse.ts';
import type { PageView } from '../../../src/sites/index.ts';
import bbpressTopic from '../../fixtures/bbpress/topic.html?raw';
import discourseLive from '../../fixtures/discourse/live.html?raw';
import discourseServed from '../../fixtures/discourse/served.html?raw';
import fluxbbThread from '../../fixtures/fluxbb/thread.html?raw';
import ips3 from '../../fixtures/ips/board-3.html?raw';
import ips4 from '../../fixtures/ips/topic-4.html?raw';
import mybbThread from '../../fixtures/mybb/thread.html?raw';
import nodebbTopic from '../../fixtures/nodebb/topic.html?raw';
import phorumThread from '../../fixtures/phorum/thread.html?raw';
import phpbb2 from '../../fixtures/phpbb/tables-2.html?raw';
import phpbb30 from '../../fixtures/phpbb/thread-30.html?raw';
import phpbb33 from '../../fixtures/phpbb/thread-33.html?raw';
import smf11 from '../../fixtures/smf/thread-11.html?raw';
import smf20 from '../../fixtures/smf/thread-20.html?raw';
import smf21 from '../../fixtures/smf/thread-21.html?raw';
import vanillaDiscussion from '../../fixtures/vanilla/discussion.html?raw';
import vb3 from '../../fixtures/vbulletin/thread-3.html?raw';
import vb4 from '../../fixtures/vbulletin/thread-4.html?raw';
import vb5 from '../../fixtures/vbulletin/thread-5.html?raw';
import woltlabThread from '../../fixtures/woltlab/thread.html?raw';
import xenforo1 from '../../fixtures/xenforo/thread-1.html?raw';
import xenforo2 from '../../fixtures/xenforo/thread-2.html?raw';
import { NOW, readAt } from '../on-page.ts';

/** Name, number of the account, and the profile's address. */
const by = (displayName: string | null, value: string | null = null, profileUrl: string | null = null) => ({
  displayName,
  immutableId: value === null ? null : { value },
  profileUrl,
});
const at = (url: string) => ({ kind: 'known', url });
const second = (instant: string, certain = true) => ({
  kind: 'absolute',
  instant,
  precision: 'second',
  certain,
});
const minute = (instant: string, certain: boolean) => ({
  kind: 'absolute',
  instant,
  precision: 'minute',
  certain,
});

const PAGES: Record<string, { html: string; url: string; site: string; posts: object[] }> = {
  'phpBB 3.3': {
    html: phpbb33,
    url: 'https://bbs.example.com/viewtopic.php?t=7',
    site: 'phpbb',
    posts: [
      {
        id: '101',
        permalink: at('https://bbs.example.com/viewtopic.php?p=101#p101'),
        thread: { url: 'https://bbs.example.com/viewtopic.php?t=7', title: '山道の話' },
        author: by('架空花子', '12', 'https://bbs.example.com/memberlist.php?mode=viewprofile&u=12'),
        time: { ...second('2026-08-18T09:28:34.000Z'), shown: '2026年8月18日(火) 18:28' },
        text: '静かな道でした。\n写真です。',
        images: [{ url: 'https://bbs.example.com/download/file.php?id=3', alt: '道' }],
        edited: '最後に編集したユーザー 架空花子 on 2026年8月18日(火) 20:00 [ 編集 1 回目 ]',
      },
      {
        id: '102',
        permalink: at('https://bbs.example.com/viewtopic.php?p=102#p102'),
        author: by('通りすがり 2019-01-02 03:04'),
        time: {
          ...minute('2026-08-18T09:40:00.000Z', true),
          source: 'page text',
          raw: '2026年8月18日(火) 18:40',
          zone: { id: 'Asia/Tokyo', basis: 'stated' },
        },
        quoted: [
          {
            url: 'https://bbs.example.com/viewtopic.php?p=101#p101',
            author: '架空花子',
            text: expect.stringContaining('静かな道でした。'),
          },
        ],
      },
    ],
  },
  'phpBB 3.0': {
    html: phpbb30,
    url: 'https://bbs.example.com/viewtopic.php?f=5&t=9',
    site: 'phpbb',
    posts: [
      {
        permalink: at('https://bbs.example.com/viewtopic.php?p=201#p201'),
        author: by('Hanako K', '62', 'https://bbs.example.com/memberlist.php?mode=viewprofile&u=62'),
        // One hour, and one of summer time, for every date of the page.
        time: { ...minute('2013-07-28T09:59:00.000Z', true), zone: { id: '+02:00' } },
        text: 'A quiet path.',
      },
    ],
  },
  'phpBB 2': {
    html: phpbb2,
    url: 'https://bbs.example.com/viewtopic.php?t=3',
    site: 'phpbb-tables',
    posts: [
      {
        id: '301',
        permalink: at('https://bbs.example.com/viewtopic.php?p=301#301'),
        author: { displayName: '架空花子' },
        time: minute('2005-01-01T16:02:00.000Z', true),
        text: '静かな道。',
      },
    ],
  },
  'XenForo 2': {
    html: xenforo2,
    url: 'https://forum.example.com/threads/yamamichi.12/',
    site: 'xenforo',
    posts: [
      {
        id: '101',
        number: '1',
        permalink: at('https://forum.example.com/threads/yamamichi.12/post-101'),
        thread: { url: 'https://forum.example.com/threads/yamamichi.12/', title: '山道' },
        author: by('hana', '7', 'https://forum.example.com/members/hana.7/'),
        time: { ...second('2026-08-18T09:28:34.000Z'), source: 'time@datetime', shown: '2026/08/18' },
        text: '静かな道でした。',
        edited: '最終編集: 2026/08/18',
      },
      {
        number: '2',
        author: by('通りすがり'),
        time: second('2026-08-18T09:40:00.000Z'),
        images: [{ url: 'https://forum.example.com/attachments/3/', alt: '地図' }],
        quoted: [
          { url: 'https://forum.example.com/goto/post?id=101', author: 'hana', text: '静かな道でした。' },
        ],
      },
    ],
  },
  'XenForo 1': {
    html: xenforo1,
    url: 'https://forum.example.com/threads/weg.3/',
    site: 'xenforo',
    posts: [
      {
        permalink: at('https://forum.example.com/threads/weg.3/'),
        author: by('Taro', '9', 'https://forum.example.com/members/taro.9/'),
        time: { ...minute('2019-01-29T06:25:00.000Z', false), raw: '29.01.19 um 15:25', shown: '29.01.19' },
        text: 'Ein stiller Weg.',
      },
      {
        permalink: at('https://forum.example.com/threads/weg.3/#post-202'),
        time: { instant: '2019-01-29T16:01:00.000Z', precision: 'second' },
        quoted: [
          {
            url: 'https://forum.example.com/goto/post?id=201#post-201',
            author: 'Taro',
            text: 'Ein stiller Weg.',
          },
        ],
      },
    ],
  },
  'Discourse, as drawn': {
    html: discourseLive,
    url: 'https://talk.example.com/t/yamamichi/12',
    site: 'discourse',
    posts: [
      {
        id: '345',
        number: '2',
        permalink: at('https://talk.example.com/t/yamamichi/12/2'),
        author: {
          ...by('試験太郎', '6', 'https://talk.example.com/u/taro'),
          handle: 'taro',
        },
        time: { instant: '2026-08-18T09:40:00.123Z', precision: 'millisecond', source: 'attribute' },
      },
      // What a wiki shows there is its last change.
      { number: '3', author: { displayName: 'hana' }, time: { kind: 'unknown' } },
    ],
  },
  'Discourse, as served': {
    html: discourseServed,
    url: 'https://talk.example.com/t/yamamichi/12',
    site: 'discourse',
    posts: [
      {
        number: '1',
        permalink: at('https://talk.example.com/t/yamamichi/12'),
        author: by('hana', null, 'https://talk.example.com/u/hana'),
        // The screen shows the moment of the edit alone.
        time: { ...second('2026-08-18T09:28:34.000Z', false), source: 'microdata' },
        edited: '2026年8月19日午前1:00',
        text: '静かな道でした。',
      },
      {
        number: '2',
        permalink: at('https://talk.example.com/t/yamamichi/12/2'),
        time: second('2026-08-18T09:40:00.000Z'),
        quoted: [{ author: 'hana', text: '静かな道' }],
      },
    ],
  },
  'vBulletin 4': {
    html: vb4,
    url: 'https://www.example.org/forum/showthread.php?12-Path&s=0123456789abcdef0123456789abcdef',
    site: 'vbulletin',
    posts: [
      {
        id: '301',
        number: '1',
        permalink: at('https://www.example.org/forum/showthread.php?12-Path&p=301#post301'),
        thread: { url: 'https://www.example.org/forum/showthread.php?12-Path', title: 'Path' },
        author: by('Hana', '7', 'https://www.example.org/forum/member.php?7-Hana'),
        // The 23rd of the edit tells that the month comes first.
        time: { ...minute('2019-04-06T11:55:00.000Z', false), zone: { id: '-05:00' } },
        text: 'A quiet path.',
        edited: 'Last edited by Hana; 04-23-2019 at 07:00 AM.',
      },
      {
        author: by('Passer-by'),
        time: minute('2019-04-07T05:52:00.000Z', false),
        quoted: [
          {
            url: 'https://www.example.org/forum/showthread.php?p=301#post301',
            author: 'Hana',
            text: 'A quiet path.',
          },
        ],
      },
    ],
  },
  'vBulletin 3': {
    html: vb3,
    url: 'https://www.example.org/showthread.php?t=12',
    site: 'vbulletin',
    posts: [
      {
        id: '401',
        permalink: {
          kind: 'known',
          url: 'https://www.example.org/showthread.php?p=401#post401',
          basis: 'composed',
        },
        author: by('架空花子', '7', 'https://www.example.org/member.php?u=7'),
        time: { ...minute('2010-08-18T09:28:00.000Z', false), raw: '18-08-2010, 18:28' },
        text: '静かな道。',
      },
      {
        id: '402',
        number: '2',
        permalink: at('https://www.example.org/showthread.php?p=402#post402'),
        author: by('通りすがり'),
        time: { ...minute('2010-08-18T22:05:00.000Z', false), shown: '19-08-2010, 07:05' },
        quoted: [
          {
            url: 'https://www.example.org/showthread.php?p=401#post401',
            author: '架空花子',
            text: '静かな道。',
          },
        ],
      },
    ],
  },
  'vBulletin 5': {
    html: vb5,
    url: 'https://www.example.org/forum/a/12-path',
    site: 'vbulletin',
    posts: [
      {
        id: '501',
        permalink: at('https://www.example.org/forum/a/12-path?p=501#post501'),
        author: by('Hana', '7', 'https://www.example.org/member/7-hana'),
        time: { precision: 'second', certain: false },
        text: 'A quiet path.',
      },
    ],
  },
  'SMF 2.1': {
    html: smf21,
    url: 'https://board.example.com/index.php?topic=12.0',
    site: 'smf',
    posts: [
      {
        id: '101',
        number: '1',
        permalink: at('https://board.example.com/index.php?topic=12.msg101#msg101'),
        author: by('架空花子', '7', 'https://board.example.com/index.php?action=profile;u=7'),
        time: { instant: '2026-08-18T09:28:34.000Z', precision: 'second', certain: false },
        text: '静かな道でした。',
        edited: '最終編集: 2026-08-18, 19:00:00 by 架空花子',
      },
      {
        author: by('通りすがり'),
        time: { kind: 'relative', raw: '今日 10:32:11' },
        quoted: [{ url: 'https://board.example.com/index.php?topic=12.msg101#msg101', author: '架空花子' }],
      },
    ],
  },
  'SMF 2.0': {
    html: smf20,
    url: 'https://board.example.com/index.php?topic=20.0',
    site: 'smf',
    posts: [
      {
        author: { displayName: 'Hana' },
        time: { instant: '2026-08-18T09:28:34.000Z', shown: 'August 18, 2026, 06:28:34 PM', certain: false },
      },
    ],
  },
  'SMF 1.1': {
    html: smf11,
    url: 'https://board.example.com/index.php?topic=30.0',
    site: 'smf',
    posts: [
      {
        id: '301',
        permalink: at('https://board.example.com/index.php?topic=30.msg301#msg301'),
        author: by('Hana', '7', 'https://board.example.com/index.php?action=profile;u=7'),
        time: { instant: '2008-08-18T09:28:34.000Z', shown: 'August 18, 2008, 06:28:34 PM', certain: false },
        text: 'A quiet path.',
      },
      { author: by('Passer-by'), text: 'Yes.' },
    ],
  },
  MyBB: {
    html: mybbThread,
    url: 'https://board.example.com/showthread.php?tid=12',
    site: 'mybb',
    posts: [
      {
        id: '101',
        number: '1',
        permalink: at('https://board.example.com/showthread.php?tid=12&pid=101#pid101'),
        author: by('Hana', '7', 'https://board.example.com/user-7.html'),
        time: { ...minute('2022-03-05T06:09:00.000Z', false), raw: '03-05-2022, 03:09 PM' },
        text: 'A quiet path.',
      },
      {
        author: by('Passer-by'),
        time: { precision: 'day', raw: '11-21-2026', certain: false },
        quoted: [{ url: 'https://board.example.com/showthread.php?pid=101#pid101', author: 'Hana' }],
      },
    ],
  },
  'Invision Community 4': {
    html: ips4,
    url: 'https://ips.example.com/topic/12-path/',
    site: 'ips',
    posts: [
      {
        id: '101',
        permalink: at('https://ips.example.com/topic/12-path/?do=findComment&comment=101'),
        author: by('架空花子', '7', 'https://ips.example.com/profile/7-hana/'),
        time: {
          ...second('2026-08-18T09:28:34.000Z'),
          checks: expect.arrayContaining([
            expect.objectContaining({ source: 'page data', verdict: 'agrees' }),
          ]),
        },
        text: '静かな道でした。',
      },
      {
        author: by('通りすがり'),
        quoted: [{ author: '架空花子', text: '静かな道' }],
      },
    ],
  },
  'IP.Board 3': {
    html: ips3,
    url: 'https://old.example.com/topic/12-path/',
    site: 'ips',
    posts: [
      {
        id: '301',
        permalink: at('https://old.example.com/topic/12-path/#entry301'),
        author: by('Hana', '7', 'https://old.example.com/user/7-hana/'),
        time: { instant: '2012-03-01T12:12:34.000Z', precision: 'second', certain: true },
      },
    ],
  },
  NodeBB: {
    html: nodebbTopic,
    url: 'https://nodebb.example.com/topic/12/path',
    site: 'nodebb',
    posts: [
      {
        id: '102',
        number: '2',
        permalink: at('https://nodebb.example.com/post/102'),
        author: { ...by('taro', '8', 'https://nodebb.example.com/user/taro'), handle: 'taro' },
        time: { instant: '2026-08-18T09:40:00.123Z', precision: 'millisecond', certain: true },
        quoted: [{ text: '静かな道' }],
      },
      { permalink: { kind: 'unknown' }, author: { displayName: '通りすがり', immutableId: null } },
    ],
  },
  Vanilla: {
    html: vanillaDiscussion,
    url: 'https://talk.example.com/discussion/12/path',
    site: 'vanilla',
    posts: [
      {
        permalink: at('https://talk.example.com/discussion/12/path'),
        author: by('hana', '7', 'https://talk.example.com/profile/hana'),
        time: second('2026-08-18T09:28:34.000Z'),
        text: '静かな道でした。',
        edited: 'edited August 19',
      },
      {
        id: '345',
        permalink: at('https://talk.example.com/discussion/comment/345/#Comment_345'),
        quoted: [{ author: 'hana', text: '静かな道' }],
      },
    ],
  },
  FluxBB: {
    html: fluxbbThread,
    url: 'https://bbs.example.com/viewtopic.php?id=12',
    site: 'fluxbb',
    posts: [
      {
        id: '101',
        number: '1',
        permalink: at('https://bbs.example.com/viewtopic.php?pid=101#p101'),
        author: by('hana', '7', 'https://bbs.example.com/profile.php?id=7'),
        time: { instant: '2019-09-29T01:46:47.000Z', precision: 'second', certain: false },
      },
      {
        author: by('passer-by'),
        time: { kind: 'relative', raw: 'Today 10:46:47' },
        quoted: [{ author: 'hana', text: 'A quiet path.' }],
      },
    ],
  },
  WoltLab: {
    html: woltlabThread,
    url: 'https://www.example.org/forum/weg-12/',
    site: 'woltlab',
    posts: [
      {
        id: '101',
        permalink: at('https://www.example.org/forum/weg-12/?postID=101#post101'),
        author: by('Hana', '7'),
        time: second('2020-03-09T19:46:42.000Z'),
        quoted: [
          { url: 'https://www.example.org/forum/weg-12/?postID=100#post100', author: 'Taro', text: 'Weg' },
        ],
      },
    ],
  },
  Phorum: {
    html: phorumThread,
    url: 'http://www.example.org/read.php?2,101',
    site: 'phorum',
    posts: [
      {
        id: '101',
        permalink: at('http://www.example.org/read.php?2,101,101#msg-101'),
        author: by('Hana', '7', 'http://www.example.org/profile.php?2,7'),
        time: { ...minute('2011-08-10T11:18:00.000Z', false), raw: '10-August-2011 20:18' },
        text: 'Un camino tranquilo.',
      },
    ],
  },
  bbPress: {
    html: bbpressTopic,
    url: 'https://www.example.org/topic/path/',
    site: 'bbpress',
    posts: [
      {
        id: '102',
        permalink: at('https://www.example.org/topic/path/#post-102'),
        author: by('hana', null, 'https://www.example.org/users/hana/'),
        time: minute('2020-03-01T01:32:00.000Z', false),
        text: 'A quiet path.',
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
    expect(JSON.stringify(posts)).not.toContain('0123456789abcdef0123456789');
  });

  test('changed, is left to the reader of any page', async () => {
    const changed = html.replaceAll(
      /(class|id|itemprop|component|data-post-id|data-pid|data-content)="[^"]*"/g,
      (whole, name) =>
        /^(?:phpbb|XF|XenForo|vbulletin_html)"/.test(whole.slice(name.length + 2)) ? whole : `${name}="x"`,
    );
    const { site: reader } = await readAt(changed, url);
    expect(reader).toBe('generic');
  });
});

test('with scripts on, the posts of a noscript are read apart, and the record says that nobody saw them', () => {
  const page = document.implementation.createHTMLDocument('山道');
  const noscript = page.createElement('noscript');
  // A page with scripts holds it as text.
  noscript.textContent = /<body class="">([\s\S]*)<\/body>/.exec(discourseServed)?.[1] ?? '';
  page.body.append(noscript);
  const before = page.documentElement.outerHTML;
  const view: PageView = {
    document: page,
    url: new URL('https://talk.example.com/t/yamamichi/12'),
    now: NOW,
    openedAt: NOW,
    zone: 'Asia/Tokyo',
  };
  const found = [...discourse.readPosts(view)].filter(post => post !== null);
  expect(found.map(({ post }) => post.text)).toEqual([
    '静かな道でした。',
    expect.stringContaining('同感です。'),
  ]);
  expect(found.map(({ element }) => element)).toEqual([noscript, noscript]);
  expect(found.map(({ post }) => post.time.shown)).toEqual([null, null]);
  expect(found[0]?.notes.join()).toContain('does not show them');
  expect(page.documentElement.outerHTML).toBe(before);
});
