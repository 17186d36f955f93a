import { afterEach, describe, expect, inject, test } from 'vitest';
import { type PostTime, parseReading } from '../../src/evidence/index.ts';
import { chooseFocus, findPosts, type PageView, readPage } from '../../src/sites/index.ts';
import { visibleText } from '../../src/sites/page/visible-text.ts';
import { onPage, readAt } from './on-page.ts';

const URL_HERE = 'https://board.example.com/t/1';
const FIVE = 'https://kaku.5ch.io/test/read.cgi/shiken/1787045314/';
const LIMIT = 120_000;
/** The largest pages are a fifth of their size but in the long run: a browser lays them out for longer than they are read. */
const SHARE = inject('longRun') ? 1 : 5;
const [POSTS, ELEMENTS, NUMBERS, TIMES, PARAGRAPHS] = [50_000, 1_000_000, 300_000, 100_000, 1_250].map(
  most => most / SHARE,
) as [number, number, number, number, number];
const VIEWPORT = {
  width: 800,
  height: 600,
  scrollX: 0,
  scrollY: 0,
  pageWidth: 800,
  pageHeight: 600,
  devicePixelRatio: 1,
  screenWidth: 800,
  screenHeight: 600,
};
const isCertain = (time: PostTime | undefined) => time?.kind === 'absolute' && time.certain;

const frames: HTMLIFrameElement[] = [];
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

async function pageOf(html: string, url = URL_HERE) {
  const view = await onPage(`<!doctype html><meta charset="utf-8">${html}`, url);
  frames.push(view.frame);
  return view;
}

/** The whole reading, with its focus, checked against the record format; and how long it took. */
function readingOf(view: PageView) {
  const began = performance.now();
  const found = findPosts(view);
  const nobody = {
    picked: null,
    linkUrl: `${URL_HERE}#x`,
    selectionText: '無い言葉',
    caret: null,
    selection: null,
    viewportHeight: 600,
  };
  const reading = readPage(view, found, chooseFocus(found, nobody, view), VIEWPORT);
  const took = performance.now() - began;
  return { reading: parseReading(JSON.parse(JSON.stringify(reading))), took };
}

describe('names that hide properties', () => {
  const CLOBBER =
    'parentNode parentElement firstChild nextSibling childNodes children textContent innerText attributes getAttribute querySelector querySelectorAll closest matches contains nodeType nodeName tagName localName ownerDocument id className hidden shadowRoot namespaceURI checkVisibility getBoundingClientRect'
      .split(' ')
      .map(name => `<input name="${name}" type="hidden"><input id="${name}" type="hidden">`)
      .join('');
  const DOCUMENT =
    'body documentElement title defaultView querySelector querySelectorAll createTreeWalker head forms'
      .split(' ')
      .map(name => `<img name="${name}" alt=""><form name="${name}"></form>`)
      .join('');

  test('in and around a post change nothing that is read', async () => {
    const post = (inside: string) =>
      `${[1, 2]
        .map(
          n =>
            `<form class="post" id="p${n}">${inside}<b class="name">町民${n}</b> <time datetime="2026-08-18T18:28:3${n}+09:00">2026/08/18 18:28</time><p class="text">朝市は九時からです。${n}</p></form>`,
        )
        .join('')}`;
    const plain = await readAt(`<h1>朝市</h1>${post('')}`, URL_HERE);
    const clobbered = await readAt(`<h1>朝市</h1>${DOCUMENT}${post(CLOBBER)}`, URL_HERE);
    expect(clobbered.posts.map(({ text, time, author }) => ({ text, time, author }))).toEqual(
      plain.posts.map(({ text, time, author }) => ({ text, time, author })),
    );
    expect(plain.posts).toHaveLength(2);
  });

  test('and the page itself as a form', async () => {
    const view = await pageOf(
      `<form>${CLOBBER}<p>朝市は九時からです。 2026/08/18(火) 18:28:34</p></form>${DOCUMENT}`,
    );
    const { reading } = readingOf(view);
    expect(reading.pageText).toContain('朝市は九時からです。');
  });
});

describe('pages too big to be read in a moment', () => {
  const reply = (n: number) =>
    `<div class="res"><b>町民${n}</b> <i>2026/08/18 18:${String(n % 60).padStart(2, '0')}</i><p>朝市${n}</p></div>`;

  test.each([
    [`${POSTS} posts`, () => Array.from({ length: POSTS }, (_, n) => reply(n)).join('')],
    [`${ELEMENTS} empty elements`, () => '<i></i>'.repeat(ELEMENTS)],
    [`${NUMBERS} numbers that are no dates`, () => '<p>18 8</p>'.repeat(NUMBERS)],
    [`${TIMES} times`, () => '<time datetime="2026-08-18">火</time>'.repeat(TIMES)],
    [
      `${PARAGRAPHS * 8} kB of text`,
      () =>
        `<style>p { content-visibility: auto }</style>${`<p>${'朝市は九時。1 '.repeat(1_000)}</p>`.repeat(PARAGRAPHS)}`,
    ],
    ['1 MB of dates in one text', () => `<p>${'2026/08/18 '.repeat(100_000)}`],
    ['5 MB in a date', () => `<time datetime="${'2026-'.repeat(1_000_000)}">2026/08/18 18:28</time>`],
    ['a body of dates without elements', () => '2026/08/18(火) 18:28:34 あ<br>'.repeat(20_000)],
    ['elements 50,000 deep', () => `${'<div>'.repeat(50_000)}朝市 2026/08/18 18:28`],
    ['10,000 links to this page', () => `<a href="#x">x</a>`.repeat(10_000)],
    [
      'JSON-LD 50,000 deep',
      () => `<script type="application/ld+json">${'['.repeat(50_000)}${']'.repeat(50_000)}</script><p>x`,
    ],
  ])('%s', { timeout: LIMIT }, async (name, html) => {
    const view = await pageOf(html());
    const { reading, took } = readingOf(view);
    console.log(`${name}: ${reading.posts.length} of ${reading.postsOnPage} posts, ${took.toFixed(0)} ms`);
    // Laying such pages out takes a browser longer than reading them; a busy machine longer still.
    expect(took).toBeLessThan(30_000);
  });
});

describe('open shadow roots', () => {
  test('are read as the screen shows them, one in the other, with what their slots show', async () => {
    const view = await pageOf(
      '<main>前<x-post>光<b slot="name">町民</b><i slot="none">外</i></x-post>後</main>',
    );
    const host = view.document.querySelector('x-post');
    const outer = host?.attachShadow({ mode: 'open' });
    if (!outer || !host) throw new Error('no shadow root');
    outer.innerHTML =
      '<p><slot name="name"></slot>：<x-inner></x-inner></p><slot></slot><slot name="empty">空</slot>';
    const inner = outer.querySelector('x-inner')?.attachShadow({ mode: 'open' });
    if (inner) inner.innerHTML = '<span>内</span><span hidden>隠</span>';
    const main = view.document.querySelector('main');
    expect(main && visibleText(main)).toBe('前\n\n町民：内\n\n光空後');
  });
  test('closed ones stay closed', async () => {
    const view = await pageOf('<main>前<x-post>光</x-post></main>');
    const root = view.document.querySelector('x-post')?.attachShadow({ mode: 'closed' });
    if (root) root.innerHTML = '内';
    const main = view.document.querySelector('main');
    expect(main && visibleText(main)).toBe('前光');
  });
});

describe('dates made to mislead', () => {
  const TRUE = '2026/08/18(火) 18:28:34';
  const post = (head: string) =>
    `<h1>朝市</h1>${[
      head,
      `<b class="name">別の人</b> <time datetime="2026-08-18T19:00:00+09:00">2026/08/18(火) 19:00:00</time>`,
      `<b class="name">第三者</b> <time datetime="2026-08-18T19:10:00+09:00">2026/08/18(火) 19:10:00</time>`,
    ]
      .map(
        (line, n) =>
          `<div class="post" id="p${n}"><p class="head">${line}</p><p class="text">朝市の話です。${n}</p></div>`,
      )
      .join('')}`;

  test.each([
    [
      'another moment in datetime',
      `<b class="name">町民</b> <time datetime="2026-08-17T18:28:34+09:00">${TRUE}</time>`,
    ],
    [
      'a weekday that is not that of the date',
      '<b class="name">町民</b> <time>2026/08/18(月) 18:28:34</time>',
    ],
    [
      'a moment to come',
      '<b class="name">町民</b> <time datetime="2031-08-18T18:28:34+09:00">2031/08/18(月) 18:28:34</time>',
    ],
    [
      'a title that says otherwise',
      `<b class="name">町民</b> <time title="2026-08-11T18:28:34+09:00" datetime="2026-08-18T18:28:34+09:00">${TRUE}</time>`,
    ],
    [
      'a count that says otherwise',
      `<b class="name">町民</b> <time data-timestamp="1755000000" datetime="2026-08-18T18:28:34+09:00">${TRUE}</time>`,
    ],
  ])('%s: never certain', async (_, head) => {
    const { posts } = await readAt(post(head), URL_HERE);
    const mine = posts.filter(({ text }) => text.includes('朝市の話です。0'));
    expect(mine.length).toBeGreaterThan(0);
    for (const { time } of mine) expect(isCertain(time)).toBe(false);
  });

  test('digits put in another order are no date', async () => {
    const { posts } = await readAt(
      post('<b class="name">町民</b> <time>\u202e43:82:81 (火)81/80/6202\u202c</time>'),
      URL_HERE,
    );
    const mine = posts.filter(({ text }) => text.includes('朝市の話です。0'));
    for (const { time } of mine) expect(isCertain(time)).toBe(false);
  });

  test('what disagrees is said', async () => {
    const { posts } = await readAt(
      post(`<b class="name">町民</b> <time datetime="2026-08-17T18:28:34+09:00">${TRUE}</time>`),
      URL_HERE,
    );
    const time = posts.find(({ text }) => text.includes('朝市の話です。0'))?.time;
    expect(time?.shown).toBe(TRUE);
    expect(
      time?.checks.some(({ source, verdict }) => source === 'page text' && verdict === 'disagrees'),
    ).toBe(true);
  });

  test('a date of zero-width marks is the date that is seen', async () => {
    const { posts } = await readAt(
      post('<b class="name">町\u200b民\u200d</b> <time>2026/\u200b08/18(火) 18:\u200b28:34</time>'),
      URL_HERE,
    );
    const time = posts.find(({ text }) => text.includes('朝市の話です。0'))?.time;
    if (time?.kind === 'absolute') expect(time.instant).toBe('2026-08-18T09:28:34.000Z');
  });

  test('a name with a date in it lends the post no time that is certain', async () => {
    const { posts } = await readAt(
      `<h1 id="threadtitle">朝市</h1><dl><dt>1 ：<b>名無し 2019/01/01(火) 00:00:00.00</b>：${TRUE}.19 ID:aB1</dt><dd> 話 </dd></dl>`,
      FIVE,
    );
    const [time] = posts.map(post => post.time);
    expect(time?.kind === 'absolute' && time.instant).toBe('2026-08-18T09:28:34.190Z');
  });
});
