import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { fromBlob, openZip, type RandomAccess, VERIFY_LIMITS } from '../../../../src/bundle/verify/index.ts';
import { assembleZip } from '../../../../src/bundle/zip/assemble.ts';
import {
  centralHeader,
  endOfZip,
  localHeader,
  type StoredEntry,
} from '../../../../src/bundle/zip/headers.ts';
import type { Instant } from '../../../../src/evidence/index.ts';

const MADE = '2026-11-23T03:04:05.000Z' as Instant;
const bytesOf = (text: string) => Uint8Array.from(new TextEncoder().encode(text));

async function contentOf(file: { open(): AsyncIterable<Uint8Array> | ReadableStream<Uint8Array> }) {
  const parts: Uint8Array[] = [];
  for await (const piece of file.open()) parts.push(piece);
  return new TextDecoder().decode(Buffer.concat(parts));
}

/** Entries of zeros and one short text at the end, as Hozen writes their headers; the zeros are nowhere. */
function sparse(sizes: readonly number[], text: string): RandomAccess {
  const parts: { at: number; bytes: Uint8Array<ArrayBuffer> }[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  const put = (bytes: Uint8Array<ArrayBuffer>) => {
    parts.push({ at, bytes });
    at += bytes.length;
  };
  for (const [n, size] of [...sizes, bytesOf(text).length].entries()) {
    const isText = n === sizes.length;
    const entry: StoredEntry = {
      path: bytesOf(`top/${String(n).padStart(6, '0')}`),
      crc32: isText ? crc32(bytesOf(text)) : 0,
      size,
      time: 0,
      date: 33,
      offset: at,
    };
    for (const part of localHeader(entry)) put(part);
    if (isText) put(bytesOf(text));
    else at += size;
    directory.push(...centralHeader(entry));
  }
  const offset = at;
  for (const part of directory) put(part);
  for (const part of endOfZip(sizes.length + 1, { offset, size: at - offset })) put(part);
  const end = at;
  const read: RandomAccess['read'] = async (from, length) => {
    const bytes = new Uint8Array(length);
    for (const part of parts) {
      const begin = Math.max(from, part.at);
      const stop = Math.min(from + length, part.at + part.bytes.length);
      if (begin < stop) bytes.set(part.bytes.subarray(begin - part.at, stop - part.at), begin - from);
    }
    return bytes;
  };
  return {
    size: end,
    read,
    async *stream(from, length) {
      yield await read(from, length);
    },
  };
}

test('what Hozen writes is read, deflated and stored, with Japanese names', async () => {
  const picture = bytesOf('picture '.repeat(1_000));
  const texts = [
    { path: 'top/00_最初に読む.html', text: 'よむ\n'.repeat(5_000) },
    { path: 'top/empty.txt', text: '' },
  ];
  const blob = await assembleZip(
    texts,
    [{ path: 'top/画像.png', blob: new Blob([picture]), crc32: crc32(picture) }],
    MADE,
  );
  const files = await openZip(fromBlob(blob), VERIFY_LIMITS);
  expect(files.map(({ path, size, isStored }) => [path, size, isStored])).toEqual([
    ['top/00_最初に読む.html', 35_000, false],
    ['top/empty.txt', 0, true],
    ['top/画像.png', 8_000, true],
  ]);
  expect(await Promise.all(files.map(contentOf))).toEqual([
    texts[0]?.text,
    '',
    new TextDecoder().decode(picture),
  ]);
});

test('entries beyond 4 GiB, and of more than that, are found by zip64', async () => {
  const files = await openZip(sparse([2 ** 31, 5 * 2 ** 30, 2 ** 31], 'the last one'), VERIFY_LIMITS);
  expect(files.map(({ size }) => size)).toEqual([2 ** 31, 5 * 2 ** 30, 2 ** 31, 12]);
  const [last] = files.slice(-1);
  expect(last && (await contentOf(last))).toBe('the last one');
});

test('beyond 65,535 entries their number is found by zip64', { timeout: 60_000 }, async () => {
  const zip = sparse(new Array(66_000).fill(0), 'the last one');
  expect(await openZip(zip, VERIFY_LIMITS)).toHaveLength(66_001);
  const limits = { ...VERIFY_LIMITS, files: 66_000 };
  await expect(openZip(zip, limits)).rejects.toMatchObject({ name: 'ZipBombError' });
});

test('a zip cut anywhere is cut off, or at worst no zip', async () => {
  const blob = await assembleZip(
    [
      { path: 'top/a', text: 'some text' },
      { path: 'top/b', text: 'more' },
    ],
    [],
    MADE,
  );
  for (let size = 4; size < blob.size; size += 1) {
    const problem = await openZip(fromBlob(blob.slice(0, size)), VERIFY_LIMITS).catch(failure => failure);
    expect(problem.name, `${size} of ${blob.size}`).toBe('TruncatedZipError');
  }
});
