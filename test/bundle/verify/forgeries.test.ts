import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BagFile, type BundleInput, fromBlob, verifyBundle } from '../../../src/bundle/verify/index.ts';
import { startTsa, type Tsa } from '../../rig/tsa.ts';
import { FORGERIES, type Forged, forge, type Good, goodBundle } from '../forging/index.ts';

let tsa: Tsa;
let good: Good;
beforeAll(async () => {
  tsa = await startTsa();
  good = await goodBundle(tsa);
}, 60_000);
afterAll(() => tsa.stop());

const verdictOf = (input: BundleInput, expectedKey: string | null = null) =>
  verifyBundle(input, { trust: { roots: [good.root] }, expectedKey });
const asZip = (zip: Uint8Array<ArrayBuffer>): BundleInput => ({ zip: fromBlob(new Blob([zip])) });

function asFolder({ folder, files }: Forged): BundleInput {
  const there = [...(files ?? [])].map(
    ([path, content]): BagFile => ({
      path: `${folder}/${path}`,
      size: content.length,
      async *open() {
        yield content;
      },
    }),
  );
  return { files: there };
}

test('the honest bundle existed before the time of its stamp, zipped or unpacked', async () => {
  const verdict = await verdictOf(asZip(good.zip), good.key.fingerprint);
  expect(verdict).toMatchObject({ rung: 'existed before', problem: null, keyAsTold: 'same', remarks: [] });
  const again = await verdictOf(asZip(good.draft.zip()));
  expect(again).toMatchObject({ rung: 'existed before', problem: null });
  const folder = await verdictOf(asFolder({ zip: good.zip, folder: good.folder, files: good.draft.files }));
  expect(folder).toMatchObject({ rung: 'existed before', problem: null });
  const untrusted = await verifyBundle(asZip(good.zip), { trust: { roots: [] } });
  expect(untrusted).toMatchObject({ rung: 'intact', stamps: [{ state: 'unknown authority' }] });
}, 30_000);

test('there are attacks enough, and no two of one name', () => {
  expect(new Set(FORGERIES.map(({ attack }) => attack)).size).toBe(FORGERIES.length);
  expect(FORGERIES.length).toBeGreaterThanOrEqual(40);
});

test.for(FORGERIES)('$attack: $expected', { timeout: 30_000 }, async forgery => {
  const forged = await forge(forgery, good);
  const verdict = await verdictOf(asZip(forged.zip));
  expect
    .soft({ rung: verdict.rung, error: verdict.problem?.error, detail: verdict.problem?.detail })
    .toMatchObject({
      rung: forgery.expected,
      error: forgery.error,
    });
  const kinds = verdict.remarks.map(({ kind }) => kind);
  expect.soft(kinds).toEqual(expect.arrayContaining([...(forgery.remarks ?? [])]));
  const told = await verdictOf(asZip(forged.zip), good.key.fingerprint);
  expect.soft(told.rung, 'where the fingerprint was told').toBe(forgery.told ?? forgery.expected);
  if (!forged.files) return;
  const unpacked = await verdictOf(asFolder(forged));
  expect.soft(unpacked.rung, 'unpacked').toBe(forgery.unpacked ?? forgery.expected);
});
