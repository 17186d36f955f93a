import type { Missing, Viewport } from '../evidence/index.ts';
import type { Box } from '../messages/calls.ts';
import { photograph } from './camera.ts';
import { detailOf, isFull, keepFile } from './keep-file.ts';
import { measurePage } from './page-access.ts';
import { partsOf } from './page-parts.ts';
import { shootPage } from './shutter.ts';
import type { TabNow } from './tab-watch.ts';
import { TourEndError } from './tour-checks.ts';

const MOST_SHOTS = 8;

async function keepShot(recordId: string, tab: TabNow, number: number, rect: Box, planned: Viewport) {
  const scale = planned.devicePixelRatio;
  const take = () => shootPage(tab.windowId, rect, scale);
  const photo = await photograph(tab, () => measurePage(tab.id), take);
  if (photo.kind === 'not taken') throw new TourEndError(photo.why);
  const { bytes, at, viewport, width, height } = photo.picture;
  if (viewport === null) throw new TourEndError('scrolled away');
  // A page that has grown since is another one: its parts would not join.
  if (JSON.stringify(viewport) !== JSON.stringify(planned)) throw new TourEndError('page changed');
  const name = `whole-shot-${String(number).padStart(2, '0')}.png`;
  const made = { at, how: 'tabs.captureVisibleTab with rect', viewport, width, height, rect };
  await keepFile(recordId, { name, role: 'page shot', mediaType: 'image/png', made }, bytes);
}

/**
 * Keep the whole page of `tab` as few pictures of one call each. The page stays as it is: what was to be woken by
 * scrolling has been. Gives what is missing of it, which is no lack of the whole page: that is in its tiles.
 */
export async function keepPageShots(recordId: string, tab: TabNow, signal: AbortSignal): Promise<Missing[]> {
  const lack = (why: Missing['why'], detail: string): Missing[] => [{ what: 'page shot', why, detail }];
  try {
    const now = await measurePage(tab.id);
    if (!now) return lack('not answered', '');
    const parts = partsOf(now.viewport);
    if (parts.length === 0 || parts.length > MOST_SHOTS) return lack('too large', '');
    for (const [at, rect] of parts.entries()) {
      if (signal.aborted) return lack('stopped', '');
      await keepShot(recordId, tab, at + 1, rect, now.viewport);
    }
    return [];
  } catch (problem) {
    if (problem instanceof TourEndError) return lack(problem.why, problem.message);
    return lack(isFull(problem) ? 'storage failed' : 'capture refused', detailOf(problem));
  }
}
