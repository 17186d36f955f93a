import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { damagePicture } from '../rig/damage-file.ts';
import { recordsIn } from '../rig/journey.ts';
import { lookInStore } from '../rig/look-in-store.ts';
import { stockStore } from '../rig/stock-store.ts';
import { takeBundle, tellBackground } from '../rig/take-bundle.ts';
import { extensionUnderTest } from './built.ts';

let rig: Rig;
let own: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hozen-held-'));
  rig = await startRig({ extension: extensionUnderTest() });
  own = await rig.openOwnPage('src/pages/help/index.html');
  await own.waitForFunction(async () => (await indexedDB.databases()).some(({ name }) => name === 'hozen'));
  await stockStore(own, 3, 100_000);
});
afterAll(async () => {
  await rig?.close();
  await rm(folder, { recursive: true, force: true });
});

async function phaseOf(exportId: string) {
  const row = (await lookInStore(own)).exports.find(({ id }) => id === exportId);
  return row && { phase: row.phase, failure: row.failure };
}

async function packed(recordIds: string[]): Promise<string> {
  const { exportId } = (await tellBackground(own, 'startExport', { recordIds, webArchive: false })) as {
    exportId: string;
  };
  await expect.poll(async () => (await phaseOf(exportId))?.phase, { timeout: 30_000 }).not.toBe('packing');
  return exportId;
}

async function idsIn(exportId: string): Promise<string[]> {
  const path = join(folder, `${crypto.randomUUID()}.zip`);
  await writeFile(path, Buffer.from(await takeBundle(own, exportId), 'base64'));
  return (await recordsIn(path)).map(({ id }) => id).sort();
}

const keptIds = async () => (await lookInStore(own)).records.map(({ id }) => id).sort();

test('a bundle whose worker was stopped is made anew when it is asked for', async () => {
  const ids = await keptIds();
  const exportId = await packed(ids);
  await rig.stopWorker();
  expect(await idsIn(exportId)).toEqual(ids);
});

test('a record discarded after it was packed is whole in the bundle that waits', async () => {
  const ids = await keptIds();
  const exportId = await packed(ids);
  await tellBackground(own, 'discard', { recordId: ids[0] });
  expect(await keptIds()).toEqual(ids.slice(1));
  expect(await idsIn(exportId)).toEqual(ids);
});

test('once neither the worker nor the record is there, the export says that it failed', async () => {
  const ids = await keptIds();
  const exportId = await packed(ids);
  await tellBackground(own, 'discard', { recordId: ids[0] });
  await rig.stopWorker();
  await expect(idsIn(exportId)).rejects.toThrow('NoBundleError');
  expect(await phaseOf(exportId)).toMatchObject({
    phase: 'failed',
    failure: expect.stringContaining('NoSuchRecord'),
  });
});

test('a damaged original fails the export, by name', async () => {
  const [id = ''] = await keptIds();
  await damagePicture(own, id, 100_000);
  const exportId = await packed([id]);
  expect(await phaseOf(exportId)).toMatchObject({
    phase: 'failed',
    failure: expect.stringContaining('DamagedRecordError'),
  });
});
