import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Hotline, startHotline } from '../../src/hotline/server.ts';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { ROOT } from '../rig/build-extension.ts';
import { downloadTo, keepPage, recordsIn, saveBundle, setEndpoint, walkToLastLook } from '../rig/journey.ts';
import { lookInStore } from '../rig/look-in-store.ts';
import { press, shows } from '../rig/press.ts';
import { type Served, serveFolder } from '../rig/serve-folder.ts';
import { extensionUnderTest } from './built.ts';
import { photographFor } from './readme-pictures.ts';

let rig: Rig;
let hotline: Hotline;
let board: Served;
let folder: string;
let page: Page;
let popup: Page;
let zip: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hozen-journey-'));
  await mkdir(join(folder, 'downloads'));
  hotline = await startHotline({ host: '127.0.0.1', port: 0, folder: join(folder, 'hotline') });
  board = await serveFolder(join(ROOT, 'test/fixtures/board'));
  rig = await startRig({ extension: extensionUnderTest() });
  await downloadTo(rig, join(folder, 'downloads'));
});

afterAll(async () => {
  await rig?.close();
  await board?.close();
  await hotline?.close();
});

/** The picker draws in a host of its own beside the body. */
async function pickerShows(on: Page, shown: boolean): Promise<void> {
  const beside = () => document.documentElement.childElementCount > 2;
  await on.waitForFunction(`(${beside})() === ${shown}`);
}

describe('from the click to the receipt', () => {
  test('one click on the toolbar button keeps picture, time and address', async () => {
    page = await rig.browser.newPage();
    await page.goto(`http://127.0.0.1:${board.port}/thread.html`);
    const before = await page.content();
    popup = await keepPage(rig, page);
    expect(await page.content()).toBe(before);
    const { records, files, custody } = await lookInStore(popup);
    expect(records).toHaveLength(1);
    const [row] = records;
    if (row?.phase !== 'sealed') throw new Error('not sealed');
    expect(row.evidence.state).toEqual({ kind: 'complete' });
    expect(row.evidence.page.url).toBe(page.url());
    const names = files.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['exhibit.png', 'page.txt', 'post.png', 'reading.json', 'visible.png']),
    );
    expect(files.every(({ sha256, named }) => sha256 === named)).toBe(true);
    expect(custody.map(({ body }) => body?.kind)).toEqual(['key created', 'captured']);
    await photographFor(popup, 'popup');
  });

  test('the page is not kept twice in a row, and the popup says so', async () => {
    await popup.close();
    popup = await keepPage(rig, page);
    await shows(popup, 'capture_just_captured');
    expect((await lookInStore(popup)).records).toHaveLength(1);
  });

  test('another post can be pointed at on the page; Esc leaves everything as it was', async () => {
    const html = await page.content();
    await press(popup, 'capture_other_post');
    await page.bringToFront();
    await pickerShows(page, true);
    await page.keyboard.press('Escape');
    await pickerShows(page, false);
    expect(await page.content()).toBe(html);
    popup = await keepPage(rig, page);
    expect((await lookInStore(popup)).records).toHaveLength(1);
  });

  test('the post pointed at takes the place of the guess, and both are kept', async () => {
    await press(popup, 'capture_other_post');
    await page.bringToFront();
    await pickerShows(page, true);
    const target = await page.$('#p3');
    await target?.hover();
    await photographFor(page, 'picker');
    await target?.click();
    // The popup comes up by itself on the record of the post that was taken.
    popup = await rig.ownPage('src/pages/popup/');
    await popup.waitForSelector('.kept-title');
    await shows(popup, 'capture_done');
    const { records } = await lookInStore(popup);
    const sealed = records.flatMap(row => (row.phase === 'sealed' ? [row] : []));
    const picked = sealed.find(({ evidence }) => evidence.supersedes !== null);
    expect(picked?.evidence.focus).toEqual({ basis: 'picked', sure: true });
    expect(picked?.evidence.post?.number).toBe('3');
    expect(picked?.evidence.post?.time).toMatchObject({
      kind: 'absolute',
      precision: 'second',
      certain: true,
    });
    expect(sealed.find(({ evidence }) => evidence.supersedes === null)?.supersededBy).toBe(
      picked?.evidence.id,
    );
    expect(new URL(page.url()).hash).toBe('');
    await popup.close();
  });

  test('the bundle is a bag that unzip and sha256sum find whole', async () => {
    popup = await keepPage(rig, page);
    zip = await saveBundle(popup, join(folder, 'downloads'));
    expect(execFileSync('unzip', ['-t', zip], { encoding: 'utf8' })).toContain('No errors detected');
    const out = join(folder, 'unzipped');
    execFileSync('unzip', ['-q', zip, '-d', out]);
    const [bag] = await readdir(out);
    const cwd = join(out, bag ?? '');
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      execFileSync('sha256sum', ['--check', '--strict', '--quiet', manifest], { cwd });
    }
    const listed = (await readFile(join(cwd, 'manifest-sha256.txt'), 'utf8')).trim().split('\n').length;
    const there = execFileSync('find', ['data', '-type', 'f'], { cwd, encoding: 'utf8' })
      .trim()
      .split('\n').length;
    expect(there).toBe(listed);
    expect(await recordsIn(zip)).toHaveLength(2);
    const start = await rig.browser.newPage();
    for (const name of ['00_最初に読む', '01_報告書', '03_保全の手順']) {
      await start.goto(`file://${cwd}/data/${name}.html`);
      const broken = await start.$$eval('img', all => all.filter(img => img.naturalWidth === 0).length);
      expect(broken).toBe(0);
      await photographFor(
        start,
        name.slice(0, 2) === '00' ? 'start-page' : name.slice(0, 2) === '01' ? 'report' : 'steps',
      );
    }
    await start.close();
  });

  test('what was saved counts as saved', async () => {
    const own = await rig.openOwnPage('src/pages/library/index.html');
    const { records, custody } = await lookInStore(own);
    const latest = records.find(row => row.phase === 'sealed' && row.supersededBy === null);
    expect(latest?.phase === 'sealed' && latest.exportedAt).toBeTruthy();
    expect(custody.map(({ body }) => body?.kind)).toContain('exported');
    await photographFor(own, 'library');
    await own.close();
  });

  test('with no endpoint set, the walk ends with the fields to copy', async () => {
    const send = await walkToLastLook(rig);
    const shown = await shows(send, 'copy_title');
    expect(shown).toContain(`http://127.0.0.1:${board.port}/thread.html`);
    expect(shown).toContain('保全 花子');
    await send.close();
  });

  test('an address that is not encrypted is refused', async () => {
    const options = await setEndpoint(rig, 'http://hotline.example/reports');
    await shows(options, 'endpoint_not_encrypted');
    await photographFor(options, 'options');
    await options.close();
  });

  test('a hotline that cannot be reached loses nothing, and the same report is filed once', async () => {
    const { url } = hotline;
    const options = await setEndpoint(rig, `${url}/reports`);
    await shows(options, 'endpoint_kept');
    await options.close();
    await hotline.close(0);
    const send = await rig.openOwnPage('src/pages/send/index.html');
    await press(send, 'send_this');
    await shows(send, 'send_failed');
    const port = Number(new URL(url).port);
    hotline = await startHotline({ host: '127.0.0.1', port, folder: join(folder, 'hotline') });
    await press(send, 'send_again');
    await shows(send, 'receipt_title');
    expect(await readdir(join(folder, 'hotline', 'reports'))).toHaveLength(1);
    const { submissions, custody } = await lookInStore(send);
    expect(submissions.map(({ phase, tries }) => [phase, tries])).toEqual([['accepted', 2]]);
    expect(custody.at(-1)?.body?.kind).toBe('sent');
    await photographFor(send, 'receipt');
    await send.close();
  });

  test('the hotline reads the report on its own page', async () => {
    const list = await rig.browser.newPage();
    await list.goto(hotline.url);
    await photographFor(list, 'hotline-list');
    const [id] = await readdir(join(folder, 'hotline', 'reports'));
    await list.goto(`${hotline.url}/reports/${id}`);
    const text = await list.$eval('body', body => body.textContent ?? '');
    expect(text).toContain(`http://127.0.0.1:${board.port}/thread.html`);
    expect(text).toContain('保全 花子');
    await photographFor(list, 'hotline-report');
    await list.close();
  });

  test('a page of the browser itself is not kept, and the popup says why', async () => {
    const blank = await rig.browser.newPage();
    await blank.goto('chrome://version/');
    const popupThere = await rig.clickToolbarButton(blank);
    await shows(popupThere, 'capture_browser_page');
    await blank.close();
  });
});
