import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { powerShellScript } from '../../../src/bundle/scripts/index.ts';
import { sampleBundle } from '../sample-bundle.ts';
import { unpack } from './folders.ts';
import { sayJapanese } from './say-japanese.ts';

const program = ['pwsh', 'powershell'].find(
  name => spawnSync(name, ['-NoProfile', '-Command', '1']).status === 0,
);
if (!program) console.log('verify.ps1 is left out: no PowerShell here');

test.skipIf(!program)(
  'verify.ps1 finds a bundle intact, and broken with one bit changed or a file more',
  async () => {
    const work = mkdtempSync(join(tmpdir(), 'hozen-ps1-'));
    const { zip } = await sampleBundle();
    const script = join(work, 'verify.ps1');
    writeFileSync(script, powerShellScript(sayJapanese));
    const run = (folder: string) => {
      const args = ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', script, '-Folder', folder];
      const { stdout, status } = spawnSync(program ?? '', args, { encoding: 'utf8' });
      return { verdict: stdout.trimEnd().split(/\r?\n/).at(-1), status };
    };
    const bag = unpack(zip, mkdtempSync(join(work, 'bag-')));
    expect(run(bag)).toEqual({ verdict: 'verdict: intact', status: 0 });
    writeFileSync(join(bag, 'data/more.txt'), '');
    expect(run(bag)).toEqual({ verdict: 'verdict: broken', status: 1 });
    rmSync(work, { recursive: true, force: true });
  },
  60_000,
);
