import { expect, test } from 'vitest';
import { slicesOf } from '../../../src/bundle/exhibits/slices.ts';

test('slices cover every row and share what they overlap', () => {
  for (const height of [1, 100, 101, 1_000, 15_999]) {
    const slices = slicesOf(height, 100, 10, 60);
    expect(slices[0]?.from).toBe(0);
    expect(slices.at(-1)?.to).toBe(height);
    for (const [at, slice] of slices.entries()) {
      expect(slice.to - slice.from).toBeLessThanOrEqual(at === 0 ? 60 : 100);
      const before = slices[at - 1];
      if (before) expect([slice.from, slice.again]).toEqual([before.to - 10, 10]);
    }
  }
});

test('a page without room is told', () => {
  expect(() => slicesOf(100, 10, 10)).toThrow(RangeError);
});
