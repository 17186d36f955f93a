import type { FileEntry, PictureBox } from '../evidence/index.ts';
import { meeting } from './box.ts';
import { layOut, type Sheet, scaleOf, type TilePicture } from './lay-out.ts';
import { tileOf, tilesOf } from './tiles-of.ts';

/** What is scrolled to see the whole page, CSS pixels from its left top corner. */
export const CONTENT = 'content';

/** A part of a picture and the place it shows: of the page, or of the picture it was drawn from. */
export interface Pane {
  /** Pixels of this picture. */
  area: PictureBox;
  /** CONTENT, or the name of an original picture, whose pixels then count. */
  space: string;
  /** Where the area's left top corner lies there. */
  at: { x: number; y: number };
  /** Pixels of this picture to one of the space. */
  scale: number;
}

const wholeOf = (width: number, height: number): PictureBox => ({ x: 0, y: 0, width, height });

function ofTile(tile: TilePicture): Pane[] {
  const { name, place, width, height } = tile;
  const scale = scaleOf(tile);
  const { x, y, width: wide, height: high } = place.area;
  const area = { x: x * scale, y: y * scale, width: wide * scale, height: high * scale };
  return [
    { area: wholeOf(width, height), space: name, at: { x: 0, y: 0 }, scale: 1 },
    { area, space: CONTENT, at: { x: place.x, y: place.y }, scale },
  ];
}

/** The part of `pane` that lies in `box`. */
function cut(pane: Pane, box: PictureBox): Pane | null {
  const area = meeting(pane.area, box);
  if (!area) return null;
  const { x, y } = pane.at;
  const at = {
    x: x + (area.x - pane.area.x) / pane.scale,
    y: y + (area.y - pane.area.y) / pane.scale,
  };
  return { ...pane, area, at };
}

function ofSheet(sheet: Sheet, tiles: readonly TilePicture[]): Pane[] {
  return sheet.strips.flatMap(({ name, sx, sy, width, height, dx, dy }) => {
    const tile = tiles.find(one => one.name === name);
    return (tile ? ofTile(tile) : []).flatMap(pane => {
      const part = cut(pane, { x: sx, y: sy, width, height });
      if (!part) return [];
      const area = { ...part.area, x: part.area.x - sx + dx, y: part.area.y - sy + dy };
      return [{ ...part, area }];
    });
  });
}

/** The sheet that `file` is, laid out again; null where it does not come out as the picture is. */
function sheetOf(file: FileEntry, tiles: readonly TilePicture[]): Sheet | null {
  const own = tiles.filter(({ name }) => file.made.from?.includes(name));
  if (own.length === 0) return null;
  const sheets = file.role === 'stitched picture' ? layOut(tiles) : layOut(own);
  const number = file.role === 'stitched picture' ? Number(/\d+/.exec(file.name)?.[0] ?? 1) : 1;
  const sheet = sheets[number - 1];
  return sheet?.width === file.made.width && sheet.height === file.made.height ? sheet : null;
}

/** The window as it stood: itself, and its part of the page where the page is what was scrolled. */
function ofWindow({ name, made }: FileEntry, inBox: boolean): Pane[] {
  const { viewport, width, height } = made;
  if (width === null || height === null) return [];
  const area = wholeOf(width, height);
  const itself: Pane = { area, space: name, at: { x: 0, y: 0 }, scale: 1 };
  if (!viewport || inBox) return [itself];
  const at = { x: viewport.scrollX, y: viewport.scrollY };
  return [itself, { area, space: CONTENT, at, scale: width / viewport.width }];
}

/** The window after a reload is taken for the window before where both were of one size at one place. */
function ofReloaded(file: FileEntry, before: FileEntry | undefined): Pane[] {
  const { width, height, viewport } = file.made;
  if (width === null || height === null) return [];
  const same =
    before?.made.width === width &&
    before.made.height === height &&
    before.made.viewport?.scrollX === viewport?.scrollX &&
    before.made.viewport?.scrollY === viewport?.scrollY;
  const space = same && before ? before.name : file.name;
  return [{ area: wholeOf(width, height), space, at: { x: 0, y: 0 }, scale: 1 }];
}

function ofShot({ made }: FileEntry): Pane[] {
  const { rect, width, height } = made;
  if (!rect || width === null || height === null) return [];
  const at = { x: rect.x, y: rect.y };
  return [{ area: wholeOf(width, height), space: CONTENT, at, scale: width / rect.width }];
}

/** What each part of the picture `file` of a record with `files` shows. Empty where that is not known. */
export function panesOf(file: FileEntry, files: readonly FileEntry[]): Pane[] {
  const tiles = tilesOf(files);
  const visible = files.find(({ role }) => role === 'visible picture');
  const inBox = tiles.some(({ place }) => place.scrolled === 'box');
  const tile = tileOf(file);
  if (tile) return ofTile(tile);
  if (file.role === 'visible picture') return ofWindow(file, inBox);
  if (file.role === 'page shot') return ofShot(file);
  if (file.role === 'reloaded picture') return ofReloaded(file, visible);
  if (file.role === 'post picture' && visible && file.made.from?.includes(visible.name)) {
    return file.made.width === visible.made.width && file.made.height === visible.made.height
      ? ofWindow(visible, inBox)
      : [];
  }
  const sheet = sheetOf(file, tiles);
  return sheet ? ofSheet(sheet, tiles) : [];
}
