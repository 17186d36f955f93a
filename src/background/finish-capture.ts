import { type CaptureReport, canonicalJson, deviceTime, type Missing } from '../evidence/index.ts';
import type { ReadTarget } from '../messages/calls.ts';
import { readSettings } from '../messages/settings.ts';
import { showFailed, showKept } from './badge.ts';
import { keepBehind, startBehind } from './keep-behind.ts';
import { keepDerived } from './keep-derived.ts';
import { detailOf, isFull, keepFile } from './keep-file.ts';
import { keepPicture } from './keep-picture.ts';
import { keepReading } from './keep-reading.ts';
import { keepWholePage } from './keep-whole-page.ts';
import { askPostBox, enterPage } from './page-access.ts';
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
  lacks: Pick<CaptureReport, 'snapshotLacks' | 'snapshotLacksMore'>,
): Promise<void> {
  const wholePage = page && withoutPosts(page);
  const report: CaptureReport = { schema: 1, wholePage, ...lacks };
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
 * Everything after the record was begun: the picture first, then the reading, the rest of the page, what lies behind
 * it, what is drawn from the pictures, and the seal. `signal` ends the scrolling early; what is there is kept.
 */
export async function finishCapture(
  recordId: string,
  tab: TabNow,
  target: ReadTarget,
  signal: AbortSignal,
): Promise<void> {
  const lacking: Missing[] = [];
  let locked: Missing | null = null;
  try {
    await enterPage(tab.id);
  } catch (problem) {
    locked = { what: 'reading', why: 'page not readable', detail: detailOf(problem) };
  }
  const visible = await keepPicture(recordId, tab);
  if (visible.kind === 'not kept') lacking.push(visible.missing);
  const reading = locked ?? (await keepReading(recordId, tab, target));
  if (reading) lacking.push(reading);
  const box = locked ? null : await askPostBox(tab.id);
  const behind = locked ? null : await startBehind(tab);
  // Where the page cannot be entered it cannot be scrolled, and a tab that was left is not scrolled behind its back.
  const reachable = locked === null && visible.kind === 'kept';
  let page: WholePage | null = null;
  if (reachable && (await readSettings()).wholePage) {
    const toured = await keepWholePage(recordId, tab, signal);
    page = toured.page;
    if (toured.lack) lacking.push(toured.lack);
  }
  const kept = await keepBehind(recordId, tab, behind);
  lacking.push(...kept.lacking);
  const seen = visible.kind === 'kept' ? visible.picture.disturbances : null;
  lacking.push(...(await keepDerived(recordId, box && { box, seen })));
  try {
    await keepReport(recordId, page, kept.lacks);
  } catch (problem) {
    if (!isFull(problem)) throw problem;
    lacking.push({ what: 'derived pictures', why: 'storage failed', detail: CAPTURE_REPORT });
  }
  await seal(recordId, lacking);
  await (lacking.some(({ what }) => what === 'picture' || what === 'reading')
    ? showFailed(tab.id)
    : showKept(tab.id));
}
