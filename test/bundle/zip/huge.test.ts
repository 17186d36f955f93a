import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zipParts } from '../../../src/bundle/zip/assemble.ts';
import { instantFromEpoch } from '../../../src/evidence/index.ts';

/*
 * A zip of more than 4 GiB in seconds: its large file has a size and no bytes, and on the disk it is a hole. Readers are asked for
 * the directory and for what lies beyond 4 GiB; the large file itself is not read.
 */

const HUGE = 2 ** 32 + 5;
class Hole extends Blob {
  override get size(): number {
    return HUGE;
  }
}

const LAST = new TextEncoder().encode('beyond four GiB\n');
const folder = mkdtempSync(join(tmpdir(), 'hozen-huge-'));
const path = join(folder, 'huge.zip');
let zipSize = 0;
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const parts = await zipParts(
    [{ path: 'top/bagit.txt', text: 'BagIt-Version: 1.0\n' }],
    [
      { path: 'top/data/huge.bin', blob: new Hole(), crc32: 0 },
      { path: 'top/data/last.txt', blob: new Blob([LAST]), crc32: crc32(LAST) },
    ],
    instantFromEpoch(Date.UTC(2026, 10, 23)),
  );
  const file = openSync(path, 'w');
  for (const part of parts) {
    if (part instanceof Hole) {
      zipSize += part.size;
      continue;
    }
    const bytes = part instanceof Blob ? new Uint8Array(await part.arrayBuffer()) : (part as Uint8Array);
    writeSync(file, bytes, 0, bytes.length, zipSize);
    zipSize += bytes.length;
  }
  closeSync(file);
});

const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });
const there = (command: string) => spawnSync(command, ['--help'], { stdio: 'ignore' }).error === undefined;

test('unzip lists it, and gives what lies before and beyond 4 GiB', () => {
  expect(run('unzip', '-l', path)).toContain(String(HUGE));
  expect(run('unzip', '-p', path, 'top/data/last.txt')).toBe('beyond four GiB\n');
  expect(run('unzip', '-p', path, 'top/bagit.txt')).toBe('BagIt-Version: 1.0\n');
});

test.runIf(there('python3'))('so does Python', () => {
  const script = `
import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
print([(i.filename, i.file_size, i.compress_size) for i in z.infolist()])
print(z.read('top/data/last.txt'))
with z.open('top/data/huge.bin') as f: print(f.read(3))`;
  const said = run('python3', '-c', script, path);
  expect(said).toContain(`('top/data/huge.bin', ${HUGE}, ${HUGE})`);
  expect(said).toContain("b'beyond four GiB\\n'");
});

test.runIf(there('bsdtar'))('so does libarchive', () => {
  expect(run('bsdtar', '-tvf', path)).toContain(String(HUGE));
});

test.runIf(there('7z'))('so does 7-Zip', () => {
  expect(run('7z', 'l', path)).toContain(String(HUGE));
  expect(run('7z', 'x', '-so', path, 'top/data/last.txt')).toBe('beyond four GiB\n');
});
