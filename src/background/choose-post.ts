import browser from 'webextension-polyfill';
import { callContent } from '../messages/rpc.ts';
import { capture, NOTHING_POINTED_AT } from './capture.ts';
import { enterPage } from './page-access.ts';
import { showPopup } from './platform.ts';
import { readPicking, setPicking } from './session-memory.ts';

/** Let the person point at a post in `tabId`. Throws PageNotReadableError. */
export async function startPicker(tabId: number, recordId: string | null): Promise<void> {
  await enterPage(tabId);
  await setPicking({ tabId, recordId });
  await callContent(tabId, 'startPicker', { labels: { hint: browser.i18n.getMessage('picker_hint') } });
}

/** A post was taken in `tabId`: keep the page anew with it, in place of the record the choice began from. */
export async function postPicked(tabId: number): Promise<void> {
  const picking = await readPicking();
  if (picking?.tabId !== tabId) return;
  await setPicking(null);
  await capture({
    tabId,
    trigger: 'picker',
    force: true,
    target: { ...NOTHING_POINTED_AT, picked: true },
    supersedes: picking.recordId,
  });
  await showPopup();
}

/** The person left without choosing: everything stays as it was. */
export async function pickerLeft(tabId: number): Promise<void> {
  if ((await readPicking())?.tabId === tabId) await setPicking(null);
}
