import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { ROOT } from '../rig/build-extension.ts';
import { IS_LONG_RUN } from '../rig/fault-times.ts';
import { downloadTo, keepPage, saveBundle } from '../rig/journey.ts';
import { watchMemory } from '../rig/peak-memory.ts';
import { press } from '../rig/press.ts';
import { type Served, serveFolder } from '../rig/serve-folder.ts';
import { stockPictures } from '../rig/stock-pictures.ts';
import { extensionUnderTest } from './built.ts';

/** The whole 200 with `EXHIBITS=200`; few of them keep the tests short, at the same time for each. */
const ITEMS = Number(process.env.EXHIBITS ?? (IS_LONG_RUN ? 40 : 12));
/** The bundle is 316 MB; what is seen is about 260, mostly PDFs that the browser holds until the zip is written. */
const MOST_MEGABYTES = 500;

let rig: Rig;
let board: Served;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hozen-exhibits-'));
  board = await serveFolder(join(ROOT, 'test/fixtures/board'));
  rig = await startRig({ extension: extensionUnderTest() });
  await downloadTo(rig, folder);
});
afterAll(async () => {
  await rig?.close();
  await board?.close();
  await rm(folder, { recursive: true, force: true });
});

async function unpacked(zip: string): Promise<{ pdfs: string[]; bag: string }> {
  const out = `${zip}-out`;
  execFileSync('unzip', ['-q', zip, '-d', out]);
  const [top] = await readdir(out);
  const bag = join(out, top ?? '');
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'manifest-sha256.txt'], { cwd: bag });
  const exhibits = join(bag, 'data', '05_証拠(甲号証)');
  return { pdfs: (await readdir(exhibits)).sort().map(name => join(exhibits, name)), bag };
}

/** The account for the police is small enough for a mail, and shows a picture of each post. */
async function expectAccount(bag: string, pictures: number): Promise<void> {
  const path = join(bag, 'data', '06_警察相談用.pdf');
  if (process.env.KEEP_PDF) execFileSync('cp', [path, `${process.env.KEEP_PDF}-police.pdf`]);
  execFileSync('qpdf', ['--check', path]);
  expect((await stat(path)).size).toBeLessThan(5_000_000);
  const images = execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' });
  expect(images.match(/ jpeg /g)).toHaveLength(pictures);
}

/** The lists and letters that lawyers go on with. */
async function expectDrafts(bag: string): Promise<void> {
  const names = async (folder: string) => (await readdir(join(bag, 'data', folder))).sort();
  const lists = '07_目録と証拠説明書';
  expect(await names(lists)).toEqual(
    ['投稿記事目録_案', '証拠説明書_案'].flatMap(list => ['.csv', '.docx', '.pdf'].map(end => list + end)),
  );
  const [disclosure, notice] = await names('08_開示請求と削除の書面');
  expect(disclosure).toMatch(/^01_.*_1_発信者情報開示請求書\.docx$/);
  expect(notice).toMatch(/^01_.*_2_送信防止措置依頼書\.docx$/);
  for (const list of ['投稿記事目録_案', '証拠説明書_案']) {
    execFileSync('qpdf', ['--check', join(bag, 'data', lists, `${list}.pdf`)]);
    execFileSync('unzip', ['-tqq', join(bag, 'data', lists, `${list}.docx`)]);
  }
}

test('the zip of a page that was kept by one click holds its PDF', async () => {
  const page = await rig.browser.newPage();
  await page.goto(`http://127.0.0.1:${board.port}/thread.html`);
  const popup = await keepPage(rig, page);
  const { pdfs, bag } = await unpacked(await saveBundle(popup, folder));
  expect(pdfs).toHaveLength(1);
  const [pdf = ''] = pdfs;
  if (process.env.KEEP_PDF) execFileSync('cp', [pdf, process.env.KEEP_PDF]);
  execFileSync('qpdf', ['--check', pdf]);
  const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' });
  const pages = text.split('\f').filter(one => one !== '');
  expect(pages.length).toBeGreaterThan(1);
  for (const [at, one] of pages.entries()) {
    expect(one).toContain('甲第1号証');
    expect(one.replaceAll('\n', '')).toContain(`http://127.0.0.1:${board.port}/thread.html`);
    expect(one.replaceAll('\n', '')).toContain(`${at + 1} / ${pages.length}`);
  }
  expect(text).not.toMatch(/file:\/\/|chrome-extension:|moz-extension:|blob:/);
  const pictures = execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' });
  expect(pictures.trim().split('\n').length).toBeGreaterThan(2);
  await expectAccount(bag, 1);
  await expectDrafts(bag);
});

test(`${ITEMS} records become ${ITEMS} PDFs`, { timeout: 600_000 }, async () => {
  await rig.close();
  rig = await startRig({ extension: extensionUnderTest() });
  await downloadTo(rig, folder);
  const own = await rig.openOwnPage('src/pages/library/index.html');
  await stockPictures(own, ITEMS, 1280, 900);
  await own.reload();
  const memory = watchMemory(rig.browser.process()?.pid ?? 0);
  const begun = performance.now();
  const before = new Set(await readdir(folder));
  await press(own, 'popup_save');
  await (await own.waitForSelector('.save .primary:not([disabled])'))?.click();
  const find = async () =>
    (await readdir(folder)).find(name => name.endsWith('.zip') && !before.has(name)) ?? '';
  await expect.poll(find, { timeout: 400_000 }).not.toBe('');
  const zip = join(folder, await find());
  const seconds = (performance.now() - begun) / 1000;
  const { idle, peak } = memory.stop();
  const { pdfs, bag } = await unpacked(zip);
  await expectAccount(bag, ITEMS);
  console.log(
    `${ITEMS} PDFs in ${seconds.toFixed(1)} s, peak ${Math.round(peak - idle)} MB above idle (${Math.round(idle)} MB)`,
  );
  expect(pdfs).toHaveLength(ITEMS);
  expect(peak - idle).toBeLessThan(MOST_MEGABYTES);
});
