import browser from 'webextension-polyfill';
import type { Evidence, Missing } from '../evidence/index.ts';
import { keepsGrantOnReload } from '../messages/abilities.ts';
import { readSettings } from '../messages/settings.ts';
import { unsealedDrafts } from '../store/read.ts';
import type { Draft } from '../store/rows.ts';
import { NOTHING_POINTED_AT } from './capture.ts';
import { CAPTURE_REPORT } from './finish-capture.ts';
import { FRESH, SNAPSHOT } from './keep-behind.ts';
import { EXHIBIT, keepDerived } from './keep-derived.ts';
import { keepReading } from './keep-reading.ts';
import { RELOADED } from './keep-reloaded.ts';
import { measurePage } from './page-access.ts';
import { seal } from './seal.ts';
import { browserRun } from './session-memory.ts';
import { isUnderWay, keepAwake } from './working.ts';

const has = (evidence: Evidence, name: string) => evidence.files.some(file => file.name === name);

const interrupted = (what: Missing['what']): Missing => ({
  what,
  why: 'interrupted',
  detail: 'the browser or the extension stopped during the capture',
});

/**
 * Whether the page of a cut-off capture is still there as it was: same run of the browser, same tab, same
 * address, and the very script that was injected before the cut still answers. A page loaded anew has none.
 */
async function samePageIsThere({ evidence, tabId, browserRun: run }: Draft): Promise<boolean> {
  if (run !== (await browserRun())) return false;
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab?.url !== evidence.page.url) return false;
  return (await measurePage(tabId))?.url === evidence.page.url;
}

/** Finish what can still be finished of a cut-off capture, and seal it with what is missing. */
async function finishCutOff(draft: Draft): Promise<void> {
  const { evidence, tabId } = draft;
  const missing: Missing[] = [];
  // The moment of the picture has passed; one taken now could show something else.
  if (!has(evidence, 'visible.png')) missing.push(interrupted('picture'));
  if (!has(evidence, 'reading.json')) {
    const readable = !has(evidence, 'page.txt') && (await samePageIsThere(draft));
    const lack = readable
      ? await keepReading(evidence.id, { id: tabId, url: evidence.page.url }, NOTHING_POINTED_AT)
      : interrupted('reading');
    if (lack) missing.push(lack);
  }
  // Written last: without it the rest of the page was still to come.
  if (!has(evidence, CAPTURE_REPORT)) {
    const { wholePage, reload } = await readSettings();
    if (wholePage) missing.push(interrupted('whole page'));
    if (reload && keepsGrantOnReload() && !has(evidence, RELOADED))
      missing.push(interrupted('reloaded page'));
    if (!evidence.files.some(({ made }) => made.from))
      missing.push(...(await keepDerived(evidence.id, null)));
    else if (!has(evidence, EXHIBIT)) missing.push(interrupted('derived pictures'));
    if (!has(evidence, SNAPSHOT)) missing.push(interrupted('snapshot'));
    if (!has(evidence, FRESH)) missing.push(interrupted('fresh response'));
  }
  await seal(evidence.id, missing);
}

/** Finish or label every capture that an earlier run of this worker left behind. */
export async function resumeCaptures(): Promise<void> {
  for (const draft of await unsealedDrafts()) {
    const name = `capture ${draft.evidence.id}`;
    if (!isUnderWay(name)) await keepAwake(name, () => finishCutOff(draft));
  }
}
