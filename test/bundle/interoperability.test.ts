import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packBundle } from '../../src/bundle/pack.ts';
import { fromBlob, verifyBundle } from '../../src/bundle/verify/index.ts';
import { sampleBundle, sampleRequest } from './sample-bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'hozen-interoperability-'));
let zip: string;
let bag: string;
let bytes: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  bytes = (await sampleBundle({ records: 3, webArchive: true })).zip;
  zip = join(folder, 'bundle.zip');
  writeFileSync(zip, bytes);
  execFileSync('unzip', ['-q', zip, '-d', join(folder, 'out')]);
  bag = join(folder, 'out', readdirSync(join(folder, 'out'))[0] ?? '');
});
afterAll(() => rmSync(folder, { recursive: true }));

const works = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

test('a bundle with a web archive in it is intact to our verifier', async () => {
  const verdict = await verifyBundle({ zip: fromBlob(new Blob([bytes])) }, { trust: { roots: [] } });
  expect(verdict).toMatchObject({ rung: 'intact', problem: null });
  expect(readdirSync(join(bag, 'data'))).toContain('web-archive.wacz');
});

test('sha256sum finds every file as the manifests list it', () => {
  for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', manifest], { cwd: bag });
  }
});

test.runIf(works('python3', '-c', 'import bagit'))(
  'the validator of the Library of Congress (bagit-python) takes it for a valid bag',
  () => {
    const script = 'import bagit, sys; print(bagit.Bag(sys.argv[1]).validate())';
    expect(execFileSync('python3', ['-c', script, bag], { encoding: 'utf8' })).toContain('True');
  },
);

test('other people’s zip readers find no fault in it, nor in the archive within', { timeout: 60_000 }, () => {
  for (const path of [zip, join(bag, 'data/web-archive.wacz')]) {
    expect(execFileSync('unzip', ['-tq', path], { encoding: 'utf8' })).toContain('No errors detected');
    if (works('bsdtar', '--version')) execFileSync('bsdtar', ['-tf', path]);
    if (works('7z', 'i')) {
      expect(execFileSync('7z', ['t', path], { encoding: 'utf8' })).toContain('Everything is Ok');
    }
    if (works('python3', '--version')) {
      execFileSync('python3', ['-m', 'zipfile', '-t', path], { stdio: 'ignore' });
    }
  }
});

test('the same request, signed alike, gives the same bytes', async () => {
  const { request } = await sampleRequest({ webArchive: true });
  const signed = new Uint8Array(70).fill(7);
  const alike = { ...request, signer: { ...request.signer, sign: async () => signed } };
  const [one, two] = [await packBundle(alike), await packBundle(alike)];
  const same = Buffer.from(await one.blob.arrayBuffer()).equals(Buffer.from(await two.blob.arrayBuffer()));
  expect(same).toBe(true);
});

test('a changed original is noticed before anything is packed', async () => {
  const { request } = await sampleRequest();
  const changed = {
    ...request,
    originals: async (id: string) =>
      (await request.originals(id)).map(original => ({ ...original, blob: new Blob(['other']) })),
  };
  await expect(packBundle(changed)).rejects.toMatchObject({ name: 'DamagedRecordError' });
  const missing = { ...request, originals: async () => [] };
  await expect(packBundle(missing)).rejects.toThrow('not in the store');
});

test('where only presence is looked at, an original that is gone or of another size is noticed all the same', async () => {
  const { request } = await sampleRequest();
  const among = (blob: Blob) => ({
    ...request,
    closeness: 'presence' as const,
    originals: async (id: string) => (await request.originals(id)).map(original => ({ ...original, blob })),
  });
  await expect(packBundle(among(new Blob(['short'])))).rejects.toThrow('5 bytes');
  const missing = { ...request, closeness: 'presence' as const, originals: async () => [] };
  await expect(packBundle(missing)).rejects.toThrow('not in the store');
});
