import { expect, test } from 'vitest';
import { alike, rowMarks } from '../../src/background/draw/row-marks.ts';

const WIDTH = 40;
const ROWS = 200;

/** A window's picture of a page at `offset`: `ink` tells the colour of a pixel of the page. */
function pictureAt(offset: number, ink: (x: number, y: number) => number) {
  const pixels = new Uint32Array(WIDTH * ROWS);
  for (let y = 0; y < ROWS; y++) {
    for (let x = 0; x < WIDTH; x++) pixels[y * WIDTH + x] = ink(x, y + offset);
  }
  return rowMarks(new Uint8ClampedArray(pixels.buffer), WIDTH);
}

const WHITE = 0xffffffff;
/** Lines of letters, no two the same, with wide white margins: a thread of a board. */
const thread = (x: number, y: number) => (x > 10 && y % 20 < 8 ? (x * 7 + y * 31) >>> 0 : WHITE);

test('a picture taken before the page was drawn at its new place is the picture before', () => {
  expect(alike(pictureAt(0, thread), pictureAt(0, thread))).toBe('same');
});

test('an advertisement that moved on does not hide that the rest stayed', () => {
  const banner = (x: number, y: number) => (y > 150 ? x * y : thread(x, y));
  expect(alike(pictureAt(0, thread), pictureAt(0, banner))).toBe('same');
});

test.each([200, 180, 37])('the page %i px further down is another picture', by => {
  expect(alike(pictureAt(0, thread), pictureAt(by, thread))).toBe(null);
});

test('bands of colour of one height are told by their colours', () => {
  const bands = (_: number, y: number) => Math.floor(y / 50) * 999;
  expect(alike(pictureAt(0, bands), pictureAt(200, bands))).toBe(null);
});

test('two blank pictures cannot be told apart, and a blank one is not a full one', () => {
  const blank = () => WHITE;
  expect(alike(pictureAt(0, blank), pictureAt(200, blank))).toBe('blank');
  expect(alike(pictureAt(0, thread), pictureAt(200, blank))).toBe(null);
  expect(
    alike(
      pictureAt(0, blank),
      pictureAt(200, () => 1),
    ),
  ).toBe(null);
});

test('a frame at the top of the page and the bare ground below it are not the same', () => {
  const framed = (_: number, y: number) => (y < 90 ? 0xff00ff00 : WHITE);
  expect(alike(pictureAt(0, framed), pictureAt(200, framed))).toBe(null);
  expect(alike(pictureAt(0, framed), pictureAt(0, framed))).toBe('same');
});

test('pictures of different height are not compared', () => {
  expect(alike(pictureAt(0, thread), pictureAt(0, thread).subarray(1))).toBe(null);
});
