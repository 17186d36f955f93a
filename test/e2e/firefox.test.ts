import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import en from '../../src/_locales/en/pages.json' with { type: 'json' };
import ja from '../../src/_locales/ja/pages.json' with { type: 'json' };
import { ROOT } from '../rig/build-extension.ts';
import { whyNoFirefox } from '../rig/find-firefox.ts';
import { type FirefoxAtSites, firefoxAt } from '../rig/firefox-at.ts';
import type { FirefoxRig } from '../rig/firefox-rig.ts';
import { keepInFirefox } from '../rig/keep-in-firefox.ts';

const THREAD = 'https://kaku.5ch.io/test/read.cgi/shiken/1795171328/2';
const LAZY = 'https://kaku.5ch.io/camera/lazy.html?page=1&utm_source=mail';
const LONG = 'https://kaku.5ch.io/camera/long.html';

const missing = whyNoFirefox();

let firefox: FirefoxAtSites;
let rig: FirefoxRig;
let downloads: string;

beforeAll(async () => {
  if (missing) return;
  firefox = await firefoxAt({ [new URL(THREAD).pathname]: '5ch/2026.html' });
  ({ rig, downloads } = firefox);
});
afterAll(() => firefox?.close());

const keep = (url: string) => keepInFirefox(rig, url);

/** Colours of a kept picture at `points`, as `#rrggbb`, and its size. */
function coloursOf(
  id: string,
  name: string,
  points: [number, number][],
): Promise<[number, number, ...string[]]> {
  return rig.inPage(
    `
    const [id, name, points] = args;
    const db = await new Promise(done => {
      const open = indexedDB.open('hozen');
      open.onsuccess = () => done(open.result);
    });
    const row = await new Promise(done => {
      const get = db.transaction('files').objectStore('files').get([id, name]);
      get.onsuccess = () => done(get.result);
    });
    db.close();
    const picture = await createImageBitmap(row.blob);
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const hex = ([x, y]) => '#' + [...context.getImageData(x, y, 1, 1).data.slice(0, 3)].map(n => n.toString(16).padStart(2, '0')).join('');
    return [picture.width, picture.height, ...points.map(hex)];`,
    id,
    name,
    points,
  );
}

test.skipIf(missing)('one click in Firefox keeps picture, address and time', async () => {
  const { evidence } = await keep(THREAD);
  expect(evidence.state).toEqual({ kind: 'complete' });
  expect(evidence.post?.permalink).toMatchObject({ kind: 'known', url: THREAD });
  expect(evidence.post?.time).toMatchObject({ instant: '2026-11-20T10:45:10.070Z', certain: true });
  expect(evidence.environment.browser).toMatch(/^Firefox \d/);
  const visible = evidence.files.find(({ name }) => name === 'visible.png');
  const [width, height] = await coloursOf(evidence.id, 'visible.png', []);
  expect([width, height]).toEqual([visible?.made.width, visible?.made.height]);
  expect(width).toBe(visible?.made.viewport?.width);
});

test.skipIf(missing)('the whole page is photographed in Firefox too, what is pinned once', async () => {
  const { evidence } = await keep(LONG);
  expect(evidence.state).toEqual({ kind: 'complete' });
  const tiles = evidence.files.filter(({ role }) => role === 'page tile');
  const content = tiles[0]?.made.tile?.contentHeight ?? 0;
  const [sheet] = evidence.files.filter(({ role }) => role === 'stitched picture');
  const height = sheet?.made.height ?? 0;
  expect(height).toBe(content + 2 * (tiles.length - 1));
  const column = Array.from({ length: height }, (_, y): [number, number] => [1200, y]);
  const [, , ...colours] = await coloursOf(evidence.id, 'whole-01.png', column);
  expect(colours.filter(colour => colour === '#ff0000')).toHaveLength(60);
  expect(colours.filter(colour => colour === '#0000ff')).toHaveLength(40);
});

test.skipIf(missing)('Firefox also takes the whole page in one call: no seam, nothing blank', async () => {
  const { evidence } = await keep(LAZY);
  expect(evidence.state).toEqual({ kind: 'complete' });
  expect(evidence.lacks).toBeUndefined();
  expect(evidence.post?.permalink).toMatchObject({ url: expect.stringMatching(/lazy\.html\?page=1#r\d+$/) });
  const shots = evidence.files.filter(({ role }) => role === 'page shot');
  expect(shots.map(({ name, made }) => `${name}: ${made.how}`)).toEqual([
    'whole-shot-01.png: tabs.captureVisibleTab with rect',
  ]);
  const { viewport, rect, width, height } = shots[0]?.made ?? {};
  if (!viewport) throw new Error('no viewport');
  const { pageWidth, pageHeight, devicePixelRatio: scale } = viewport;
  expect(pageHeight).toBeGreaterThan(2 * viewport.height);
  expect(rect).toEqual({ x: 0, y: 0, width: pageWidth, height: pageHeight });
  expect([width, height]).toEqual([Math.round(pageWidth * scale), Math.round(pageHeight * scale)]);
  const column = Array.from({ length: height ?? 0 }, (_, y): [number, number] => [100, y]);
  const [wide, high, ...colours] = await coloursOf(evidence.id, 'whole-shot-01.png', column);
  expect([wide, high]).toEqual([width, height]);
  const sheets = evidence.files.filter(({ role }) => role === 'stitched picture');
  const tiles = evidence.files.filter(({ role }) => role === 'page tile').length;
  const onSheets: string[] = [];
  for (const { name, made } of sheets) {
    const rows = Array.from({ length: made.height ?? 0 }, (_, y): [number, number] => [100, y]);
    onSheets.push(...(await coloursOf(evidence.id, name, rows)).slice(2).map(String));
  }
  // Two rows of each seam lie on the sheets alone.
  expect(onSheets).toHaveLength(high + 2 * (tiles - 1));
  const green = (of: string[]) => of.filter(colour => colour === '#00c853').length;
  expect(green(colours)).toBeGreaterThan(39 * 110);
  expect(green(colours)).toBe(green(onSheets));
});

test.skipIf(missing)(
  'in Firefox, where a page loaded anew may not be photographed, that is not offered',
  async () => {
    await rig.newTab(await rig.own('src/pages/options/index.html'));
    const offered = await rig.inPage<string[]>(`
    for (let tries = 0; tries < 100 && !document.querySelector('input[type=checkbox]'); tries++)
      await new Promise(done => setTimeout(done, 50));
    return Array.from(document.querySelectorAll('label.tick'), label => label.textContent);`);
    expect(offered.length).toBeGreaterThan(0);
    const names = [ja, en].map(pages => pages.options_reload.message);
    expect(offered.filter(label => names.some(name => label.includes(name)))).toEqual([]);
  },
);

test.skipIf(missing)('the bundle is saved by Firefox, and its checksums hold', async () => {
  await rig.newTab(await rig.own('src/pages/library/index.html'));
  await rig.clickInPage('button.primary');
  await rig.clickInPage('.save .primary:not([disabled])');
  const zips = async () => (await readdir(downloads)).filter(name => name.endsWith('.zip'));
  await expect.poll(zips, { timeout: 30_000 }).toHaveLength(1);
  await expect
    .poll(async () => (await readdir(downloads)).filter(name => name.endsWith('.part')))
    .toEqual([]);
  const [zip = ''] = await zips();
  execFileSync('unzip', ['-q', join(downloads, zip), '-d', downloads]);
  const bag = join(downloads, zip.replace(/\.zip$/, ''));
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'manifest-sha256.txt'], { cwd: bag });
  const exhibits = join(bag, 'data', '05_証拠(甲号証)');
  const pdfs = await readdir(exhibits);
  expect(pdfs.length).toBeGreaterThan(0);
  for (const pdf of pdfs.map(name => join(exhibits, name))) {
    expect(execFileSync('qpdf', ['--check', pdf], { encoding: 'utf8' })).toContain('No syntax');
    expect(execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' })).toContain('(仮番号)');
    expect(execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' })).toMatch(/image +\d+ +\d+ +rgb/);
  }
  const verify = ['--import', 'tsx', 'src/command/verify.ts', join(downloads, zip), '--json'];
  const verdict = JSON.parse(execFileSync(process.execPath, verify, { cwd: ROOT, encoding: 'utf8' }));
  expect(verdict).toMatchObject({ rung: 'intact', problem: null });
});
