import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaptureReport, Evidence, Post } from '../../src/evidence/index.ts';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { ROOT } from '../rig/build-extension.ts';
import { coloursAt, differingPixels, keptFile, keptJson, sheetsIn, tilesIn } from '../rig/kept-pictures.ts';
import { recordRows } from '../rig/look-in-store.ts';
import { type Served, serveFolder } from '../rig/serve-folder.ts';
import { extensionUnderTest } from './built.ts';

const RED = '#ff0000';
const BLUE = '#0000ff';
const GREEN = '#00ff00';

let rig: Rig;
let pages: Served;
let own: Page;
let opened = 0;

beforeAll(async () => {
  const answers = {
    '/late.svg': (_: unknown, response: import('node:http').ServerResponse) => {
      setTimeout(() => {
        response.writeHead(200, { 'content-type': 'image/svg+xml' });
        response.end(
          '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="120"><rect width="200" height="120" fill="#00ff00"/></svg>',
        );
      }, 150);
    },
    '/never.svg': () => undefined,
  };
  pages = await serveFolder(join(ROOT, 'test/fixtures/camera'), {}, 0, answers);
  rig = await startRig({ extension: extensionUnderTest() });
  own = await rig.openOwnPage('src/pages/help/index.html');
});
afterAll(async () => {
  await rig?.close();
  await pages?.close();
});

async function open(name: string): Promise<Page> {
  const page = await rig.browser.newPage();
  const mark = name.includes('?') ? '&' : '?';
  await page.goto(`http://127.0.0.1:${pages.port}/${name}${mark}n=${opened++}`, {
    waitUntil: 'domcontentloaded',
  });
  return page;
}

async function sealed(url: string): Promise<Evidence> {
  for (let tries = 0; tries < 3_000; tries++) {
    const row = (await recordRows(own)).find(r => r.phase === 'sealed' && r.evidence.page.url === url);
    if (row?.phase === 'sealed') return row.evidence;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`${url} was never sealed`);
}

async function keep(page: Page): Promise<Evidence> {
  await rig.clickToolbarButton(page);
  return sealed(page.url());
}

const report = async ({ id }: Evidence) => (await keptJson(own, id, 'capture-report.json')) as CaptureReport;

/** Everything of the page that a capture could change and a script of the page could see. */
const state = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('*')].map(element => [element.scrollLeft, element.scrollTop]);
    const style = (selector: string) => {
      const element = document.querySelector(selector);
      return element
        ? JSON.stringify([getComputedStyle(element).opacity, getComputedStyle(element).position])
        : '';
    };
    const selection = getSelection();
    return {
      html: document.documentElement.outerHTML,
      scroll: [scrollX, scrollY],
      boxes,
      focus: document.activeElement?.id,
      selection: [selection?.toString(), selection?.anchorOffset, selection?.focusOffset],
      styles: ['header', 'nav', 'h2'].map(style),
      animations: document.getAnimations().length,
      sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
    };
  });

describe('a page longer than its window', { timeout: 180_000 }, () => {
  test('is pixel for pixel what one capture of all of it shows, seams aside', async () => {
    const page = await open('plain.html');
    const evidence = await keep(page);
    expect(evidence.state).toEqual({ kind: 'complete' });
    const reference = await page.screenshot({ fullPage: true, encoding: 'base64' });
    const { differing, compared } = await differingPixels(own, evidence, reference);
    const size = await page.evaluate(() => document.documentElement.scrollHeight * innerWidth);
    expect({ differing, compared }).toEqual({ differing: 0, compared: size });
    for (const { made } of sheetsIn(evidence)) {
      expect(made.from?.every(name => evidence.files.some(file => file.name === name))).toBe(true);
    }
    await page.close();
  });

  test('shows what is pinned once, in its place, and is afterwards as it was', async () => {
    const page = await open('long.html');
    await page.evaluate(() => {
      scrollTo({ top: 900, behavior: 'instant' });
      document.querySelector('#r7 a')?.setAttribute('id', 'here');
      document.querySelector<HTMLElement>('#here')?.focus({ preventScroll: true });
      const text = document.querySelector('#r8 p + p')?.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 2, text, 9);
    });
    await new Promise(resolve => setTimeout(resolve, 300));
    const before = await state(page);
    const changes = await page.evaluateHandle(() => {
      const seen: string[] = [];
      new MutationObserver(records => seen.push(...records.map(({ type }) => type))).observe(document, {
        attributes: true,
        characterData: true,
        childList: true,
        subtree: true,
      });
      return seen;
    });
    const evidence = await keep(page);
    expect(await state(page)).toEqual(before);
    expect(await changes.jsonValue()).toEqual([]);
    expect(evidence.state).toEqual({ kind: 'complete' });
    const sheet = await keptFile(own, evidence.id, 'whole-01.png');
    const height = sheetsIn(evidence)[0]?.made.height ?? 0;
    const column = Array.from({ length: height }, (_, y): [number, number] => [1200, y]);
    const colours = await coloursAt(own, sheet, column);
    expect(colours.filter(colour => colour === RED)).toHaveLength(60);
    expect(colours.filter(colour => colour === BLUE)).toHaveLength(40);
    // Four headings, each where it stands in the text.
    const starts = colours.flatMap((colour, y) => (colour === GREEN && colours[y - 1] !== GREEN ? [y] : []));
    const seams = tilesIn(evidence).length - 1;
    expect(starts.length).toBeGreaterThanOrEqual(4);
    expect(starts.length).toBeLessThanOrEqual(4 + seams);
    const { wholePage } = await report(evidence);
    expect(wholePage?.page?.held.map(({ element, shown }) => `${element} ${shown}`)).toEqual([
      'header in the first tile',
      ...Array(4).fill('h2 in its place on the page'),
      'nav in the last tile',
    ]);
    expect(wholePage?.page?.restored).toBe(true);
    await page.close();
  });

  test('of which only a box scrolls is scrolled in that box', async () => {
    const page = await open('box.html');
    const before = await state(page);
    const evidence = await keep(page);
    expect(await state(page)).toEqual(before);
    expect(evidence.state).toEqual({ kind: 'complete' });
    const tiles = tilesIn(evidence);
    expect(tiles.map(({ place }) => place.scrolled)).toContain('box');
    const content = await page.evaluate(() => document.querySelector('main')?.scrollHeight ?? 0);
    const [sheet] = sheetsIn(evidence);
    expect(sheet?.made.height).toBe(50 + content + 40 + 2 * tiles.length);
    const png = await keptFile(own, evidence.id, 'whole-01.png');
    const bottom = (sheet?.made.height ?? 0) - 20;
    expect(
      await coloursAt(own, png, [
        [600, 20],
        [600, bottom],
      ]),
    ).toEqual([RED, BLUE]);
    await page.close();
  });

  test('frames a post that a header covers in the window where it is all to be seen', async () => {
    const page = await open('long.html');
    // As an address that ends in #r12 would have it on a page whose header the site did not reckon with.
    await page.evaluate(() => {
      const post = document.querySelector('#r12');
      scrollTo({ top: (post?.getBoundingClientRect().top ?? 0) + scrollY, behavior: 'instant' });
      history.replaceState(null, '', `${location.href}#r12`);
    });
    const evidence = await keep(page);
    expect(evidence.post?.text).toContain('12 番目の書き込みです。');
    const post = evidence.files.find(({ role }) => role === 'post picture');
    expect(post?.made.from?.every(name => name.startsWith('tile-'))).toBe(true);
    await page.close();
  });

  test('whose images come late waits for them, and names those that never came', async () => {
    const page = await open('lazy.html');
    const evidence = await keep(page);
    expect(evidence.state).toEqual({ kind: 'complete' });
    const { wholePage } = await report(evidence);
    expect(wholePage?.page?.pendingImages.map(url => new URL(url).pathname)).toEqual(['/never.svg']);
    const places = await page.evaluate(() =>
      [...document.images].map(image => image.getBoundingClientRect().top + scrollY + 60),
    );
    const tiles = tilesIn(evidence);
    for (const [at, y] of places.entries()) {
      const tile = tiles.find(({ place }) => y >= place.y && y < place.y + place.area.height);
      const png = await keptFile(own, evidence.id, tile?.name ?? '');
      const [colour] = await coloursAt(own, png, [[100, Math.floor(y - (tile?.place.y ?? 0))]]);
      expect([at + 1, colour]).toEqual([at + 1, at === 29 ? '#cccccc' : GREEN]);
    }
    await page.close();
  });

  test('that draws only some posts at a time gives up all of them', async () => {
    const page = await open('feed.html');
    const evidence = await keep(page);
    expect(evidence.state).toEqual({ kind: 'complete' });
    const reading = (await keptJson(own, evidence.id, 'reading.json')) as { posts: Post[] };
    const harvest = (await keptJson(own, evidence.id, 'harvest.json')) as Post[];
    const numbers = [...reading.posts, ...harvest].map(({ permalink }) =>
      permalink.kind === 'known' ? Number(new URL(permalink.url).hash.slice(2)) : null,
    );
    expect(numbers.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 60 }, (_, n) => n + 1),
    );
    await page.close();
  });

  test('and wider, from right to left, is photographed in columns', async () => {
    const page = await open('side.html');
    const evidence = await keep(page);
    expect(evidence.state).toEqual({ kind: 'complete' });
    const reference = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(reference).toEqual([2000, 1280]);
    const [sheet] = sheetsIn(evidence);
    expect(sheet?.made.width).toBe(2000 + 2);
    const png = await keptFile(own, evidence.id, 'whole-01.png');
    expect(
      await coloursAt(own, png, [
        [10, 10],
        [990, 700],
        [1010, 700],
        [1990, 1400],
      ]),
    ).toEqual([BLUE, BLUE, RED, RED]);
    await page.close();
  });
});

describe('a page that cannot be had whole says so', { timeout: 180_000 }, () => {
  const lackOf = ({ state }: Evidence) => (state.kind === 'partial' ? state.missing : []);

  test('one without an end is bounded', async () => {
    const page = await open('endless.html');
    const evidence = await keep(page);
    expect(lackOf(evidence)).toMatchObject([{ what: 'whole page', why: 'too long' }]);
    const { wholePage } = await report(evidence);
    expect(wholePage).toMatchObject({ tiles: 30, mostTiles: 30 });
    expect(tilesIn(evidence)).toHaveLength(30);
    await page.close();
  });

  test('one that scrolls back keeps what it showed', async () => {
    const page = await open('back.html');
    const evidence = await keep(page);
    expect(lackOf(evidence)).toMatchObject([{ what: 'whole page', why: 'scrolled away' }]);
    expect(tilesIn(evidence).length).toBeGreaterThanOrEqual(2);
    expect(sheetsIn(evidence)).toHaveLength(1);
    await page.close();
  });

  test('one that grows at its top while it is photographed has its shifted seams marked', async () => {
    const page = await open('changing.html');
    const evidence = await keep(page);
    const shifts = tilesIn(evidence).map(({ place }) => place.shift ?? 0);
    expect(shifts.some(shift => Math.abs(shift) > 100)).toBe(true);
    await page.close();
  });

  test('one the person has had enough of keeps the tiles until then', async () => {
    const page = await open('endless.html');
    const popup = await rig.clickToolbarButton(page);
    await popup.waitForSelector('.working-list progress');
    const tiles = async () => {
      const row = (await recordRows(own)).find(r => r.phase === 'capturing');
      return row?.phase === 'capturing' ? (row.draft.progress?.done ?? 0) : 0;
    };
    await expect.poll(tiles, { timeout: 60_000 }).toBeGreaterThanOrEqual(2);
    await (await popup.waitForSelector('.working-list button'))?.click();
    const evidence = await sealed(page.url());
    expect(lackOf(evidence)).toMatchObject([{ what: 'whole page', why: 'stopped' }]);
    expect(tilesIn(evidence).length).toBeGreaterThanOrEqual(2);
    expect(sheetsIn(evidence)).toHaveLength(1);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await popup.waitForSelector('.kept-title');
    await page.close();
  });
});
