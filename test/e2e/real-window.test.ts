import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Hotline, startHotline } from '../../src/hotline/server.ts';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { DIST, ROOT } from '../rig/build-extension.ts';
import { sendPrepared, setEndpoint, walkToLastLook } from '../rig/journey.ts';
import { lookInStore } from '../rig/look-in-store.ts';
import { press, shows } from '../rig/press.ts';
import { canShowWindow, openScreen, type Screen } from '../rig/real-window.ts';
import { type Served, serveFolder } from '../rig/serve-folder.ts';

let screen: Screen;
let rig: Rig;
let board: Served;
let hotline: Hotline;

/** Where the middle of `selector` is on the screen. */
async function placeOf(page: Page, selector: string): Promise<[number, number]> {
  const box = await page.$eval(selector, element => {
    const { x, y, height } = element.getBoundingClientRect();
    return [
      window.screenX + x + 60,
      window.screenY + window.outerHeight - window.innerHeight + y + height / 2,
    ];
  });
  return [box[0] ?? 0, box[1] ?? 0];
}

async function open(query: string): Promise<Page> {
  const page = await rig.browser.newPage();
  await page.goto(`http://127.0.0.1:${board.port}/thread.html?${query}`);
  await page.bringToFront();
  await page.waitForFunction(() => document.hasFocus());
  return page;
}

async function popupOf(query: string) {
  const popup = await rig.ownPage('src/pages/popup/');
  await popup.waitForSelector('.kept-title', { timeout: 20_000 });
  const { records } = await lookInStore(popup);
  const row = records.find(r => r.phase === 'sealed' && r.evidence.page.url.endsWith(query));
  if (row?.phase !== 'sealed') throw new Error('nothing kept');
  return { popup, evidence: row.evidence };
}

// The extension as it is built, with no permission but those of its manifest; real mouse, real keys.
describe.skipIf(!canShowWindow())('in a real window (needs Xvfb, openbox and xdotool)', () => {
  beforeAll(async () => {
    screen = await openScreen();
    process.env.DISPLAY = screen.display;
    board = await serveFolder(join(ROOT, 'test/fixtures/board'));
    const folder = await mkdtemp(join(tmpdir(), 'hozen-window-'));
    hotline = await startHotline({ host: '127.0.0.1', port: 0, folder });
    rig = await startRig({ extension: DIST, headless: false, pinned: true });
  });
  afterAll(async () => {
    await rig?.close();
    await board?.close();
    await hotline?.close();
    screen?.close();
  });

  test('the keyboard shortcut keeps the page', async () => {
    const page = await open('by=keys');
    screen.keys('alt+shift+k');
    const { evidence, popup } = await popupOf('by=keys');
    expect(evidence.state.kind).toBe('complete');
    await popup.close();
    await page.close();
  });

  test("the context menu takes the post it was opened on, not the one the menu's line lies over", async () => {
    const page = await open('by=menu');
    const place = await placeOf(page, '#p3 .body p');
    await screen.untilMenu(() => screen.press(...place, 3));
    // From the end: inspect, view source, and our line above them.
    screen.keys('Up', 'Up', 'Up', 'Return');
    const { evidence, popup } = await popupOf('by=menu');
    expect(evidence.captured.trigger).toBe('context menu');
    expect(evidence.post?.number).toBe('3');
    expect(evidence.focus).toEqual({ basis: 'under the click', sure: false });
    await shows(popup, 'capture_unsure_click');
    await popup.close();
    await page.close();
  });

  test('the browser asks for the one origin; refused, nothing is kept; allowed, the report goes through', async () => {
    const ask = async () => {
      const page = await setEndpoint(rig, `${hotline.url}/reports`);
      // The browser's question lies in the same window and takes the keys from the page.
      await page.waitForFunction(() => !document.hasFocus());
      // Chromium takes no key for half a second after a question opens, lest one is answered unread.
      await new Promise(resolve => setTimeout(resolve, 1_000));
      return page;
    };
    let options = await ask();
    screen.keys('Escape');
    await shows(options, 'endpoint_no_permission');
    await options.close();
    options = await ask();
    // The question opens on its "deny" button; the other one is "allow".
    screen.keys('Tab', 'Return');
    await shows(options, 'endpoint_kept');
    await options.close();
    await sendPrepared(await walkToLastLook(rig));
  });

  test('turning reminders on asks for notifications; refused, the button is to tell; allowed, a notification can be shown at once', async () => {
    const options = await rig.openOwnPage('src/pages/options/index.html');
    const ask = async () => {
      await press(options, 'reminder_on');
      await options.waitForFunction(() => !document.hasFocus());
      // Chromium takes no key for half a second after a question opens, lest one is answered unread.
      await new Promise(resolve => setTimeout(resolve, 1_000));
    };
    await ask();
    screen.keys('Escape');
    await shows(options, 'reminder_refused');
    await press(options, 'reminder_on');
    await options.waitForFunction(() => document.querySelector('select') === null);
    await ask();
    screen.keys('Tab', 'Return');
    await shows(options, 'reminder_allowed');
    const worker = await rig.worker();
    const hasApi = await worker.evaluate(
      () => 'notifications' in (globalThis as unknown as { chrome: object }).chrome,
    );
    expect(hasApi).toBe(true);
  });
});
