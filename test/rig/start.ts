import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startHotline } from '../../src/hotline/server.ts';
import { startRig } from './browser-rig.ts';
import { buildExtension, ROOT, withLoopbackGranted } from './build-extension.ts';
import { NoBrowserError } from './find-browser.ts';
import {
  downloadTo,
  keepPage,
  recordsIn,
  saveBundle,
  sendPrepared,
  setEndpoint,
  walkToLastLook,
} from './journey.ts';
import { serveFolder } from './serve-folder.ts';

const { values } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    url: { type: 'string' },
    out: { type: 'string', default: join(ROOT, 'out', 'start') },
  },
});

const BOARD = join(ROOT, 'test/fixtures/board');
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** The same journey without a person: every step through the real screens, and one line of JSON at the end. */
async function headless(url: string, out: string, endpoint: string, reports: string): Promise<void> {
  const rig = await startRig({ extension: await withLoopbackGranted(join(ROOT, 'dist')) });
  try {
    await downloadTo(rig, out);
    const page = await rig.browser.newPage();
    console.error(`Opening ${url}`);
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    console.error('Clicking the toolbar button');
    const popup = await keepPage(rig, page);
    await popup.screenshot({ path: join(out, 'popup.png') });
    console.error('Saving the bundle');
    const zip = await saveBundle(popup, out);
    console.error('Sending the report');
    await setEndpoint(rig, endpoint);
    await sendPrepared(await walkToLastLook(rig));
    const [filed] = await readdir(join(reports, 'reports'));
    const receipt = JSON.parse(await readFile(join(reports, 'reports', filed ?? '', 'receipt.json'), 'utf8'));
    console.log(JSON.stringify({ zip, records: await recordsIn(zip), receipt }));
  } finally {
    await rig.close();
  }
}

/** A window for a person to try it in. Ends when the window is closed. */
async function withWindow(url: string, endpoint: string, list: string): Promise<void> {
  const rig = await startRig({ extension: join(ROOT, 'dist'), headless: false, pinned: true });
  const page = await rig.browser.newPage();
  await page.goto(url);
  console.log(`
Hozen is installed in this browser, and its button is on the toolbar.
  1. On the sample board, click the button: the page is kept at once.
  2. Check the three things it lists, and choose another post if it is not the one you mean.
  3. Save the bundle, unzip it, and open the start page in it.
  4. To try sending: in the options, set ${endpoint}
     and press send. What the hotline received is at ${list}
Close the browser to end.`);
  await new Promise(resolve => rig.browser.once('disconnected', resolve));
}

async function main(): Promise<void> {
  const out = resolve(values.out);
  await mkdir(out, { recursive: true });
  buildExtension();
  const reports = join(out, `hotline-${Date.now()}`);
  const hotline = await startHotline({ host: '127.0.0.1', port: 0, folder: reports });
  const board = await serveFolder(BOARD);
  const url = values.url ?? `http://127.0.0.1:${board.port}/thread.html`;
  const endpoint = `${hotline.url}/reports`;
  try {
    if (values.headless || !hasDisplay) await headless(url, out, endpoint, reports);
    else await withWindow(url, endpoint, hotline.url);
  } finally {
    await board.close();
    await hotline.close();
  }
}

try {
  await main();
  process.exit(0);
} catch (problem) {
  console.error(problem instanceof NoBrowserError ? problem.message : problem);
  process.exit(1);
}
