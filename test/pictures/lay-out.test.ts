import { describe, expect, test } from 'vitest';
import { onSheet } from '../../src/background/draw/frame.ts';
import { layOut, type TilePicture } from '../../src/pictures/lay-out.ts';

const VIEW = { width: 1000, height: 800, scrollX: 0, scrollY: 0, pageWidth: 1000, pageHeight: 2_300 };
const SCREEN = { screenWidth: 1920, screenHeight: 1080 };

interface Given {
  x?: number;
  y: number;
  scale?: number;
  shift?: number | null;
  area?: TilePicture['place']['area'];
  scrolled?: 'page' | 'box';
}

function tile(
  number: number,
  { x = 0, y, scale = 1, shift = 0, area, scrolled = 'page' }: Given,
): TilePicture {
  return {
    name: `tile-${number}.png`,
    place: {
      number,
      scrolled,
      x,
      y,
      area: area ?? { x: 0, y: 0, width: 1000, height: 800 },
      contentWidth: 1000,
      contentHeight: 2_300,
      shift: number === 1 ? null : shift,
    },
    viewport: { ...VIEW, ...SCREEN, devicePixelRatio: scale },
    width: 1000 * scale,
    height: 800 * scale,
  };
}

describe('tiles on a sheet', () => {
  test('join with a line between them, and the last shows only what the others do not', () => {
    const [sheet, ...more] = layOut([tile(1, { y: 0 }), tile(2, { y: 800 }), tile(3, { y: 1_500 })]);
    expect(more).toEqual([]);
    expect(sheet).toMatchObject({ width: 1000, height: 2_300 + 2 * 2 });
    expect(sheet?.strips.map(({ sy, height, dy }) => [sy, height, dy])).toEqual([
      [0, 800, 0],
      [0, 800, 802],
      [100, 700, 1_604],
    ]);
    expect(sheet?.seams).toEqual([
      { y: 800, kind: 'joined' },
      { y: 1_602, kind: 'joined' },
    ]);
  });

  test('say where something had moved, and where nothing was photographed', () => {
    const [sheet] = layOut([tile(1, { y: 0 }), tile(2, { y: 800, shift: 120 }), tile(3, { y: 1_700 })]);
    expect(sheet?.seams.map(({ kind }) => kind)).toEqual(['moved', 'gap']);
  });

  test('join to the pixel at any scale', () => {
    for (const scale of [0.5, 1.1, 1.25, 1.5, 2, 3]) {
      const step = Math.floor(800 * scale) / scale;
      const tiles = [0, 1, 2].map(n => tile(n + 1, { y: n * step, scale }));
      const strips = layOut(tiles).flatMap(sheet => sheet.strips);
      const rows = strips.reduce((sum, { height }) => sum + height, 0);
      expect(rows).toBe(Math.round(2 * step * scale) + Math.round(800 * scale));
      expect(strips.every(({ sy, height }) => sy + height <= Math.round(800 * scale))).toBe(true);
    }
  });

  test('are split into sheets that every viewer opens', () => {
    const tiles = Array.from({ length: 63 }, (_, n) => tile(n + 1, { y: n * 800 }));
    const sheets = layOut(tiles);
    expect(sheets.length).toBeGreaterThan(3);
    for (const { width, height } of sheets) {
      expect(height).toBeLessThanOrEqual(16_000);
      expect(width * height).toBeLessThanOrEqual(12_000_000);
    }
    expect(sheets.flatMap(({ strips }) => strips)).toHaveLength(63);
  });

  test('of columns lie side by side, from right to left too', () => {
    const tiles = [tile(1, { x: 0, y: 0 }), tile(2, { x: -600, y: 0 })];
    const [sheet] = layOut(tiles);
    expect(sheet?.width).toBe(1_602);
    expect(sheet?.strips.map(({ name, sx, width, dx }) => [name, sx, width, dx])).toEqual([
      ['tile-2.png', 0, 1_000, 0],
      ['tile-1.png', 400, 600, 1_002],
    ]);
  });

  test('of a scrolled box keep what lies around it once', () => {
    const area = { x: 200, y: 50, width: 800, height: 700 };
    const tiles = [0, 700].map((y, n) => tile(n + 1, { y, area, scrolled: 'box' }));
    const [sheet] = layOut(tiles);
    expect(sheet?.strips.map(({ sx, sy, width, height, dx, dy }) => [sx, sy, width, height, dx, dy])).toEqual(
      [
        [0, 0, 1_000, 750, 0, 0],
        [200, 0 + 50, 800, 700, 200, 752],
        [0, 750, 1_000, 50, 0, 1_454],
      ],
    );
  });

  test('know where a post lies, over a seam too; one that is not all there has no place', () => {
    const [sheet] = layOut([tile(1, { y: 0 }), tile(2, { y: 800 })]);
    if (!sheet) throw new Error('no sheet');
    expect(onSheet(sheet, { x: 10, y: 700, width: 300, height: 200 })).toEqual({
      box: { x: 10, y: 700, width: 300, height: 202 },
      scale: 1,
    });
    expect(onSheet(sheet, { x: 10, y: 1_500, width: 300, height: 200 })).toBe(null);
  });

  test('are never none', () => {
    expect(() => layOut([])).toThrow(RangeError);
  });
});
