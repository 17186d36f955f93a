import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { damagePicture } from '../rig/damage-file.ts';
import { lookInStore } from '../rig/look-in-store.ts';
import { stockStore } from '../rig/stock-store.ts';
import { tellBackground } from '../rig/take-bundle.ts';
import { extensionUnderTest } from './built.ts';

/** More than is compared before it is handed over. */
const RECORDS = 4;
const BYTES = 28_000_000;

let rig: Rig;
let own: Page;

beforeAll(async () => {
  rig = await startRig({ extension: extensionUnderTest() });
  own = await rig.openOwnPage('src/pages/help/index.html');
  await own.waitForFunction(async () => (await indexedDB.databases()).some(({ name }) => name === 'hozen'));
  await stockStore(own, RECORDS, BYTES);
});
afterAll(() => rig?.close());

const exportOf = async (exportId: string) =>
  (await lookInStore(own)).exports.find(({ id }) => id === exportId);

const comparisonOf = async (exportId: string) => (await exportOf(exportId))?.comparison?.state;

/** Pack all records and say that the bundle was handed to the browser's download. */
async function save(): Promise<string> {
  const recordIds = (await lookInStore(own)).records.map(({ id }) => id);
  const { exportId } = (await tellBackground(own, 'startExport', { recordIds, webArchive: false })) as {
    exportId: string;
  };
  await expect.poll(async () => (await exportOf(exportId))?.phase, { timeout: 30_000 }).toBe('ready');
  await tellBackground(own, 'exportSaved', { exportId });
  return exportId;
}

test('a large bundle is compared with what was sealed once it is saved, though the worker stop', {
  timeout: 60_000,
}, async () => {
  const exportId = await save();
  expect(await comparisonOf(exportId)).toBe('to do');
  await rig.stopWorker();
  // Whatever the person does next starts it again.
  await tellBackground(own, 'lookAtReminders', {});
  await expect.poll(() => comparisonOf(exportId), { timeout: 40_000 }).toBe('same');
});

test('a byte that changed in the store is found, and the record named', { timeout: 60_000 }, async () => {
  const [damaged = ''] = (await lookInStore(own)).records.map(({ id }) => id);
  await damagePicture(own, damaged, BYTES);
  const exportId = await save();
  await expect.poll(() => comparisonOf(exportId), { timeout: 40_000 }).toBe('different');
  expect((await exportOf(exportId))?.damaged).toEqual([damaged]);
});
