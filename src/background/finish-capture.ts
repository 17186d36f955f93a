import {
  type CaptureReport,
  canonicalJson,
  deviceTime,
  type Missing,
  type OwnPlaces,
} from '../evidence/index.ts';
import { keepsGrantOnReload } from '../messages/abilities.ts';
import type { ReadTarget } from '../messages/calls.ts';
import { readSettings } from '../messages/settings.ts';
import { noteProgress } from '../store/write.ts';
import { showFailed, showKept } from './badge.ts';
import { type FirstLook, lockedOut } from './first-look.ts';
import { keepBehind, startBehind } from './keep-behind.ts';
import { keepDerived } from './keep-derived.ts';
import { isFull, keepFile } from './keep-file.ts';
import { keepOwnPlaces } from './keep-own-places.ts';
import { keepPicture } from './keep-picture.ts';
import { keepReading } from './keep-reading.ts';
import { keepReloaded } from './keep-reloaded.ts';
import { keepWholePage } from './keep-whole-page.ts';
import { askOwnSeen, askPostBox } from './page-access.ts';
import { seal } from './seal.ts';
import type { TabNow } from './tab-watch.ts';
import type { WholePage } from './whole-page.ts';

/** The last file of every capture: a record that has it was not cut off. */
export const CAPTURE_REPORT = 'capture-report.json';

function withoutPosts({ posts: _, lack: __, ...facts }: WholePage): CaptureReport['wholePage'] {
  return facts;
}

async function keepReport(
  recordId: string,
  page: WholePage | null,
  rest: Pick<CaptureReport, 'snapshotLacks' | 'snapshotLacksMore' | 'reload'>,
): Promise<void> {
  const wholePage = page && withoutPosts(page);
  const report: CaptureReport = { schema: 1, wholePage, ...rest };
  const made = { at: deviceTime(), how: 'camera', viewport: null, width: null, height: null };
  const facts = {
    name: CAPTURE_REPORT,
    role: 'capture report',
    mediaType: 'application/json',
    made,
  } as const;
  await keepFile(recordId, facts, new TextEncoder().encode(canonicalJson(report)));
}

/**
 * Everything after the record was begun: the picture of the first look, then the reading, the rest of the page, what lies behind
 * it, the page loaded anew where that is wanted, what is drawn from the pictures, and the seal. `signal` ends the
 * scrolling early; what is there is kept.
 */
export async function finishCapture(
  recordId: string,
  tab: TabNow,
  first: FirstLook,
  target: ReadTarget,
  signal: AbortSignal,
): Promise<void> {
  const lacking: Missing[] = [];
  let locked = await first.locked;
  const visible = await keepPicture(recordId, first);
  // A page that was still loading, or busy, may let us in by now.
  if (locked) locked = await lockedOut(tab, false);
  if (visible.kind === 'not kept') lacking.push(visible.missing);
  const reading = locked ?? (await keepReading(recordId, tab, target));
  if (reading) lacking.push(reading);
  const box = locked ? null : await askPostBox(tab.id);
  const own = locked ? null : await askOwnSeen(tab.id);
  const behind = locked ? null : await startBehind(tab);
  // Where the page cannot be entered it cannot be scrolled, and a tab that was left is not scrolled behind its back.
  const reachable = locked === null && visible.kind === 'kept';
  let page: WholePage | null = null;
  let ownOnTiles: OwnPlaces['pictures'] = [];
  const { wholePage, reload } = await readSettings();
  if (reachable && wholePage) {
    const toured = await keepWholePage(recordId, tab, signal);
    page = toured.page;
    ownOnTiles = toured.own;
    lacking.push(...toured.lacking);
  }
  const kept = await keepBehind(recordId, tab, behind);
  lacking.push(...kept.lacking);
  let rest: Parameters<typeof keepReport>[2] = kept.lacks;
  if (reload && keepsGrantOnReload()) {
    // Never before picture and reading of the page as it stood are safe: what the site shows next may be another page.
    const unsafe = visible.kind === 'not kept' ? visible.missing : reading;
    if (unsafe) lacking.push({ ...unsafe, what: 'reloaded page' });
    else {
      await noteProgress(recordId, { done: 1, of: 1, reloading: true });
      const again = await keepReloaded(recordId, tab, signal);
      lacking.push(...again.lacking);
      rest = { ...rest, reload: again.report };
    }
  }
  const seen = visible.kind === 'kept' ? visible.picture.disturbances : null;
  await keepOwnPlaces(recordId, own, seen, ownOnTiles);
  lacking.push(...(await keepDerived(recordId, box && { box, seen })));
  try {
    await keepReport(recordId, page, rest);
  } catch (problem) {
    if (!isFull(problem)) throw problem;
    lacking.push({ what: 'derived pictures', why: 'storage failed', detail: CAPTURE_REPORT });
  }
  await seal(recordId, lacking);
  await (lacking.some(({ what }) => what === 'picture' || what === 'reading')
    ? showFailed(tab.id)
    : showKept(tab.id));
}
