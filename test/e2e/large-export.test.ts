import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { IS_LONG_RUN } from '../rig/fault-times.ts';
import { downloadTo } from '../rig/journey.ts';
import { watchMemory } from '../rig/peak-memory.ts';
import { press, shows } from '../rig/press.ts';
import { stockStore } from '../rig/stock-store.ts';
import { extensionUnderTest } from './built.ts';

/** As many as a person may have in years, in the long run; otherwise enough that holding them would be seen. */
const ITEMS = IS_LONG_RUN ? 500 : 150;
const ITEM_BYTES = 1_500_000;
/**
 * Two thirds of the bundle. What is seen of the large one is 50 to 190 MB, and once 333: documents, lists, and what the
 * browser has not yet collected.
 */
const MOST_MEGABYTES = ITEMS;

let rig: Rig;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hozen-large-'));
  rig = await startRig({ extension: extensionUnderTest() });
  await downloadTo(rig, folder);
});
afterAll(async () => {
  await rig?.close();
  await rm(folder, { recursive: true, force: true });
});

test(`${ITEMS} items of 1.5 MB are saved whole, and never held in memory`, { timeout: 300_000 }, async () => {
  const own = await rig.openOwnPage('src/pages/library/index.html');
  await own.waitForFunction(async () => (await indexedDB.databases()).some(({ name }) => name === 'hozen'));
  await stockStore(own, ITEMS, ITEM_BYTES);
  await own.reload();
  const pid = rig.browser.process()?.pid ?? 0;
  const memory = watchMemory(pid);
  const begun = performance.now();
  await press(own, 'popup_save');
  // Of these items' pictures, which are none, nothing could be shown.
  await press(own, 'save_exhibits');
  await (await own.waitForSelector('.save .primary:not([disabled])'))?.click();
  const find = async () => (await readdir(folder)).find(name => name.endsWith('.zip'));
  await expect.poll(find, { timeout: 240_000 }).toBeTruthy();
  await shows(own, 'save_saved');
  const zip = join(folder, (await find()) ?? '');
  await expect
    .poll(async () => (await stat(zip)).size, { timeout: 60_000 })
    .toBeGreaterThan(ITEMS * ITEM_BYTES);
  const seconds = (performance.now() - begun) / 1000;
  const { idle, peak } = memory.stop();
  console.log(
    `${ITEMS} × 1.5 MB on disk in ${seconds.toFixed(1)} s, peak ${Math.round(peak - idle)} MB above idle (${Math.round(idle)} MB)`,
  );
  expect(execFileSync('unzip', ['-tq', zip], { encoding: 'utf8' })).toContain('No errors detected');
  execFileSync('unzip', ['-q', zip, '-d', folder]);
  const [bag] = (await readdir(folder)).filter(name => !name.endsWith('.zip'));
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'manifest-sha256.txt'], {
    cwd: join(folder, bag ?? ''),
  });
  expect(peak - idle).toBeLessThan(MOST_MEGABYTES);
});
