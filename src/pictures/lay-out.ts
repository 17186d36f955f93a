import type { TilePlace, Viewport } from '../evidence/index.ts';

/** A tile as it was kept: where it lies, and its size in pixels. */
export interface TilePicture {
  name: string;
  place: TilePlace;
  viewport: Viewport;
  width: number;
  height: number;
}

/** A part of a tile and where it goes. Pixels. */
export interface Strip {
  name: string;
  sx: number;
  sy: number;
  width: number;
  height: number;
  dx: number;
  dy: number;
}

/** How two tiles meet: they join; what lay there had moved in between; nothing was photographed in between. */
export type SeamKind = 'joined' | 'moved' | 'gap';

export interface Sheet {
  width: number;
  height: number;
  strips: Strip[];
  seams: { y: number; kind: SeamKind }[];
  /** Where CSS pixel `y` of the scrolled content lies, for each run of it: the frame around a post needs it. */
  runs: { from: number; to: number; dx: number; dy: number; scale: number }[];
}

/** A line of this height stands between two tiles, so that no pixel of the page is drawn over. */
export const SEAM_PX = 2;
/** Sides and areas every viewer opens; far below the browser's own limits (65,535 and 268,435,456 in Chromium). */
const HIGHEST = 16_000;
const LARGEST = 12_000_000;

/**
 * Pixels of the picture to a CSS pixel. The window's width is a whole number of CSS pixels and so tells the scale only
 * about (1,603 to 1,282 on a screen of 1.25): enough to be a row off two screens further down.
 */
export function scaleOf({ width, viewport }: TilePicture): number {
  const ratio = viewport.devicePixelRatio;
  return Math.abs(width - viewport.width * ratio) <= 1 ? ratio : width / viewport.width;
}

interface Row {
  tiles: TilePicture[];
  /** Content pixels. */
  top: number;
  bottom: number;
}

/** Tiles of one height on the page lie side by side. */
function rowsOf(tiles: readonly TilePicture[]): Row[] {
  const rows: Row[] = [];
  for (const tile of tiles) {
    const { y, area } = tile.place;
    const row = rows.at(-1);
    const first = row?.tiles[0];
    if (row && first && Math.abs(first.place.y - y) <= 1 && first.place.x !== tile.place.x)
      row.tiles.push(tile);
    else {
      const top = Math.round(y * scaleOf(tile));
      rows.push({ tiles: [tile], top, bottom: top + Math.round(area.height * scaleOf(tile)) });
    }
  }
  return rows;
}

/** The columns of `row` below `cut` pixels of its height, which the row before shows already. */
function stripsOf(row: Row, cut: number, left: number, dy: number): Strip[] {
  let right = Number.NEGATIVE_INFINITY;
  return row.tiles
    .toSorted((a, b) => a.place.x - b.place.x)
    .map((tile, column) => {
      const { area, x } = tile.place;
      const px = (length: number) => Math.round(length * scaleOf(tile));
      const from = px(x) - left;
      const hidden = Math.max(0, right - from);
      right = from + px(area.width);
      return {
        name: tile.name,
        sx: px(area.x) + hidden,
        sy: px(area.y) + cut,
        width: px(area.width) - hidden,
        height: row.bottom - row.top - cut,
        dx: px(area.x) + from + hidden + column * SEAM_PX,
        dy,
      };
    });
}

/** Where only a box in the page scrolls, the first tile shows what lies around it, and the last what lies below. */
function wholeWidth(tile: TilePicture, sy: number, height: number, dy: number): Strip {
  return { name: tile.name, sx: 0, sy, width: tile.width, height, dx: 0, dy };
}

function seamKind(shift: number | null, gap: number): SeamKind {
  if (gap > 1) return 'gap';
  return shift !== null && Math.abs(shift) > 1 ? 'moved' : 'joined';
}

/**
 * Lay tiles, in the order they were taken, onto sheets: each pixel of the page once, a line between tiles, as many
 * sheets as viewers can open. Throws RangeError where there are no tiles.
 */
export function layOut(tiles: readonly TilePicture[]): Sheet[] {
  const [first] = tiles;
  const last = tiles.at(-1);
  if (!first || !last) throw new RangeError('no tiles to lay out');
  const left = Math.min(...tiles.map(tile => Math.round(tile.place.x * scaleOf(tile))));
  const inBox = first.place.scrolled === 'box';
  const rows = rowsOf(tiles);
  const columns = Math.max(...rows.map(row => row.tiles.length));
  const width = Math.max(
    first.width,
    ...rows.flatMap(row => stripsOf(row, 0, left, 0).map(strip => strip.dx + strip.width)),
  );
  const highest = Math.min(HIGHEST, Math.floor(LARGEST / width));
  const sheets: Sheet[] = [];
  let sheet: Sheet = { width, height: 0, strips: [], seams: [], runs: [] };
  let bottom: number | null = null;

  function add(strips: Strip[], height: number, kind: SeamKind): number {
    if (sheet.height > 0 && sheet.height + SEAM_PX + height > highest) {
      sheets.push(sheet);
      sheet = { width, height: 0, strips: [], seams: [], runs: [] };
    }
    if (sheets.length > 0 || sheet.height > 0) {
      sheet.seams.push({ y: sheet.height, kind });
      sheet.height += SEAM_PX;
    }
    const dy = sheet.height;
    sheet.strips.push(...strips.map(strip => ({ ...strip, dy })));
    sheet.height += height;
    return dy;
  }

  for (const row of rows) {
    const [tile] = row.tiles;
    if (!tile) continue;
    const cut = bottom === null ? 0 : Math.max(0, bottom - row.top);
    const height = row.bottom - row.top - cut;
    if (height <= 0) continue;
    const scale = scaleOf(tile);
    const kind = seamKind(tile.place.shift, bottom === null ? 0 : row.top - bottom);
    const around = inBox && bottom === null && columns === 1 ? Math.round(tile.place.area.y * scale) : 0;
    const strips =
      around > 0 || (inBox && bottom === null && columns === 1)
        ? [wholeWidth(tile, 0, around + height, 0)]
        : stripsOf(row, cut, left, 0);
    const dy = add(strips, around + height, kind) + around;
    const from = (row.top + cut) / scale;
    sheet.runs.push({
      from,
      to: from + height / scale,
      dx: Math.round(tile.place.area.x * scale) - left,
      dy,
      scale,
    });
    bottom = row.bottom;
  }
  const below = Math.round((last.place.area.y + last.place.area.height) * scaleOf(last));
  if (inBox && columns === 1 && last.height - below > 0) {
    add([wholeWidth(last, below, last.height - below, 0)], last.height - below, 'joined');
  }
  return [...sheets, sheet];
}
