import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOf } from '../../src/background/page-parts.ts';

const viewport = (pageWidth: number, pageHeight: number, devicePixelRatio: number) => ({
  width: 1366,
  height: 700,
  scrollX: 0,
  scrollY: 0,
  pageWidth,
  pageHeight,
  devicePixelRatio,
  screenWidth: 1366,
  screenHeight: 768,
});

test('a page of common length is one picture', () => {
  expect(partsOf(viewport(1366, 14_400, 1))).toEqual([{ x: 0, y: 0, width: 1366, height: 14_400 }]);
});

test('a page wider than a picture can be is none', () => {
  expect(partsOf(viewport(40_000, 700, 1))).toEqual([]);
});

test('parts join without a gap, and none is larger than what is drawn without fail', () => {
  const sizes = fc.tuple(
    fc.integer({ min: 300, max: 5_000 }),
    fc.integer({ min: 1, max: 300_000 }),
    fc.constantFrom(0.5, 0.67, 0.9, 1, 1.1, 1.25, 1.5, 2, 3),
  );
  fc.assert(
    fc.property(sizes, ([width, height, ratio]) => {
      const parts = partsOf(viewport(width, height, ratio));
      let bottom = 0;
      for (const part of parts) {
        expect(part.y).toBeCloseTo(bottom, 6);
        bottom = part.y + part.height;
        const [wide, high] = [Math.ceil(part.width * ratio), Math.ceil(part.height * ratio - 1e-6)];
        expect(Math.max(wide, high)).toBeLessThanOrEqual(32_767);
        expect(wide * high).toBeLessThanOrEqual(40_000_000);
      }
      expect(bottom).toBeCloseTo(height, 6);
    }),
  );
});
