import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstBrokenLink, sha256OfJson } from '../../src/evidence/index.ts';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { ROOT } from '../rig/build-extension.ts';
import { FAULT_TIMES, faultMoment } from '../rig/fault-times.ts';
import { downloadTo, keepPage, recordsIn } from '../rig/journey.ts';
import { exportRows, lookInStore, recordRows, type StoreContent } from '../rig/look-in-store.ts';
import { type Served, serveFolder } from '../rig/serve-folder.ts';
import { takeBundle } from '../rig/take-bundle.ts';
import { extensionUnderTest } from './built.ts';

/** From the popup's first sign to the seal takes about this long here; milliseconds. */
const CAPTURE_TAKES = 3_000;
const EXPORT_TAKES = 300;

/** For one start, a kill, another start and what is looked at then, on a machine that is busy; milliseconds. */
const ROUND_TAKES_AT_MOST = 90_000;

let board: Served;
let profile: string;

beforeAll(async () => {
  board = await serveFolder(join(ROOT, 'test/fixtures/board'));
});
afterAll(() => board.close());

/** SIGKILL to every process of the browser at once, as when the power goes for it. */
async function kill(rig: Rig): Promise<void> {
  const process = rig.browser.process();
  if (!process?.pid) throw new Error('no process');
  const gone = new Promise(resolve => process.once('exit', resolve));
  process.kill('SIGKILL');
  await gone;
}

async function start(): Promise<Rig> {
  return startRig({ extension: extensionUnderTest(), profile });
}

/** Everything sealed is whole: the chain holds, every file named is there and is what it was. */
async function expectNothingHalf(content: StoreContent): Promise<void> {
  expect(content.records.map(({ phase }) => phase)).not.toContain('capturing');
  expect(await firstBrokenLink(content.custody)).toBe(null);
  expect(content.files.filter(({ sha256, named }) => sha256 !== named)).toEqual([]);
  for (const row of content.records) {
    if (row.phase !== 'sealed') continue;
    expect(await sha256OfJson(row.evidence)).toBe(row.sha256);
    const there = content.files.filter(({ recordId }) => recordId === row.id).map(({ name }) => name);
    expect(there.sort()).toEqual(row.evidence.files.map(({ name }) => name).sort());
    const last = ['capture-report.json', 'exhibit.png', 'page.txt', 'reading.json', 'visible.png'];
    expect(row.evidence.state.kind === 'complete').toBe(last.every(name => there.includes(name)));
  }
}

/** The PDFs that lie in the extension's own file system. */
function shelved(own: Page): Promise<string[]> {
  return own.evaluate(async () => {
    const names: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
    return names.filter(name => name.startsWith('exhibit-'));
  });
}

async function settled(own: Page, done: (content: StoreContent) => boolean): Promise<StoreContent> {
  await expect.poll(async () => done(await lookInStore(own)), { timeout: 60_000 }).toBe(true);
  return lookInStore(own);
}

/** Click the button and kill the browser at the `n`th moment. Gives the id of the record that was seen to be begun. */
async function clickAndKill(n: number, before: ReadonlySet<string>): Promise<string | undefined> {
  const rig = await start();
  const own = await rig.openOwnPage('src/pages/help/index.html');
  const page = await rig.browser.newPage();
  await page.goto(`http://127.0.0.1:${board.port}/thread.html`);
  await rig.clickToolbarButton(page);
  const begun = await faultMoment(n, CAPTURE_TAKES, async () =>
    (await recordRows(own)).find(({ id }) => !before.has(id)),
  );
  await kill(rig);
  return begun?.id;
}

describe('a browser that is killed', () => {
  test(`in the middle of a capture, ${FAULT_TIMES} times, leaves nothing half and loses nothing`, {
    timeout: (FAULT_TIMES + 1) * ROUND_TAKES_AT_MOST,
  }, async () => {
    profile = await mkdtemp(join(tmpdir(), 'hozen-killed-'));
    let partial = 0;
    const known = new Set<string>();
    for (let n = 0; n < FAULT_TIMES; n++) {
      const begun = await clickAndKill(n, known);
      if (begun) known.add(begun);
      const rig = await start();
      const own = await rig.openOwnPage('src/pages/help/index.html');
      const content = await settled(own, ({ records: rows }) =>
        rows.every(({ phase }) => phase === 'sealed'),
      );
      await expectNothingHalf(content);
      // A record once there is never gone again.
      const ids = content.records.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining([...known]));
      for (const id of ids) known.add(id);
      partial = content.records.filter(
        r => r.phase === 'sealed' && r.evidence.state.kind === 'partial',
      ).length;
      await rig.close();
    }
    console.log(`killed ${FAULT_TIMES} times: ${known.size} records, ${partial} of them partial`);
    expect(known.size).toBeGreaterThanOrEqual(Math.floor(FAULT_TIMES / 2));
    await rm(profile, { recursive: true, force: true });
  });

  test(`in the middle of an export, ${FAULT_TIMES} times, still gives the whole bundle`, {
    timeout: (FAULT_TIMES + 1) * ROUND_TAKES_AT_MOST,
  }, async () => {
    profile = await mkdtemp(join(tmpdir(), 'hozen-killed-'));
    const downloads = await mkdtemp(join(tmpdir(), 'hozen-downloads-'));
    let rig = await start();
    const page = await rig.browser.newPage();
    await page.goto(`http://127.0.0.1:${board.port}/thread.html`);
    const popup = await keepPage(rig, page);
    const [kept] = (await lookInStore(popup)).records;
    await rig.close();
    const known = new Set<string>();
    for (let n = 0; n < FAULT_TIMES; n++) {
      rig = await start();
      let own = await rig.openOwnPage('src/pages/help/index.html');
      void own
        .evaluate(
          (id, exhibits) =>
            (
              globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): void } } }
            ).chrome.runtime.sendMessage({
              hozen: 'background',
              call: 'startExport',
              request: { recordIds: [id], webArchive: false, exhibits },
            }),
          kept?.id,
          n % 4 === 1 || n % 4 === 2,
        )
        .catch(() => undefined);
      const looking = own;
      const begun = await faultMoment(n, EXPORT_TAKES, async () =>
        (await exportRows(looking)).find(({ id }) => !known.has(id)),
      );
      await kill(rig);
      rig = await start();
      own = await rig.openOwnPage('src/pages/help/index.html');
      const content = await settled(own, ({ exports }) => exports.every(({ phase }) => phase !== 'packing'));
      await expectNothingHalf(content);
      expect(content.exports.map(({ phase, failure }) => [phase, failure])).toEqual(
        content.exports.map(() => ['ready', null]),
      );
      const ids = content.exports.map(({ id }) => id);
      if (begun) expect(ids).toContain(begun.id);
      for (const id of ids) known.add(id);
      await rig.close();
    }
    rig = await start();
    await downloadTo(rig, downloads);
    const own = await rig.openOwnPage('src/pages/help/index.html');
    const { exports } = await lookInStore(own);
    expect(exports.length).toBeGreaterThanOrEqual(Math.floor(FAULT_TIMES / 2));
    await expect.poll(() => shelved(own), { timeout: 20_000 }).toEqual([]);
    for (const { id, fileName } of exports) {
      const path = join(downloads, fileName);
      await writeFile(path, Buffer.from(await takeBundle(own, id), 'base64'));
      expect((await recordsIn(path)).map(({ id: recordId }) => recordId)).toEqual([kept?.id]);
    }
    console.log(`killed ${FAULT_TIMES} times: ${exports.length} exports begun, all whole`);
    await rig.close();
    await rm(profile, { recursive: true, force: true });
  });
});
