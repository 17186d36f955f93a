import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { reprDigest } from '../../src/intake/digest.ts';
import { multipartBody } from '../../src/intake/multipart.ts';

const KEY = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const bundle = new Blob([crypto.getRandomValues(new Uint8Array(50_000))]);

test('the same report gives the same bytes with every try', async () => {
  const [one, two] = [1, 2].map(() => multipartBody({ report: '{}', bundle, fileName: '束.zip', key: KEY }));
  expect(await one?.body.arrayBuffer()).toEqual(await two?.body.arrayBuffer());
  expect(one?.contentType).toBe(two?.contentType);
});

test('the platform reads the parts back exactly', async () => {
  const report = JSON.stringify({ text: '改行\r\n--と " と 😀' });
  const { body, contentType } = multipartBody({ report, bundle, fileName: '束"\r\n.zip', key: KEY });
  const form = await new Response(body, { headers: { 'Content-Type': contentType } }).formData();
  expect([...form.keys()]).toEqual(['report', 'bundle']);
  expect(form.get('report')).toBe(report);
  const file = form.get('bundle') as File;
  expect(file.name).toBe('_.zip');
  expect(file.type).toBe('application/zip');
  expect(await file.arrayBuffer()).toEqual(await bundle.arrayBuffer());
});

test('a key that is no UUID makes no boundary', () => {
  expect(() => multipartBody({ report: '{}', bundle, fileName: 'a.zip', key: 'a"\r\nb' })).toThrow(
    RangeError,
  );
});

test('the digest is the one any other SHA-256 gives', async () => {
  for (const size of [0, 1, 63, 64, 65, 1_000_000]) {
    const bytes = new Uint8Array(size).fill(size % 251);
    const expected = createHash('sha256').update(bytes).digest('base64');
    expect(await reprDigest(new Blob([bytes]))).toBe(`sha-256=:${expected}:`);
  }
});

test('digesting stops when told to', async () => {
  await expect(reprDigest(bundle, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
});
