import advice from '../_locales/ja/advice.json';
import common from '../_locales/ja/common.json';
import documents from '../_locales/ja/documents.json';
import { sayFrom } from '../_locales/say.ts';
import { deviceTime, type Evidence, type FileEntry, type Missing } from '../evidence/index.ts';
import type { Measure, PostBox } from '../messages/calls.ts';
import { layOut, type Sheet, type TilePicture } from '../pictures/lay-out.ts';
import { tilesOf } from '../pictures/tiles-of.ts';
import { readFile, readRecord } from '../store/read.ts';
import { contextOf, drawSheet, type LoadPicture, pngOf } from './draw/draw-sheet.ts';
import { withHead } from './draw/exhibit.ts';
import { drawFrame, onSheet } from './draw/frame.ts';
import { exhibitHead } from './exhibit-head.ts';
import { detailOf, isFull, keepFile } from './keep-file.ts';
import { VISIBLE } from './keep-picture.ts';

export const EXHIBIT = 'exhibit.png';

/** Exhibits go to people in Japan, so their words are Japanese whatever language the browser speaks. */
const say = sayFrom(common, documents, advice);

/** The post as it lies in a picture: the picture with its frame, and what it was made from. */
interface Framed {
  canvas: OffscreenCanvas;
  scale: number;
  from: string[];
}

const namesOn = (sheet: Sheet) => [...new Set(sheet.strips.map(({ name }) => name))];

async function keepCanvas(
  recordId: string,
  facts: Pick<FileEntry, 'name' | 'role'>,
  how: string,
  canvas: OffscreenCanvas,
  from: string[],
): Promise<void> {
  const { width, height } = canvas;
  const bytes = await pngOf(canvas);
  const made = { at: deviceTime(), how, viewport: null, width, height, from };
  await keepFile(recordId, { ...facts, mediaType: 'image/png', made }, bytes);
}

async function keepSheets(recordId: string, tiles: TilePicture[], load: LoadPicture): Promise<void> {
  if (tiles.length === 0) return;
  for (const [at, sheet] of layOut(tiles).entries()) {
    const name = `whole-${String(at + 1).padStart(2, '0')}.png`;
    const how = 'tiles put together, a line at every seam';
    await keepCanvas(
      recordId,
      { name, role: 'stitched picture' },
      how,
      await drawSheet(sheet, load),
      namesOn(sheet),
    );
  }
}

async function visibleCanvas(load: LoadPicture): Promise<OffscreenCanvas> {
  const picture = await createImageBitmap(await load(VISIBLE));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  contextOf(canvas).drawImage(picture, 0, 0);
  picture.close();
  return canvas;
}

/** Where the post lay, and what had disturbed the page when its picture was taken: the same, or it may have moved. */
export interface PostSeen {
  box: PostBox;
  seen: Measure['disturbances'] | null;
}

/** The post in the visible picture; null where it is not all in it, or may have moved since. */
async function framedInVisible(
  visible: FileEntry,
  { box, seen }: PostSeen,
  load: LoadPicture,
): Promise<Framed | null> {
  const { viewport, width } = visible.made;
  const stands = JSON.stringify(seen) === JSON.stringify(box.measure.disturbances);
  if (!viewport || !width || !stands) return null;
  const { x, y, width: wide, height: high } = box.inWindow;
  const inside = x >= -1 && y >= -1 && x + wide <= viewport.width + 1 && y + high <= viewport.height + 1;
  if (!inside) return null;
  const scale = width / viewport.width;
  const canvas = await visibleCanvas(load);
  drawFrame(canvas, { x: x * scale, y: y * scale, width: wide * scale, height: high * scale }, scale);
  return { canvas, scale, from: [VISIBLE] };
}

/** The post on the tiles that show it, whole tiles each; null where they do not show all of it. */
async function framedOnTiles(tiles: TilePicture[], box: PostBox, load: LoadPicture): Promise<Framed | null> {
  const { y, height } = box.inContent;
  const showing = tiles.filter(
    ({ place }) =>
      place.y < y + height + 40 && place.y + place.area.height > y - 40 && Math.abs(place.shift ?? 0) <= 1,
  );
  if (showing.length === 0) return null;
  const [sheet, ...more] = layOut(showing);
  if (!sheet || more.length > 0) return null;
  const place = onSheet(sheet, box.inContent);
  if (!place) return null;
  const canvas = await drawSheet(sheet, load);
  drawFrame(canvas, place.box, place.scale);
  return { canvas, scale: place.scale, from: namesOn(sheet) };
}

async function framedPost(
  visible: FileEntry,
  tiles: TilePicture[],
  post: PostSeen | null,
  load: LoadPicture,
): Promise<Framed | null> {
  if (!post) return null;
  const inVisible = () => framedInVisible(visible, post, load);
  const onTiles = () => framedOnTiles(tiles, post.box, load);
  // On tiles what is pinned is held back, so that a post under a header is all to be seen there.
  return post.box.covered
    ? ((await onTiles()) ?? (await inVisible()))
    : ((await inVisible()) ?? (await onTiles()));
}

async function keepExhibit(
  evidence: Evidence,
  { made }: FileEntry,
  framed: Framed | null,
  load: LoadPicture,
): Promise<void> {
  if (framed) {
    const post = { name: 'post.png', role: 'post picture' } as const;
    await keepCanvas(evidence.id, post, 'a frame around the post', framed.canvas, framed.from);
  }
  const ownScale = made.viewport && made.width ? made.width / made.viewport.width : 1;
  const ground = framed?.canvas ?? (await visibleCanvas(load));
  const from = framed?.from ?? [VISIBLE];
  const head = exhibitHead(evidence, from, framed !== null, say);
  const exhibit = { name: EXHIBIT, role: 'exhibit picture' } as const;
  const sheet = withHead(head, ground, framed?.scale ?? ownScale);
  await keepCanvas(evidence.id, exhibit, 'address and times above the picture', sheet, from);
}

/**
 * Draw what people will look at from the originals of a record: the whole page on sheets, the post with a frame, and
 * the exhibit. Originals stay as they are. What could not be drawn is told.
 */
export async function keepDerived(recordId: string, post: PostSeen | null): Promise<Missing[]> {
  const row = await readRecord(recordId);
  if (row?.phase !== 'capturing') return [];
  const { evidence } = row.draft;
  const load: LoadPicture = async name => {
    const file = await readFile(recordId, name);
    if (!file) throw new RangeError(`${name} is not in the store`);
    return file.blob;
  };
  try {
    const tiles = tilesOf(evidence.files);
    if (!evidence.files.some(({ made }) => made.from)) await keepSheets(recordId, tiles, load);
    const visible = evidence.files.find(({ name }) => name === VISIBLE);
    if (visible) await keepExhibit(evidence, visible, await framedPost(visible, tiles, post, load), load);
    return [];
  } catch (problem) {
    const why = isFull(problem) ? 'storage failed' : 'capture refused';
    return [{ what: 'derived pictures', why, detail: detailOf(problem) }];
  }
}
