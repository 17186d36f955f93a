import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordRow } from '../../src/store/rows.ts';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { ROOT } from '../rig/build-extension.ts';
import { FAULT_TIMES, faultMoment } from '../rig/fault-times.ts';
import { recordRows } from '../rig/look-in-store.ts';
import { middleOfPicture } from '../rig/picture-colour.ts';
import { type Served, serveFolder } from '../rig/serve-folder.ts';
import { extensionUnderTest } from './built.ts';

const RED = [255, 0, 0];
/** From the click to the picture takes about this long here; milliseconds. */
const PICTURE_TAKES = 500;

let rig: Rig;
let pages: Served;
/** In a window of its own, so that looking at the store never changes what the other window shows. */
let own: Page;

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
const address = (colour: string, n: number) => `http://127.0.0.1:${pages.port}/${colour}.html?n=${n}`;

beforeAll(async () => {
  pages = await serveFolder(join(ROOT, 'test/fixtures/colours'));
  rig = await startRig({ extension: extensionUnderTest() });
  own = await rig.openOwnPage('src/pages/help/index.html');
  // What is visible is the matter here; tiles have faults of their own in tour-faults.test.ts.
  await own.evaluate('chrome.storage.local.set({ settings: { wholePage: false } })');
});
afterAll(async () => {
  await rig?.close();
  await pages?.close();
});

async function rowAt(url: string): Promise<RecordRow | undefined> {
  const of = (row: RecordRow) => (row.phase === 'sealed' ? row.evidence : row.draft.evidence);
  return (await recordRows(own)).find(row => of(row).page.url === url);
}

/** The record of `url`, sealed; null where the popup was gone before it could ask for one. */
async function sealedAt(url: string): Promise<(RecordRow & { phase: 'sealed' }) | null> {
  for (let tries = 0; tries < 10 && !(await rowAt(url)); tries++) await pause(100);
  if (!(await rowAt(url))) return null;
  await expect.poll(async () => (await rowAt(url))?.phase, { timeout: 60_000 }).toBe('sealed');
  const row = await rowAt(url);
  return row?.phase === 'sealed' ? row : null;
}

type Outcome = 'kept' | 'not kept' | 'not begun';

/** Click on the red page of that address, do `disturb` at the `n`th moment, and look at what was kept. */
async function disturbed(url: string, n: number, disturb: (red: Page) => Promise<void>): Promise<Outcome> {
  const red = await rig.browser.newPage();
  await red.goto(url);
  await rig.clickToolbarButton(red);
  await faultMoment(n, PICTURE_TAKES, () => rowAt(url));
  await disturb(red);
  const row = await sealedAt(url);
  if (!red.isClosed()) await red.close();
  if (!row) return 'not begun';
  const colour = await middleOfPicture(own, row.id);
  if (colour) {
    expect(colour).toEqual(RED);
    return 'kept';
  }
  const { state } = row.evidence;
  expect(state.kind === 'partial' && state.missing.map(({ what }) => what)).toContain('picture');
  return 'not kept';
}

async function many(start: number, disturb: (red: Page, n: number) => Promise<void>): Promise<void> {
  const counts: Record<Outcome, number> = { kept: 0, 'not kept': 0, 'not begun': 0 };
  for (let n = 0; n < FAULT_TIMES; n++) {
    counts[await disturbed(address('red', start + n), n, red => disturb(red, n))]++;
  }
  console.log(`of ${FAULT_TIMES} pictures:`, counts);
  expect(counts.kept + counts['not kept']).toBeGreaterThanOrEqual(FAULT_TIMES / 2);
}

describe('the picture is of that tab at that address, or there is none', { timeout: 240_000 }, () => {
  test('when another tab comes to the front', async () => {
    const blue = await rig.browser.newPage();
    await blue.goto(address('blue', 0));
    await many(100, () => blue.bringToFront());
    await blue.close();
  });

  test('when another tab comes to the front for a moment only', async () => {
    const blue = await rig.browser.newPage();
    await blue.goto(address('blue', 1));
    await many(200, async (red, n) => {
      await blue.bringToFront();
      await pause(n * 3);
      await red.bringToFront();
    });
    await blue.close();
  });

  test('when the tab goes to another page', async () => {
    await many(300, async red => void (await red.goto(address('green', 2)).catch(() => undefined)));
  });

  test('when the tab is closed', async () => {
    await many(400, red => red.close());
  });

  test('when its script was too busy to say what it shows, it is taken again once that answers', async () => {
    const red = await rig.browser.newPage();
    await red.goto(address('red', 500));
    const busy = red.evaluate(() => {
      for (const until = performance.now() + 2_400; performance.now() < until; );
    });
    await rig.clickToolbarButton(red);
    await busy;
    const row = await sealedAt(address('red', 500));
    const picture = row?.evidence.files.find(({ name }) => name === 'visible.png');
    expect(picture?.made.viewport).not.toBe(null);
    await red.close();
  });
});

describe('the service worker may stop at any moment', () => {
  test('and what it left is finished or labelled, without anybody asking', { timeout: 180_000 }, async () => {
    const urls: string[] = [];
    for (let n = 0; n < 8; n++) {
      const red = await rig.browser.newPage();
      const url = address('red', 500 + n);
      await red.goto(url);
      await rig.clickToolbarButton(red);
      if (n % 2 === 0) await pause(60 + n * 25);
      else for (let tries = 0; tries < 3_000 && !(await rowAt(url)); tries++) await pause(10);
      const begun = await rowAt(url);
      await rig.stopWorker();
      if (begun?.phase === 'capturing') urls.push(url);
    }
    console.log(`${urls.length} of 8 captures were cut off midway`);
    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls) {
      const row = await sealedAt(url);
      if (!row) throw new Error(`the record of ${url} is gone`);
      const colour = await middleOfPicture(own, row.id);
      if (colour) expect(colour).toEqual(RED);
      else expect(row.evidence.state.kind).toBe('partial');
    }
    const phases = async () => (await recordRows(own)).map(({ phase }) => phase);
    await expect.poll(phases, { timeout: 60_000 }).not.toContain('capturing');
  });
});
