import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasWords, lookedFor } from '../../src/masking/cover-words.ts';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { ROOT } from '../rig/build-extension.ts';
import { downloadTo, keepPage } from '../rig/journey.ts';
import { lookInStore } from '../rig/look-in-store.ts';
import { chunksOf, comparePictures, type PixelBox } from '../rig/png-pixels.ts';
import { find, press, shows } from '../rig/press.ts';
import { hostFlags, type Served, serveFolderTls } from '../rig/serve-folder.ts';
import { extensionUnderTest } from './built.ts';
import { photographFor } from './readme-pictures.ts';

const STATUS = '/tokumei_taro_ex/status/2123729947846508553';
/** What the fixture paints the own avatar, the counts of what waits, and a photograph in the post with. */
const OWN = '#ff0080';
const WAITING = '#ff5500';
const PHOTO = '#00c853';
const COLOURS = [OWN, WAITING, PHOTO];
const NOWHERE = Object.fromEntries(COLOURS.map(colour => [colour, null]));
const COVER = '#111111';
/** Chunks of a PNG that say nothing but its pixels. */
const PLAIN = ['IHDR', 'sRGB', 'sBIT', 'IDAT', 'IEND'];
/** Name, handle, and the number of the account's own answer below the post. */
const FORMS = lookedFor(['保全 花子', 'hozen_hanako_ex', '2123739999999458617']);

let rig: Rig;
let site: Served;
let folder: string;
let masking: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hozen-masked-'));
  site = await serveFolderTls(join(ROOT, 'test/fixtures'), { [STATUS]: 'x/own.html' });
  rig = await startRig({ extension: extensionUnderTest(), flags: hostFlags(site) });
  await downloadTo(rig, folder);
  const page = await rig.browser.newPage();
  await page.goto(`https://x.com${STATUS}`);
  await keepPage(rig, page);
  const library = await rig.openOwnPage('src/pages/library/index.html');
  await press(library, 'masking_open');
  masking = await rig.ownPage('src/pages/masking/');
  await masking.setViewport({ width: 1100, height: 900 });
});
afterAll(async () => {
  await rig?.close();
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

const card = (file: string) => `[data-file="${file}"]`;
const boxesOn = (file: string) => masking.$$eval(`${card(file)} .mask-box`, all => all.length);
const cards = () => masking.$$eval('[data-file]', all => all.map(one => one.getAttribute('data-file') ?? ''));

/** Open a picture and wait until it is drawn. */
async function open(file: string): Promise<void> {
  await masking.bringToFront();
  await (await masking.waitForSelector(`${card(file)} .soft[aria-expanded="false"]`))?.click();
  await masking.waitForFunction(
    selector =>
      (document.querySelector<HTMLImageElement>(`${selector} .mask-stage img`)?.naturalWidth ?? 0) > 0,
    {},
    card(file),
  );
}

/** Draw a box with the mouse over a place of the picture, given in its pixels. */
async function draw(file: string, box: { x: number; y: number; width: number; height: number }) {
  const stage = await masking.waitForSelector(`${card(file)} .mask-stage`);
  await stage?.evaluate((element, y) => {
    const image = element.querySelector('img');
    const scale = element.clientWidth / (image?.naturalWidth ?? 1);
    window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY + y * scale - 200);
  }, box.y);
  const place = await stage?.evaluate(element => {
    const { x, y, width } = element.getBoundingClientRect();
    return { x, y, scale: width / (element.querySelector('img')?.naturalWidth ?? 1) };
  });
  if (!place) throw new Error('no stage');
  const { x, y, scale } = place;
  await masking.mouse.move(x + box.x * scale, y + box.y * scale);
  await masking.mouse.down();
  await masking.mouse.move(x + (box.x + 20) * scale, y + (box.y + 20) * scale);
  await masking.mouse.move(x + (box.x + box.width) * scale, y + (box.y + box.height) * scale);
  await masking.mouse.up();
}

test('what X shows of the own account is proposed: words, and boxes on every picture', async () => {
  const words = await masking.waitForSelector('textarea');
  expect(await words?.evaluate(area => area.value)).toBe('保全 花子\nhozen_hanako_ex');
  const files = await cards();
  expect(files).toContain('visible.png');
  expect(files).toContain('post.png');
  expect(files.some(name => name.startsWith('whole-'))).toBe(true);
  for (const file of files) {
    await open(file);
    expect(await boxesOn(file), file).toBeGreaterThanOrEqual(3);
  }
  await masking.$eval(card('visible.png'), one => one.scrollIntoView({ block: 'center' }));
  await photographFor(masking, 'masking');
});

test('a box is drawn, goes over to the other pictures, and is undone', async () => {
  const files = await cards();
  const before = await Promise.all(files.map(boxesOn));
  await draw('visible.png', { x: 600, y: 300, width: 60, height: 40 });
  await expect.poll(() => boxesOn('visible.png')).toBe((before[files.indexOf('visible.png')] ?? 0) + 1);
  expect(await Promise.all(files.map(boxesOn))).toEqual(before.map(count => count + 1));
  await press(masking, 'masking_undo');
  await expect.poll(() => Promise.all(files.map(boxesOn))).toEqual(before);
  // By mouse a box is chosen and removed.
  await draw('visible.png', { x: 600, y: 300, width: 60, height: 40 });
  await expect.poll(() => boxesOn('visible.png')).toBe((before[files.indexOf('visible.png')] ?? 0) + 1);
  await (await masking.$$(`${card('visible.png')} .mask-box`)).at(-1)?.click();
  await press(masking, 'masking_remove');
  await expect.poll(() => Promise.all(files.map(boxesOn))).toEqual(before);
});

test('by keyboard a box is added, moved, made larger and removed', async () => {
  const before = await boxesOn('post.png');
  const files = await cards();
  const elsewhere = await Promise.all(files.map(boxesOn));
  const add = await masking.$(`${card('post.png')} .buttons .quiet`);
  await add?.click();
  await expect.poll(() => boxesOn('post.png')).toBe(before + 1);
  const last = async () =>
    (await masking.$$(`${card('post.png')} .mask-box`)).at(-1) ??
    (() => {
      throw new Error('no box');
    })();
  const styleOf = async () =>
    (await last()).evaluate(box => {
      const { left, width } = (box as HTMLElement).style;
      return [left, width];
    });
  const [left, width] = await styleOf();
  await (await last()).focus();
  await masking.keyboard.press('ArrowRight');
  await expect.poll(async () => (await styleOf())[0]).not.toBe(left);
  await masking.keyboard.down('Shift');
  await masking.keyboard.press('ArrowRight');
  await masking.keyboard.up('Shift');
  await expect.poll(async () => (await styleOf())[1]).not.toBe(width);
  await masking.keyboard.press('Delete');
  await expect.poll(() => boxesOn('post.png')).toBe(before);
  // With it went what it had put on the other pictures.
  expect(await Promise.all(files.map(boxesOn))).toEqual(elsewhere);
});

test('the copy is made when every picture was looked through, and nothing covered is left in it', async () => {
  const button = await masking.waitForSelector('section .primary');
  expect(await button?.evaluate(one => (one as HTMLButtonElement).disabled)).toBe(true);
  const pictures = await originals();
  const files = await cards();
  const look = (file: string, after: Uint8Array, boxes: PixelBox[]) =>
    comparePictures(masking, pictures.get(file) ?? after, after, { colours: COLOURS, boxes, cover: COVER });
  const seen = await look('visible.png', pictures.get('visible.png') ?? new Uint8Array(), []);
  const [x, y] = seen.before[PHOTO] ?? [];
  if (x === undefined || y === undefined) throw new Error('no photograph in the window');
  expect(Object.values(seen.before)).not.toContain(null);
  await draw('visible.png', { x, y, width: 301, height: 121 });
  for (const file of files) {
    const tick = await masking.waitForSelector(`${card(file)} input[type=checkbox]`);
    if (!(await tick?.evaluate(one => one.checked))) await tick?.click();
  }
  await masking.waitForFunction(
    () => !document.querySelector<HTMLButtonElement>('section .primary')?.disabled,
  );
  await press(masking, 'masking_make');
  await shows(masking, 'masking_made_next');
  const zip = await arrived();
  expect(zip).toMatch(/hozen_隠した写し_\d{8}-\d{6}\.zip$/);
  if (process.env.KEEP_COPY) execFileSync('cp', [zip, process.env.KEEP_COPY]);

  const out = `${zip}-out`;
  execFileSync('unzip', ['-q', zip, '-d', out]);
  const [top = ''] = await readdir(out);
  const copy = join(out, top);
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'manifest-sha256.txt'], { cwd: copy });

  for (const path of await readdir(copy, { recursive: true })) {
    if (path.endsWith('.png') || path === 'pictures') continue;
    const text = path.endsWith('.pdf')
      ? execFileSync('pdftotext', ['-raw', join(copy, path), '-'], { encoding: 'utf8' }).replaceAll('\n', '')
      : await readFile(join(copy, path), 'utf8');
    expect(hasWords(text, FORMS), path).toBe(false);
  }
  // What waited for the own account, as its page had it.
  const page = await readFile(join(copy, 'page.txt'), 'utf8');
  expect(page).not.toMatch(/通知|チャット/);
  expect(page).toContain('この人の話は全部うそです。');
  const snapshot = await readFile(join(copy, 'snapshot.html'), 'utf8');
  expect(snapshot).not.toMatch(/チャット|未読/);
  expect(snapshot).toContain('この人の話は全部うそです。');
  expect(snapshot).toContain("default-src 'none'; img-src data:");
  const list = JSON.parse(await readFile(join(copy, 'masks.json'), 'utf8'));
  for (const file of files) {
    const png = await readFile(join(copy, 'pictures', file));
    expect(chunksOf(png).filter(kind => !PLAIN.includes(kind))).toEqual([]);
    const { masks } = list.files.find((one: { file: string }) => one.file === `pictures/${file}`);
    expect(masks.length).toBeGreaterThan(3);
    const compared = await look(file, png, masks);
    expect(compared.size, file).not.toBeNull();
    // Nothing of what was covered is left, every covered pixel is of one colour, all else is as it was.
    expect(compared, file).toMatchObject({ after: NOWHERE, open: 0, changed: 0 });
  }
  const pdf = join(copy, (await readdir(copy)).find(name => name.endsWith('.pdf')) ?? '');
  execFileSync('qpdf', ['--check', pdf]);
  execFileSync('pdfimages', ['-png', pdf, join(out, 'in-pdf')]);
  const inPdf = (await readdir(out)).filter(name => name.startsWith('in-pdf'));
  expect(inPdf.length).toBeGreaterThanOrEqual(2);
  for (const name of inPdf) {
    expect(await look('', await readFile(join(out, name)), []), name).toMatchObject({ after: NOWHERE });
  }

  const { files: kept, custody } = await lookInStore(masking);
  for (const { sha256, named } of kept) expect(sha256).toBe(named);
  const event = custody.at(-1)?.body;
  expect(event?.kind).toBe('masked copy made');
  const sum = execFileSync('sha256sum', [join(copy, 'masks.json')], { encoding: 'utf8' }).slice(0, 64);
  expect(event?.detail.masksSha256).toBe(sum);
  expect(hasWords(JSON.stringify(event), FORMS)).toBe(false);
});

/** The pictures as they lie in the store. */
async function originals() {
  const texts = await masking.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('hozen');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const rows = await new Promise<{ name: string; blob: Blob }[]>((resolve, reject) => {
      const all = db.transaction('files').objectStore('files').getAll();
      all.onsuccess = () => resolve(all.result);
      all.onerror = () => reject(all.error);
    });
    db.close();
    return Promise.all(
      rows
        .filter(({ name }) => name.endsWith('.png'))
        .map(async ({ name, blob }) => {
          const bytes = new Uint8Array(await blob.arrayBuffer());
          return [name, btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))] as const;
        }),
    );
  });
  return new Map(texts.map(([name, text]) => [name, new Uint8Array(Buffer.from(text, 'base64'))]));
}

async function arrived(): Promise<string> {
  const look = async () => (await readdir(folder)).find(name => name.endsWith('.zip')) ?? '';
  await expect.poll(look, { timeout: 60_000 }).not.toBe('');
  return join(folder, await look());
}

test('the words and boxes are there when the page is opened again', async () => {
  const before = await boxesOn('visible.png');
  await masking.reload();
  await find(masking, 'masking_make');
  await open('visible.png');
  expect(await boxesOn('visible.png')).toBe(before);
});
