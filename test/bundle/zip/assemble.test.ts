import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import JSZip from 'jszip';
import { afterAll, expect, test } from 'vitest';
import { assembleZip, type LargeFile } from '../../../src/bundle/zip/assemble.ts';
import { instantFromEpoch } from '../../../src/evidence/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'hozen-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MADE = instantFromEpoch(Date.UTC(2026, 10, 23, 15, 30, 20));

function large(path: string, bytes: Uint8Array<ArrayBuffer>): LargeFile {
  return { path, blob: new Blob([bytes]), crc32: crc32(bytes) };
}

async function saved(zip: Blob, name: string): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, new Uint8Array(await zip.arrayBuffer()));
  return path;
}

const pictures = [
  large('top/data/a.png', new Uint8Array(70_000).fill(7)),
  large('top/data/空.png', new Uint8Array(0)),
];
const texts = [
  { path: 'top/bagit.txt', text: 'BagIt-Version: 1.0\n' },
  { path: 'top/data/00_最初に読む.html', text: '<p>はじめに</p>'.repeat(500) },
];

test('what goes in comes out, in order, by another reader', async () => {
  const zip = await assembleZip(texts, pictures, MADE);
  const read = await JSZip.loadAsync(await zip.arrayBuffer(), { checkCRC32: true });
  expect(Object.keys(read.files)).toEqual([...texts, ...pictures].map(({ path }) => path));
  for (const { path, text } of texts) expect(await read.file(path)?.async('string')).toBe(text);
  for (const { path, blob } of pictures) {
    expect(await read.file(path)?.async('arraybuffer')).toEqual(await blob.arrayBuffer());
  }
});

test('unzip finds no fault in it, and shows the clock of Japan', async () => {
  const path = await saved(await assembleZip(texts, pictures, MADE), 'plain.zip');
  expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors detected');
  expect(execFileSync('unzip', ['-l', path], { encoding: 'utf8' })).toContain('2026-11-24 00:30');
});

test('the same input gives the same bytes', async () => {
  const [one, two] = [await assembleZip(texts, pictures, MADE), await assembleZip(texts, pictures, MADE)];
  expect(Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await two.arrayBuffer()))).toBe(true);
});

test('more files than a plain zip can count are counted all the same (zip64)', {
  timeout: 60_000,
}, async () => {
  const one = new Uint8Array([49]);
  const many = Array.from({ length: 65_600 }, (_, n) => large(`top/data/${n}.txt`, one));
  const path = await saved(await assembleZip(texts, many, MADE), 'many.zip');
  expect(execFileSync('unzip', ['-tq', path], { encoding: 'utf8' })).toContain('No errors detected');
  const names = execFileSync('unzip', ['-Z1', path], { encoding: 'utf8', maxBuffer: 1e8 });
  expect(names.trim().split('\n').length).toBe(65_602);
  expect(readFileSync(path).length).toBeGreaterThan(65_600 * 60);
});
