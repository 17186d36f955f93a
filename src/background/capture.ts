import browser, { type Tabs } from 'webextension-polyfill';
import { deviceTime, EVIDENCE_SCHEMA, type Evidence, epochOf } from '../evidence/index.ts';
import type { CaptureOutcome, CaptureTrigger, ReadTarget } from '../messages/calls.ts';
import { readSettings } from '../messages/settings.ts';
import { readRecord } from '../store/read.ts';
import { beginRecord } from '../store/write.ts';
import { environmentOf } from './environment.ts';
import { finishCapture } from './finish-capture.ts';
import { lookFirst } from './first-look.ts';
import { isStorePage } from './platform.ts';
import { browserRun, forgetRecent, recentOf, rememberRecent } from './session-memory.ts';
import { captureUnderWay, freeTab } from './under-way.ts';
import { keepAwake } from './working.ts';

/** Opening the popup twice in a row should not keep the same page twice. */
const MOMENT_MS = 60_000;

export const NOTHING_POINTED_AT: ReadTarget = {
  picked: false,
  linkUrl: null,
  selectionText: null,
  contextMenu: false,
};

export interface CaptureRequest {
  tabId: number;
  trigger: CaptureTrigger;
  /** Keep it even though it was kept a moment ago, or keeping on opening is turned off. */
  force: boolean;
  target: ReadTarget;
  supersedes: string | null;
}

type Skipped = Extract<CaptureOutcome, { kind: 'skipped' }>;

/** Why `tab` cannot be kept, or null where it can. */
function unkeepable(tab: Tabs.Tab | null): Skipped | null {
  if (!tab) return { kind: 'skipped', why: 'no tab' };
  // Without an address the browser has not let us see the tab: its own pages, and the new tab page.
  if (tab.url === undefined || !/^https?:/.test(tab.url)) return { kind: 'skipped', why: 'browser page' };
  return isStorePage(tab.url) ? { kind: 'skipped', why: 'store page' } : null;
}

async function keptMomentsAgo(tabId: number, url: string): Promise<Skipped | null> {
  const recent = await recentOf(tabId);
  if (recent?.url !== url) return null;
  const row = await readRecord(recent.id);
  // A long page may be photographed for longer than a moment.
  const isMomentAgo = Date.now() - epochOf(recent.at) <= MOMENT_MS || row?.phase === 'capturing';
  if (!isMomentAgo) return null;
  if (row) return { kind: 'skipped', why: 'just captured', id: recent.id };
  await forgetRecent(tabId);
  return null;
}

async function begin(
  tab: Tabs.Tab & { id: number; url: string },
  request: CaptureRequest,
): Promise<Evidence> {
  const evidence: Evidence = {
    schema: EVIDENCE_SCHEMA,
    id: crypto.randomUUID(),
    captured: { device: deviceTime(), independent: [], trigger: request.trigger },
    page: { url: tab.url, title: (tab.title ?? '').slice(0, 2_000) },
    post: null,
    focus: null,
    files: [],
    environment: await environmentOf(tab.id),
    state: { kind: 'complete' },
    supersedes: request.supersedes,
  };
  await beginRecord({ evidence, tabId: tab.id, browserRun: await browserRun() });
  await rememberRecent(tab.id, { id: evidence.id, url: tab.url, at: evidence.captured.device.instant });
  return evidence;
}

/**
 * Keep what the tab shows. Answers once the record stands in the store; picture and reading follow, each
 * written as soon as it exists.
 */
export function capture(request: CaptureRequest): Promise<CaptureOutcome> {
  // One at a time for a tab, so that two openings of the popup cannot both find that nothing was kept yet.
  return navigator.locks.request(`hozen-capture-${request.tabId}`, async () => {
    const tab = await browser.tabs.get(request.tabId).catch(() => null);
    const refused = unkeepable(tab);
    if (refused || tab?.id === undefined || tab.url === undefined) {
      return refused ?? { kind: 'skipped', why: 'no tab' };
    }
    if (!request.force) {
      const kept = await keptMomentsAgo(tab.id, tab.url);
      if (kept) return kept;
      if (request.trigger === 'toolbar' && !(await readSettings()).captureOnOpen) {
        return { kind: 'skipped', why: 'turned off' };
      }
    }
    await freeTab(tab.id);
    const known = { ...tab, id: tab.id, url: tab.url };
    const shown = { id: known.id, windowId: tab.windowId ?? browser.windows.WINDOW_ID_CURRENT, url: tab.url };
    const first = lookFirst(shown);
    const { id } = await begin(known, request);
    void keepAwake(`capture ${id}`, () =>
      captureUnderWay(id, known.id, signal => finishCapture(id, shown, first, request.target, signal)),
    );
    return { kind: 'started', id };
  });
}
