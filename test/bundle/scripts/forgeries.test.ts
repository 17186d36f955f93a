import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { shellScript } from '../../../src/bundle/scripts/index.ts';
import type { Rung } from '../../../src/bundle/verify/index.ts';
import { startTsa, type Tsa } from '../../rig/tsa.ts';
import { type Files, FORGERIES, forge, type Good, goodBundle } from '../forging/index.ts';
import { runCopy, type Said } from './folders.ts';
import { sayJapanese } from './say-japanese.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let tsa: Tsa;
let good: Good;
let work: string;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'hozen-forged-'));
  tsa = await startTsa();
  good = await goodBundle(tsa);
  writeFileSync(join(work, 'verify.sh'), shellScript(sayJapanese));
  // The PEM is made with the certificate.
  tsa.certificate('root');
});
afterAll(async () => {
  await tsa?.stop();
  rmSync(work, { recursive: true, force: true });
});

/** What verify.sh, a copy from elsewhere, says of `files` laid on a disk. */
function verdictOn(files: Files, ...more: string[]): Said {
  const folder = mkdtempSync(join(work, 'bag-'));
  for (const [path, content] of files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  try {
    return runCopy(join(work, 'verify.sh'), ['--trust', join(tsa.folder, 'root.pem'), ...more, folder]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const asRung = ({ verdict }: Said) => verdict.replace('-', ' ') as Rung;

test('the honest bundle existed before', () => {
  const said = verdictOn(good.draft.files, '--key', good.key.fingerprint);
  expect(asRung(said), said.text).toBe('existed before');
});

test.each(FORGERIES.filter(({ unpacked }) => unpacked !== null))('$attack', async forgery => {
  const { files } = await forge(forgery, good);
  if (!files) return;
  const said = verdictOn(files);
  expect(asRung(said), said.text).toBe(forgery.unpacked ?? forgery.expected);
  if (forgery.told === undefined) return;
  expect(asRung(verdictOn(files, '--key', good.key.fingerprint))).toBe(forgery.told);
});
