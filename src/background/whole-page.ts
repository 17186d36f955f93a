import {
  deviceTime,
  type Missing,
  type Post,
  type TilePlace,
  type TourReport,
  type ZonedInstant,
} from '../evidence/index.ts';
import type { TourStand } from '../messages/calls.ts';
import { type Shown, watchDrawn } from './drawn-watch.ts';
import { endTour, lookOnTour, startTour, stepOnTour } from './page-tour.ts';
import { CameraError, type Png, shootWindow, shutterReady } from './shutter.ts';
import { type TabNow, whileShown } from './tab-watch.ts';
import { columnsOf, endedBy, movedBetween, TourEndError, whole } from './tour-checks.ts';

export interface Tile extends Png {
  at: ZonedInstant;
  place: TilePlace;
  viewport: TourStand['measure']['viewport'];
  /** What of the person's own it shows. */
  own: TourStand['own'];
}

export interface WholePage {
  tiles: number;
  heightAtFirst: number;
  heightAtLast: number;
  mostTiles: number;
  retaken: { tile: number; why: Missing['why'] }[];
  /** Tiles that showed, however often they were taken, what the tile before them shows. */
  alike: number[];
  /** Null where the page could not be asked. */
  page: TourReport | null;
  /** Posts seen on the way that the reading does not hold. */
  posts: Post[];
  /** Why it is not the whole page; null where it is. */
  lack: Missing | null;
}

export interface TourOrders {
  tab: TabNow;
  /** The picture of the window as it stood, for a page that has to be scrolled to its top. */
  visible(): Promise<Pick<Shown, 'bytes' | 'width' | 'viewport'> | null>;
  /** Keep the tile; the next one is taken after that. */
  onTile(tile: Tile): Promise<void>;
  onProgress(done: number, of: number): void;
  /** The person has had enough. */
  signal: AbortSignal;
}

/** Pictures of one page, and of one that grows while it is photographed (a feed without an end). */
const MOST_TILES = 100;
const MOST_OF_A_FEED = 30;
const TRIES = 4;
/** A page that repeats itself, or is blank for a screen, is not waited for as long as one that may not be drawn yet. */
const TRIES_IF_BLANK = 2;
/** Longer than the browser takes to draw on a computer that does much else; milliseconds for each try. */
const DRAWN_WITHIN_MS = 400;

/** A refusal may pass: the quota, or a picture the graphics driver could not read back. */
const refused = (problem: unknown) =>
  new CameraError(problem instanceof Error ? problem.message : String(problem));

/**
 * Photograph the whole page of `orders.tab` by scrolling, tile by tile, and put the page back. Null where the window
 * shows all of it already. Whatever goes wrong ends the tour with a reason; tiles taken until then stay.
 */
export async function photographPage(orders: TourOrders): Promise<WholePage | null> {
  const { tab, signal } = orders;
  const start = await startTour(tab.id);
  const { area, contentWidth, contentHeight } = start.place;
  if (contentHeight <= area.height + 1 && contentWidth <= area.width + 1) {
    await endTour(tab.id);
    return null;
  }
  const lefts = columnsOf(start);
  const planned = (height: number) => Math.ceil((height - 1) / area.height) * lefts.length;
  const made: WholePage = {
    tiles: 0,
    heightAtFirst: contentHeight,
    heightAtLast: contentHeight,
    mostTiles: MOST_TILES,
    retaken: [],
    alike: [],
    page: null,
    posts: [],
    lack: null,
  };

  const scrolledBefore = start.place.x !== 0 || start.place.y !== 0;
  const visible = scrolledBefore ? await orders.visible() : null;
  const drawn = watchDrawn(visible && { ...visible, place: start.place });

  async function take(number: number, x: number, y: number): Promise<Tile> {
    let why: Missing['why'] = 'scrolled away';
    let detail = '';
    for (let attempt = 0; attempt < TRIES; attempt++) {
      if (attempt > 0) made.retaken.push({ tile: number, why });
      if (signal.aborted) throw new TourEndError('stopped');
      const stand = await stepOnTour(tab.id, { number, x, y });
      if (stand.measure.url !== tab.url) throw new TourEndError('page changed', stand.measure.url);
      const { width, devicePixelRatio } = start.measure.viewport;
      const { viewport } = stand.measure;
      // Another width or scale is another layout: its tiles do not join those taken before.
      if (viewport.width !== width || viewport.devicePixelRatio !== devicePixelRatio) {
        throw new TourEndError('window resized');
      }
      await shutterReady();
      const at = deviceTime();
      const seen = await whileShown(tab, async () => {
        const png = await shootWindow(tab.windowId).catch(refused);
        return { png, after: await lookOnTour(tab.id) };
      });
      if (!seen.shown) {
        if (seen.why === 'page changed') throw new TourEndError('page changed');
        why = seen.why;
        continue;
      }
      const { png, after } = seen.result;
      if (png instanceof CameraError) {
        why = 'capture refused';
        detail = png.message;
        continue;
      }
      const moved = movedBetween(stand, after);
      // Content that keeps growing below is no reason to throw away a picture of what stands still.
      if (
        moved === null ||
        (moved === 'page changed' && attempt > 0 && stand.measure.url === after.measure.url)
      ) {
        const like = await drawn.compare({ ...png, place: stand.place, viewport });
        if (like !== null && attempt + 1 < (like === 'blank' ? TRIES_IF_BLANK : TRIES)) {
          why = 'not drawn';
          await new Promise(resolve => setTimeout(resolve, attempt * DRAWN_WITHIN_MS));
          continue;
        }
        if (like === 'same') made.alike.push(number);
        drawn.accept();
        return { ...png, at, place: { number, ...stand.place }, viewport, own: stand.own };
      }
      why = moved;
    }
    throw new TourEndError(why, detail);
  }

  async function takeRow(y: number): Promise<TilePlace> {
    let place: TilePlace | null = null;
    for (const x of lefts) {
      const tile = await take(made.tiles + 1, x, y);
      await orders.onTile(tile);
      made.tiles += 1;
      made.heightAtLast = tile.place.contentHeight;
      place = tile.place;
    }
    if (!place) throw new TourEndError('capture refused');
    return place;
  }

  async function takeAll(): Promise<void> {
    const step = whole(area.height, start.measure.viewport.devicePixelRatio);
    let reached = Number.NEGATIVE_INFINITY;
    for (let y = 0; ; y += step) {
      const growing = made.heightAtLast > made.heightAtFirst * 1.5 + 2 * area.height;
      made.mostTiles = growing
        ? Math.min(MOST_TILES, Math.max(planned(made.heightAtFirst), MOST_OF_A_FEED))
        : MOST_TILES;
      if (made.tiles + lefts.length > made.mostTiles) throw new TourEndError('too long');
      orders.onProgress(made.tiles, Math.min(planned(made.heightAtLast), made.mostTiles));
      const place = await takeRow(y);
      if (place.y + place.area.height >= place.contentHeight - 1) return;
      // A page that will not be scrolled any further shows the same tile again and again.
      if (place.y <= reached + 1) throw new TourEndError('scrolled away', `stays at ${place.y}`);
      reached = place.y;
      y = place.y;
    }
  }

  try {
    await takeAll();
    if (made.alike.length > 0) throw new TourEndError('not drawn', `tiles ${made.alike.join(', ')}`);
    if (contentWidth > lefts.length * area.width + 1) throw new TourEndError('too long', 'to the side');
  } catch (problem) {
    made.lack = await endedBy(problem, tab);
  } finally {
    const end = await endTour(tab.id).catch(() => null);
    made.page = end?.report ?? null;
    made.posts = end?.posts ?? [];
  }
  return made;
}
