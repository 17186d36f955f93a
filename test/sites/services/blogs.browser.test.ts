import { expect, test } from 'vitest';
import ameblo from '../../fixtures/ameblo/entry.html?raw';
import amebloFront from '../../fixtures/ameblo/front.html?raw';
import fc2 from '../../fixtures/fc2/entry.html?raw';
import gooBlog from '../../fixtures/goo/blog.html?raw';
import hatenaBlog from '../../fixtures/hatena/blog.html?raw';
import jugem from '../../fixtures/jugem/entry.html?raw';
import livedoor from '../../fixtures/livedoor/entry.html?raw';
import livedoorFront from '../../fixtures/livedoor/front.html?raw';
import note from '../../fixtures/note/article.html?raw';
import { at, brief } from './brief.ts';

const GOO = 'https://blog.goo.ne.jp/mihon123/e/0123456789abcdef0123456789abcdef';
const HATENA = 'https://mihon.hatenablog.com/entry/2026/07/31/180000';
const NOTE = 'https://note.com/kakuu_ichiro/n/n0123456789ab';
const FC2 = 'https://mihonmachi.blog.fc2.com/blog-entry-284.html';
const LIVEDOOR = 'https://mihonkawa.example.com/archives/51706278.html';
const AMEBLO = 'https://ameblo.jp/mihon-san/entry-12900000001.html';
const BLOGGER = 'mihon-san | https://www.ameba.jp/profile/general/mihon-san/';

test.each<[string, string, string, (string | null)[][]]>([
  [
    'note',
    note,
    `${NOTE}?gs=1`,
    [
      [
        NOTE,
        '2026-07-31T06:26:37.000Z second certain time@datetime',
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
        '2026-07-31T09:00:00.000Z second certain time@datetime',
        '花係 | hana-kaki | https://profile.hatena.ne.jp/hana-kaki/',
        '花が咲きました。',
      ],
      [
        `${HATENA}#comment-6801883189000000009`,
        '2026-08-01T01:02:03.000Z second certain time@datetime',
        'taro-x | taro-x | https://profile.hatena.ne.jp/taro-x/',
        'きれいですね。',
      ],
      [
        `${HATENA}#comment-6801883189000000010`,
        '2026-08-01T02:00:00.000Z second certain time@datetime',
        '通りがかり',
        'どこの庭ですか。',
      ],
    ],
  ],
  [
    'ameblo',
    ameblo,
    `${AMEBLO}?frm=theme`,
    [
      [
        AMEBLO,
        '2026-07-30T22:48:39.000Z second certain page data',
        `見本さん | ${BLOGGER}`,
        '早起きしました。昨日の記事',
      ],
    ],
  ],
  [
    'ameblo',
    amebloFront,
    'https://ameblo.jp/mihon-san/',
    [
      [AMEBLO, '2026-07-30T22:48:39.000Z second certain page text', BLOGGER, '早起きしました。'],
      [
        'https://ameblo.jp/mihon-san/entry-12900000000.html',
        '2026-07-29T15:00:00.000Z day certain page text',
        BLOGGER,
        '休みでした。',
      ],
    ],
  ],
  [
    'goo-blog',
    gooBlog,
    GOO.replace('https', 'http'),
    [
      [
        GOO,
        '2020-07-03T08:16:22.000Z second certain page data',
        'mihon123 | mihon123 | https://blog.goo.ne.jp/mihon123',
        '山に登りました。',
      ],
    ],
  ],
  [
    'jugem',
    jugem,
    'https://mihon.jugem.jp/?eid=12',
    [
      [
        'https://mihon.jugem.jp/?eid=12',
        '2009-09-21T14:15:00.000Z minute certain page text',
        'mihon | https://mihon.jugem.jp/',
        '本を読みました。',
      ],
    ],
  ],
  [
    'fc2-blog',
    fc2,
    FC2,
    [
      [
        FC2,
        '2018-03-14T23:20:00.000Z minute certain page text',
        '見本の人 | mihonmachi | https://mihonmachi.blog.fc2.com/',
        '大根を買いました。',
      ],
      [`${FC2}#comment31`, '2018-03-16T12:05:00.000Z minute certain page text', '架空太郎', '私も行きます。'],
    ],
  ],
  [
    'livedoor-blog',
    livedoor,
    `${LIVEDOOR}#comments`,
    [
      [
        LIVEDOOR,
        '2018-03-18T10:00:34.000Z second certain time@datetime',
        'mihon1127',
        '魚がいました。昔の話',
      ],
      [null, '2018-03-18T11:11:00.000Z minute unsure page text', '名無しさん', 'どこの川ですか。'],
      [null, '2018-03-18T11:30:00.000Z minute unsure page text', '釣り人', '>>1 見本川です。'],
    ],
  ],
  [
    'livedoor-blog',
    livedoorFront,
    'http://blog.livedoor.jp/mihon/',
    [
      [
        'http://blog.livedoor.jp/mihon/archives/50001234.html',
        '2006-04-02T01:20:30.000Z second certain attribute',
        'mihon | http://blog.livedoor.jp/mihon/',
        '桜でした。',
      ],
      [
        'http://blog.livedoor.jp/mihon/archives/50001200.html',
        '2006-04-01T00:00:01.000Z second certain attribute',
        'mihon | http://blog.livedoor.jp/mihon/',
        '始まりました。',
      ],
    ],
  ],
])('%s', async (id, html, url, expected) => {
  const { site, posts } = await at(html, url);
  expect(site).toBe(id);
  expect(posts.map(brief)).toEqual(expected);
});

test('pictures, threads, numbers and owners', async () => {
  const [walk] = (await at(note, NOTE)).posts;
  expect(walk).toMatchObject({ id: 'n0123456789ab', images: [{ alt: '川' }] });
  const [garden, nice] = (await at(hatenaBlog, HATENA)).posts;
  expect(garden).toMatchObject({
    images: [{ url: 'https://cdn-ak.f.st-hatena.com/images/hana.png' }],
    author: { otherIds: [{ value: 'mihon-user' }] },
    time: {
      shown: '2026-07-31',
      checks: [
        { source: 'attribute', verdict: 'agrees' },
        { source: 'page text', verdict: 'agrees' },
        { source: 'post id', verdict: 'agrees' },
      ],
    },
  });
  expect(nice).toMatchObject({ thread: { url: HATENA }, parentUrl: HATENA });
  const [, river, angler] = (await at(livedoor, LIVEDOOR)).posts;
  expect(river).toMatchObject({ number: '1', thread: { url: LIVEDOOR }, parentUrl: LIVEDOOR });
  expect(angler).toMatchObject({ number: '2', anchors: ['1'] });
  const [rain] = (await at(jugem, 'https://mihon.jugem.jp/?eid=12')).posts;
  expect(rain).toMatchObject({
    id: '12',
    permalink: { basis: 'link around the time' },
    images: [{ alt: '本' }],
    time: { raw: '2009.09.21 Monday 23:15', zone: { id: 'Asia/Tokyo' } },
  });
  const [, going] = (await at(fc2, FC2)).posts;
  expect(going).toMatchObject({
    parentUrl: FC2,
    time: { raw: '2018/03/16(21:05)', shown: '2018/03/16(21:05)' },
  });
});

test('a blog at its owner’s domain is known by what its service leaves there', async () => {
  const url = 'https://mihonmachi.example.com/blog-entry-284.html';
  const { site, posts } = await at(fc2, url);
  expect(site).toBe('fc2-blog');
  expect(posts[0]).toMatchObject({
    permalink: { url },
    author: { handle: 'mihonmachi', profileUrl: null },
    // No more than the page's language tells the zone there.
    time: { instant: '2018-03-14T23:20:00.000Z', certain: false },
  });
});

test('はてなブログ: an address of another time than the page’s makes it unsure', async () => {
  const html = hatenaBlog.replaceAll('2026-07-31T09:00:00Z', '2026-07-31T09:30:00Z');
  const { posts } = await at(html, HATENA);
  expect(posts[0]?.time).toMatchObject({ instant: '2026-07-31T09:30:00.000Z', certain: false });
});

test('アメブロ: data of another entry, or data that does not parse, is no time', async () => {
  for (const html of [
    ameblo.replace('"entry_id":12900000001', '"entry_id":12900000009'),
    ameblo.replace('}};window', '};window'),
  ]) {
    const { posts } = await at(html, AMEBLO);
    expect(posts[0]?.time).toMatchObject({ instant: '2026-07-30T15:00:00.000Z', precision: 'day' });
  }
});

test('JUGEM without a clock gives the day; trackback data of another entry gives nothing', async () => {
  const day = await at(jugem.replace('>23:15<', '>この記事<'), 'https://mihon.jugem.jp/?eid=12');
  expect(day.posts[0]?.time).toMatchObject({ precision: 'day', instant: '2009-09-20T15:00:00.000Z' });
  const goo = await at(
    gooBlog.replace('rdf:about="https://blog.goo.ne.jp/mihon123', 'rdf:about="https://blog.goo.ne.jp/betsu'),
    GOO,
  );
  expect(goo.posts[0]?.time).toMatchObject({ precision: 'day', instant: '2020-07-02T15:00:00.000Z' });
});

test('a template of the owner’s own is read by the generic rules, as the service’s', async () => {
  const html = `<html lang="ja"><body><article><h1>雪の日</h1><p class="d">2018/01/22 10:00</p><p>積もりました。</p></article></body></html>`;
  const { site, posts } = await at(html, 'https://mihon.blog.fc2.com/blog-entry-3.html?sp');
  expect(site).toBe('fc2-blog');
  expect(posts[0]).toMatchObject({
    site: 'fc2-blog',
    author: { handle: 'mihon' },
    time: { instant: '2018-01-22T01:00:00.000Z', precision: 'minute' },
  });
});

test('comments a service’s own template does not name are read beside the entry', async () => {
  const comment = (n: number) =>
    `<div class="c"><b class="name">客${n}</b> <span>2020/07/0${n} 10:0${n}</span><p>感想その${n}です。</p></div>`;
  const pictures = '<ul class="mod-images"><li>山 <i>4時間前</i></li><li>川 <i>5時間前</i></li></ul>';
  const html = gooBlog
    .replace('<body>', '<body class="comment-open sidebar-right">')
    .replace('</body>', `${pictures}<div id="mod-comments">${comment(4)}${comment(5)}</div></body>`);
  const { posts } = await at(html, GOO);
  expect(posts[0]?.text).toBe('山に登りました。');
  expect(posts.slice(1).map(post => [post.author.displayName, post.text, post.permalink.kind])).toEqual([
    ['客4', expect.stringContaining('感想その4です。'), 'unknown'],
    ['客5', expect.stringContaining('感想その5です。'), 'unknown'],
  ]);
});

test.each([
  ['note', note.replaceAll('o-noteContentHeader', 'neu'), NOTE],
  ['ameblo', ameblo.replaceAll('js-entryWrapper', 'neu'), AMEBLO],
  ['hatenablog', hatenaBlog.replaceAll('data-uuid', 'data-neu').replaceAll('entry-comment', 'neu'), HATENA],
])('%s of another layout is left to the generic reader, with a note', async (id, html, url) => {
  const { site, notes } = await at(html, url);
  expect(site).toBe('generic');
  expect(notes).toContain(`the ${id} reader found nothing it knows on this page`);
});
