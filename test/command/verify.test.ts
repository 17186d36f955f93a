import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Good, goodBundle } from '../bundle/forging/index.ts';
import { startTsa, type Tsa } from '../rig/tsa.ts';

const ROOT = resolve(import.meta.dirname, '../..');

let tsa: Tsa;
let good: Good;
let folder: string;
beforeAll(async () => {
  tsa = await startTsa();
  good = await goodBundle(tsa);
  folder = mkdtempSync(join(tmpdir(), 'hozen-command-'));
  writeFileSync(join(folder, 'good.zip'), good.zip);
  writeFileSync(join(folder, 'cut.zip'), good.zip.subarray(0, -300));
  writeFileSync(join(folder, 'root.der'), good.root);
  const future = good.draft.copy();
  future.edit('proof/bundle.json', text => text.replace('"version":1', '"version":2')).listTags();
  writeFileSync(join(folder, 'future.zip'), future.zip());
}, 60_000);
afterAll(async () => {
  await tsa.stop();
  rmSync(folder, { recursive: true });
});

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const tsx = join(ROOT, 'node_modules/.bin/tsx');
  return new Promise(done => {
    execFile(tsx, [join(ROOT, 'src/command/verify.ts'), ...args], { cwd: folder }, (problem, out, err) => {
      done({ code: typeof problem?.code === 'number' ? problem.code : 0, out, err });
    });
  });
}

test('a whole bundle is told calmly, with what was not shown, and ends with 0', {
  timeout: 60_000,
}, async () => {
  const plain = await run('good.zip');
  expect(plain).toMatchObject({ code: 0, err: '' });
  expect(plain.out).toContain('結果: 封をしてから変わっていない');
  expect(plain.out).toContain('この確認が示さないこと');
  const trusted = await run('good.zip', '--trust', 'root.der', '--key', good.key.fingerprint.toUpperCase());
  expect(trusted.code).toBe(0);
  expect(trusted.out).toContain('ある時刻より前からあった');
  expect(trusted.out).toContain('聞いている指紋と同じです');
});

test('a broken one ends with 1, one of a later version with 2', { timeout: 60_000 }, async () => {
  const cut = await run('cut.zip', '--lang', 'en');
  expect(cut.code).toBe(1);
  expect(cut.out).toContain('The zip is cut off');
  expect((await run('good.zip', '--key', '0'.repeat(64))).code).toBe(1);
  const future = await run('future.zip', '--json');
  expect(future.code).toBe(2);
  expect(JSON.parse(future.out)).toMatchObject({
    rung: 'unsupported',
    problem: { error: 'FutureBundleError' },
  });
});

test.for([
  [[]],
  [['nothing.zip']],
  [['good.zip', '--key', '123']],
  [['good.zip', '--trust', 'good.zip']],
  [['good.zip', '--strange']],
  [['good.zip', 'cut.zip']],
])('what cannot be done is said, and ends with 2: %j', { timeout: 60_000 }, async ([args = []]) => {
  const { code, out, err } = await run(...args);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).not.toMatch(/^\s*at /m);
  expect(err.length).toBeGreaterThan(10);
});
