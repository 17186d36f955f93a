import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaptureReport, Evidence } from '../../src/evidence/index.ts';
import { expectTruePictures } from '../rig/bands.ts';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { ROOT } from '../rig/build-extension.ts';
import { IS_LONG_RUN } from '../rig/fault-times.ts';
import { coloursAt, differingPixels, keptFile, keptJson, tilesIn } from '../rig/kept-pictures.ts';
import { recordRows } from '../rig/look-in-store.ts';
import { type Served, serveFolder } from '../rig/serve-folder.ts';
import { extensionUnderTest } from './built.ts';

/** Posts on the page that is compared pixel for pixel: of so many pixels that five windows are left to the long run. */
const posts = (ratio: number) => (IS_LONG_RUN ? 20 : ratio > 2 ? 7 : 11);

let pages: Served;
let rig: Rig;
let own: Page;
let opened = 0;

beforeAll(async () => {
  pages = await serveFolder(join(ROOT, 'test/fixtures/camera'));
  rig = await startRig({ extension: extensionUnderTest() });
  own = await rig.openOwnPage('src/pages/help/index.html');
});
afterAll(async () => {
  await rig?.close();
  await pages?.close();
});

async function open(name: string, { browser }: Rig = rig): Promise<Page> {
  const page = await browser.newPage();
  const mark = name.includes('?') ? '&' : '?';
  await page.goto(`http://127.0.0.1:${pages.port}/${name}${mark}n=${opened++}`);
  return page;
}

async function keep(page: Page, where: Rig = rig, look: Page = own): Promise<Evidence> {
  await where.clickToolbarButton(page);
  for (let tries = 0; tries < 900; tries++) {
    const row = (await recordRows(look)).find(
      r => r.phase === 'sealed' && r.evidence.page.url === page.url(),
    );
    if (row?.phase === 'sealed') return row.evidence;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`${page.url()} was never sealed`);
}

describe('a page', { timeout: 120_000 }, () => {
  test.for([0.5, 0.8, 1.1, 1.75, 3])('zoomed by %s is whole, each tile where its record says', async zoom => {
    const page = await open('bands.html');
    const set = (to: number) =>
      own.evaluate(
        `chrome.tabs.query({}).then(tabs => chrome.tabs.setZoom(tabs.find(tab => tab.active && tab.id).id, ${to}))`,
      );
    await page.bringToFront();
    await set(zoom);
    const evidence = await keep(page);
    await set(1);
    expect(evidence.state).toEqual({ kind: 'complete' });
    expect(evidence.environment.zoom).toBeCloseTo(zoom, 2);
    await expectTruePictures(own, evidence);
    const last = tilesIn(evidence).at(-1)?.place;
    expect((last?.y ?? 0) + (last?.area.height ?? 0)).toBeGreaterThanOrEqual(3_999);
    await page.close();
  });

  test.for([1.25, 1.5, 3])('on a screen of %s device pixels is whole, pixel for pixel', async ratio => {
    const flags = [`--force-device-scale-factor=${ratio}`];
    const fine = await startRig({ extension: extensionUnderTest(), flags });
    try {
      const look = await fine.openOwnPage('src/pages/help/index.html');
      const page = await open(`plain.html?posts=${posts(ratio)}`, fine);
      const evidence = await keep(page, fine, look);
      expect(evidence.state).toEqual({ kind: 'complete' });
      expect(tilesIn(evidence)[0]?.viewport.devicePixelRatio).toBe(ratio);
      const reference = await page.screenshot({ fullPage: true, encoding: 'base64' });
      const { differing, compared } = await differingPixels(look, evidence, reference);
      console.log(`at ${ratio}: ${differing} of ${compared} pixels differ`);
      expect(compared).toBeGreaterThan(1_000_000);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      const lastRow = tilesIn(evidence)[0]?.width ?? 0;
      // Where a page ends between two rows of pixels, that half row is drawn a shade apart.
      expect(differing).toBeLessThanOrEqual(Number.isInteger(height * ratio) ? 0 : lastRow);
    } finally {
      await fine.close();
    }
  });

  test('is kept as it is shown: in dark colours, not as printed, with what frames of other sites show', async () => {
    const page = await open('modes.html');
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    const evidence = await keep(page);
    expect(evidence.state).toEqual({ kind: 'complete' });
    for (const { name, place } of tilesIn(evidence)) {
      const png = await keptFile(own, evidence.id, name);
      const [frame, ground] = await coloursAt(own, png, [
        [100, 100],
        [600, 400],
      ]);
      expect([frame, ground]).toEqual([place.y === 0 ? '#00ff00' : '#0000ff', '#0000ff']);
    }
    const report = (await keptJson(own, evidence.id, 'capture-report.json')) as CaptureReport;
    expect(report.snapshotLacks).toMatchObject([{ what: 'frame', why: 'on another site' }]);
    await page.close();
  });
});
