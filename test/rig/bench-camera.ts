import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Evidence } from '../../src/evidence/index.ts';
import { type Rig, startRig } from './browser-rig.ts';
import { buildExtension, ROOT, withLoopbackGranted } from './build-extension.ts';
import { differingPixels, tilesIn } from './kept-pictures.ts';
import { recordRows } from './look-in-store.ts';
import { watchMemory } from './peak-memory.ts';
import { type Served, serveFolder } from './serve-folder.ts';

/*
 * Measures the camera against floors taken in the same run: `npm run bench:camera`.
 */

const RUNS = 15;
const VIEWPORTS = 20;
const TALL_PX = 50_000;
/** Two pictures a second are allowed, so twenty take at least this long. Milliseconds. */
const QUOTA_FLOOR_MS = (VIEWPORTS - 1) * 500;

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Desk {
  rig: Rig;
  own: Page;
  pages: Served;
}

const address = ({ pages }: Desk, path: string) => `http://127.0.0.1:${pages.port}/${path}`;

async function sealed({ own }: Desk, url: string): Promise<Evidence> {
  for (let tries = 0; tries < 1_200; tries++) {
    const row = (await recordRows(own)).find(r => r.phase === 'sealed' && r.evidence.page.url === url);
    if (row?.phase === 'sealed') return row.evidence;
    await pause(250);
  }
  throw new Error(`${url} was never sealed`);
}

/** Milliseconds of one picture, one hash and one durable put, by the browser alone. */
const FLOOR = `(async () => {
  const db = await new Promise((done, failed) => {
    const open = indexedDB.open('floor', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('files');
    open.onsuccess = () => done(open.result);
    open.onerror = () => failed(open.error);
  });
  const begun = performance.now();
  const url = await chrome.tabs.captureVisibleTab({ format: 'png' });
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), c => c.charCodeAt(0));
  await crypto.subtle.digest('SHA-256', bytes);
  await new Promise((done, failed) => {
    const change = db.transaction('files', 'readwrite', { durability: 'strict' });
    change.objectStore('files').put(new Blob([bytes], { type: 'image/png' }), crypto.randomUUID());
    change.oncomplete = () => done();
    change.onabort = () => failed(change.error);
  });
  const took = performance.now() - begun;
  db.close();
  return took;
})()`;

/** Milliseconds from the popup's request to the record with its picture standing in the store. */
const ours = (tabId: number) => `(async () => {
  const db = await new Promise((done, failed) => {
    const open = indexedDB.open('hozen');
    open.onsuccess = () => done(open.result);
    open.onerror = () => failed(open.error);
  });
  const begun = performance.now();
  const answer = await chrome.runtime.sendMessage({
    hozen: 'background', call: 'capture', request: { tabId: ${tabId}, trigger: 'toolbar', force: true },
  });
  for (;;) {
    const row = await new Promise(done => {
      const get = db.transaction('files').objectStore('files').getKey([answer.value.id, 'visible.png']);
      get.onsuccess = () => done(get.result);
    });
    if (row) break;
    // Asking without a pause would keep the store too busy to be written to.
    await new Promise(done => setTimeout(done, 4));
  }
  const took = performance.now() - begun;
  for (;;) {
    const record = await new Promise(done => {
      const get = db.transaction('records').objectStore('records').get(answer.value.id);
      get.onsuccess = () => done(get.result);
    });
    if (record.phase === 'sealed') break;
    await new Promise(done => setTimeout(done, 50));
  }
  db.close();
  return took;
})()`;

async function click(desk: Desk, path: string): Promise<{ page: Page; evidence: Evidence; ms: number }> {
  const page = await desk.rig.browser.newPage();
  await page.goto(address(desk, path));
  const begun = performance.now();
  await desk.rig.clickToolbarButton(page);
  const evidence = await sealed(desk, page.url());
  return { page, evidence, ms: performance.now() - begun };
}

async function benchDurable(desk: Desk): Promise<void> {
  const { page } = await click(desk, 'plain.html?posts=3');
  const tabs = await desk.own.evaluate('chrome.tabs.query({ active: true }).then(tabs => tabs[0].id)');
  const [floor, kept]: [number[], number[]] = [[], []];
  for (let n = 0; n < RUNS; n++) {
    await pause(1_100);
    floor.push((await desk.own.evaluate(FLOOR)) as number);
    await pause(1_100);
    kept.push((await desk.own.evaluate(ours(tabs as number))) as number);
  }
  const [a, b] = [median(floor), median(kept)];
  console.log(
    `request → record durable: ${b.toFixed(0)} ms against ${a.toFixed(0)} ms for one picture, hash and put: ${(b / a).toFixed(2)}× (median of ${RUNS}; goal 1.50×)`,
  );
  await page.close();
}

async function benchTour(desk: Desk): Promise<void> {
  const { page, evidence, ms } = await click(desk, `tall.html?viewports=${VIEWPORTS}`);
  const tiles = evidence.files.filter(({ role }) => role === 'page tile');
  const times = tiles.map(({ made }) => Date.parse(made.at.instant));
  const took = Math.max(...times) - Math.min(...times);
  console.log(
    `whole page of ${tiles.length} tiles: ${took} ms from the first to the last against ${QUOTA_FLOOR_MS} ms of quota: ${(took / QUOTA_FLOOR_MS).toFixed(2)}× (goal 1.10×); click to seal ${ms.toFixed(0)} ms: ${(ms / QUOTA_FLOOR_MS).toFixed(2)}×`,
  );
  await page.close();
}

async function benchPixels(desk: Desk): Promise<void> {
  const { page, evidence } = await click(desk, 'plain.html?posts=60');
  const reference = await page.screenshot({ fullPage: true, encoding: 'base64' });
  const { differing, compared } = await differingPixels(desk.own, evidence, reference);
  console.log(
    `against one capture of the whole page by the debugging protocol: ${differing} of ${compared} pixels differ, seams aside (${tilesIn(evidence).length} tiles)`,
  );
  await page.close();
}

async function benchMemory(desk: Desk): Promise<void> {
  const page = await desk.rig.browser.newPage();
  await page.goto(address(desk, `tall.html?px=${TALL_PX}`));
  await pause(3_000);
  const memory = watchMemory(desk.rig.browser.process()?.pid ?? 0);
  await desk.rig.clickToolbarButton(page);
  // The store is looked at afterwards alone: looking costs memory too.
  await pause(TALL_PX / 10 + 50_000);
  const { idle, peak } = memory.stop();
  const evidence = await sealed(desk, page.url());
  console.log(
    `page of ${TALL_PX} px, ${tilesIn(evidence).length} tiles, ${evidence.state.kind}: peak ${(peak - idle).toFixed(0)} MB above idle (${idle.toFixed(0)} MB; goal 200 MB)`,
  );
  await page.close();
}

const extension = await withLoopbackGranted(buildExtension());
const pages = await serveFolder(join(ROOT, 'test/fixtures/camera'));
const rig = await startRig({ extension });
const desk: Desk = { rig, pages, own: await rig.openOwnPage('src/pages/help/index.html') };
// tsx keeps the names of functions by a helper of its own, which functions sent to a page miss there.
await desk.own.evaluate('globalThis.__name = (named) => named');
try {
  await benchDurable(desk);
  await benchTour(desk);
  await benchPixels(desk);
  await benchMemory(desk);
} finally {
  await rig.close();
  await pages.close();
}
