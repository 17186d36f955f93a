import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { NotAPngError, pngStream } from '../../../src/bundle/exhibits/png-stream.ts';
import { stripes } from './sample-exhibit.ts';

test('pixels without transparency are taken as they lie in the file', () => {
  const stream = pngStream(stripes(40, 30));
  expect(stream).toMatchObject({ width: 40, height: 30, colours: 3, palette: null });
  expect(inflateSync(stream?.data ?? new Uint8Array()).length).toBe(30 * (1 + 3 * 40));
});

test('a picture with an alpha channel has to be packed anew', () => {
  expect(pngStream(stripes(40, 30, true))).toBeNull();
});

test('what is no PNG, or breaks off, is refused', () => {
  const png = stripes(40, 30);
  for (const bytes of [new Uint8Array(0), new Uint8Array(40), png.slice(0, 60), png.slice(0, -12)]) {
    expect(() => pngStream(bytes)).toThrow(NotAPngError);
  }
});
