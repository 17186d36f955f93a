import { describe, expect, test } from 'vitest';
import type { FileEntry, OwnPlaces } from '../../src/evidence/index.ts';
import { firstPlan, withDrawn, withMoved, withoutMask } from '../../src/masking/edit-plan.ts';
import { type Carried, carryOver } from '../../src/pictures/carry-over.ts';
import { layOut } from '../../src/pictures/lay-out.ts';
import { tilesOf } from '../../src/pictures/tiles-of.ts';
import { MADE } from '../bundle/documents/sample-records.ts';

const WIDTH = 1000;
const HEIGHT = 800;

function picture(name: string, role: FileEntry['role'], made: Partial<FileEntry['made']>): FileEntry {
  const viewport = {
    width: WIDTH,
    height: HEIGHT,
    scrollX: 0,
    scrollY: 0,
    pageWidth: WIDTH,
    pageHeight: 2_000,
    devicePixelRatio: 1,
    screenWidth: 1920,
    screenHeight: 1080,
  };
  const all = { at: MADE, how: 'test', viewport, width: WIDTH, height: HEIGHT, ...made };
  return { name, role, mediaType: 'image/png', size: 1, sha256: 'a'.repeat(64), made: all };
}

function tile(number: number, y: number, scrolled: 'page' | 'box' = 'page'): FileEntry {
  const place = {
    number,
    scrolled,
    x: 0,
    y,
    area: { x: 0, y: 0, width: WIDTH, height: HEIGHT },
    contentWidth: WIDTH,
    contentHeight: 2_000,
    shift: 0,
  };
  return picture(`tile-00${number}.png`, 'page tile', { tile: place });
}

/** A page of 2,000 kept from the middle of its first screen down: window, tiles, sheet and framed post. */
function files(scrolled: 'page' | 'box' = 'page'): FileEntry[] {
  const tiles = [tile(1, 0, scrolled), tile(2, 800, scrolled), tile(3, 1_200, scrolled)];
  const [sheet] = layOut(tilesOf(tiles));
  if (!sheet) throw new Error('no sheet');
  const visible = picture('visible.png', 'visible picture', {});
  const view = visible.made.viewport;
  if (view) visible.made.viewport = { ...view, scrollY: 300 };
  return [
    visible,
    ...tiles,
    picture('whole-01.png', 'stitched picture', {
      viewport: null,
      width: sheet.width,
      height: sheet.height,
      from: tiles.map(({ name }) => name),
    }),
    picture('post.png', 'post picture', { viewport: null, from: ['visible.png'] }),
  ];
}

const OTHERS = ['visible.png', 'whole-01.png', 'post.png'];
const on = (carried: readonly Carried[], name: string) => carried.filter(({ file }) => file === name);

describe('a box goes over to the pictures that show the same', () => {
  test('from the window to the framed post as it is, and to the sheet by its place on the page', () => {
    const box = { x: 100, y: 50, width: 40, height: 20 };
    const carried = carryOver({ file: 'visible.png', box }, OTHERS, files());
    expect(on(carried, 'post.png')).toEqual([{ file: 'post.png', box }]);
    const [there] = on(carried, 'whole-01.png');
    expect(there?.box).toEqual({ x: 97, y: 347, width: 46, height: 26 });
  });

  test('from a tile to the sheet below a seam, to the pixel', () => {
    const box = { x: 0, y: 100, width: 10, height: 10 };
    const carried = carryOver({ file: 'tile-002.png', box }, ['whole-01.png'], files(), true);
    // Two pixels of seam stand above the second tile.
    expect(carried).toEqual([{ file: 'whole-01.png', box: { x: 0, y: 902, width: 10, height: 10 } }]);
  });

  test('across a seam in two parts, and back', () => {
    const box = { x: 0, y: 780, width: 10, height: 42 };
    const carried = carryOver({ file: 'whole-01.png', box }, ['visible.png'], files());
    const top = Math.min(...carried.map(one => one.box.y));
    const bottom = Math.max(...carried.map(one => one.box.y + one.box.height));
    expect(top).toBeLessThanOrEqual(480);
    expect(bottom).toBeGreaterThanOrEqual(520);
  });

  test('what a box of the page scrolls is not taken for the place in the window', () => {
    const box = { x: 100, y: 50, width: 40, height: 20 };
    const carried = carryOver({ file: 'visible.png', box }, OTHERS, files('box'));
    expect(carried.map(({ file }) => file)).toEqual(['post.png']);
  });

  test('what lies elsewhere is left alone', () => {
    const box = { x: 100, y: 1_500, width: 40, height: 20 };
    expect(carryOver({ file: 'whole-01.png', box }, ['visible.png'], files())).toEqual([]);
  });
});

describe('a plan', () => {
  const box = { x: 100, y: 50, width: 40, height: 20 };

  test('has a drawn box on every picture of the place, and those have to be looked at again', () => {
    const looked = [...OTHERS];
    const plan = withDrawn({ masks: [], words: [], looked }, files(), 'visible.png', box);
    expect(plan.masks.map(({ file, how }) => [file, how])).toEqual([
      ['visible.png', 'drawn'],
      ['whole-01.png', 'carried'],
      ['post.png', 'carried'],
    ]);
    expect(plan.looked).toEqual(['visible.png']);
    expect(withoutMask(plan, 1).masks.map(({ file }) => file)).toEqual(['visible.png', 'post.png']);
  });

  test('a drawn box takes those along that went over from it, when it is moved and when it is removed', () => {
    const plan = withDrawn({ masks: [], words: [], looked: [] }, files(), 'visible.png', box);
    const moved = withMoved(plan, files(), 0, { ...box, x: 300 });
    expect(moved.masks.map(({ file, box: { x } }) => [file, x])).toEqual([
      ['visible.png', 300],
      ['whole-01.png', 297],
      ['post.png', 300],
    ]);
    expect(withoutMask(moved, 0).masks).toEqual([]);
  });

  test('begins with what was found, wherever it shows, and with the own names', () => {
    const own: OwnPlaces = {
      handle: 'hanako_h',
      displayName: '保全花子',
      lines: [],
      pictures: [
        {
          file: 'visible.png',
          places: [{ what: 'account', box: { x: 10, y: 700, width: 200, height: 60 } }],
        },
        { file: 'tile-002.png', places: [{ what: 'avatar', box: { x: 50, y: 10, width: 40, height: 40 } }] },
        { file: 'gone.png', places: [{ what: 'avatar', box: { x: 50, y: 10, width: 40, height: 40 } }] },
      ],
    };
    const plan = firstPlan(own, files());
    expect(plan.words).toEqual(['保全花子', 'hanako_h']);
    expect(plan.masks).toEqual([
      { file: 'visible.png', box: { x: 7, y: 697, width: 206, height: 66 }, how: 'found', what: 'account' },
      { file: 'post.png', box: { x: 7, y: 697, width: 206, height: 66 }, how: 'found', what: 'account' },
      { file: 'whole-01.png', box: { x: 47, y: 809, width: 46, height: 46 }, how: 'found', what: 'avatar' },
    ]);
    expect(plan.looked).toEqual([]);
  });
});
