import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Unpack a zip with `unzip` into a folder of its own; the bag's folder. */
export function unpack(zip: Uint8Array, folder = mkdtempSync(join(tmpdir(), 'hozen-unpacked-'))): string {
  const path = join(folder, 'bundle.zip');
  writeFileSync(path, zip);
  const out = join(folder, 'out');
  execFileSync('unzip', ['-q', '-o', path, '-d', out]);
  const [bag] = readdirSync(out);
  if (bag === undefined) throw new Error('an empty zip');
  return join(out, bag);
}

export interface Said {
  text: string;
  /** What the last line says. */
  verdict: string;
  status: number | null;
}

/** Run verify.sh of that folder. `shell`: its program and arguments before the script. */
export function runScript(folder: string, args: string[] = [], shell = ['sh'], path?: string): Said {
  return runCopy(join(folder, 'verify.sh'), args, shell, path);
}

/** Run a script that lies anywhere. */
export function runCopy(script: string, args: string[], shell = ['sh'], path?: string): Said {
  const [program = 'sh', ...before] = shell;
  const env = { ...process.env, ...(path === undefined ? {} : { PATH: path }) };
  const { stdout, stderr, status } = spawnSync(program, [...before, script, ...args], {
    encoding: 'utf8',
    env,
  });
  const verdict = /^verdict: (\S+)\n$/m.exec(stdout.slice(stdout.trimEnd().lastIndexOf('\n') + 1))?.[1] ?? '';
  return { text: stdout + stderr, verdict, status };
}
