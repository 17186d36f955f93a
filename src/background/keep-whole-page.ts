import { canonicalJson, deviceTime, type Missing, type OwnPlaces } from '../evidence/index.ts';
import { takesPageAtOnce } from '../messages/abilities.ts';
import { readFile } from '../store/read.ts';
import { noteProgress } from '../store/write.ts';
import { showProgress } from './badge.ts';
import { keepFile } from './keep-file.ts';
import { VISIBLE } from './keep-picture.ts';
import { keepPageShots } from './page-shots.ts';
import type { TabNow } from './tab-watch.ts';
import { endedBy } from './tour-checks.ts';
import { photographPage, type Tile, type WholePage } from './whole-page.ts';

const tileName = (number: number) => `tile-${String(number).padStart(3, '0')}.png`;

async function keepTile(
  recordId: string,
  { bytes, width, height, at, place, viewport }: Tile,
): Promise<void> {
  const made = { at, how: 'tabs.captureVisibleTab', viewport, width, height, tile: place };
  const facts = { name: tileName(place.number), role: 'page tile', mediaType: 'image/png', made } as const;
  await keepFile(recordId, facts, bytes);
}

async function visiblePicture(recordId: string) {
  const row = await readFile(recordId, VISIBLE);
  const { viewport, width } = row?.entry.made ?? { viewport: null, width: null };
  if (!row || !viewport || !width) return null;
  return { bytes: new Uint8Array(await row.blob.arrayBuffer()), width, viewport };
}

async function keepHarvest(recordId: string, posts: WholePage['posts']): Promise<void> {
  const at = deviceTime();
  const made = { at, how: 'content script, while scrolling', viewport: null, width: null, height: null };
  const facts = {
    name: 'harvest.json',
    role: 'harvested posts',
    mediaType: 'application/json',
    made,
  } as const;
  await keepFile(recordId, facts, new TextEncoder().encode(canonicalJson(posts)));
}

/** Reasons why tiles are missing that leave the page as it stands, so that one call may still take it. */
const STANDS: readonly Missing['why'][] = ['too long', 'scrolled away'];

function shotsAreWorthIt({ lack, page }: WholePage): boolean {
  // What lies in a box of its own is not drawn beyond it, whatever part of the page is asked for.
  return takesPageAtOnce() && page?.scrolled === 'page' && (lack === null || STANDS.includes(lack.why));
}

/**
 * Photograph the page of `tab` from top to bottom; each tile is in the store before the next is taken. `page` is null
 * where the window shows all of it, or where the page could not be asked; `lacking` says what is missing of it.
 */
export async function keepWholePage(
  recordId: string,
  tab: TabNow,
  signal: AbortSignal,
): Promise<{ page: WholePage | null; lacking: Missing[]; own: OwnPlaces['pictures'] }> {
  const own: OwnPlaces['pictures'] = [];
  try {
    const page = await photographPage({
      tab,
      signal,
      visible: () => visiblePicture(recordId),
      async onTile(tile) {
        await keepTile(recordId, tile);
        if (tile.own.length > 0) own.push({ file: tileName(tile.place.number), places: tile.own });
      },
      onProgress(done, of) {
        void noteProgress(recordId, { done, of });
        void showProgress(tab.id, done / of);
      },
    });
    if (page && page.posts.length > 0) await keepHarvest(recordId, page.posts);
    const lacking = page?.lack ? [page.lack] : [];
    if (page && shotsAreWorthIt(page)) lacking.push(...(await keepPageShots(recordId, tab, signal)));
    return { page, lacking, own };
  } catch (problem) {
    return { page: null, lacking: [await endedBy(problem, tab)], own };
  }
}
