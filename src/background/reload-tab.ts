import browser from 'webextension-polyfill';
import { TimeLimitError, within } from './time-limit.ts';

/** A page that is not all there by then is looked at as it is. */
const LOADS_WITHIN_MS = 20_000;

/**
 * Load the page of `tabId` anew, past the caches, and wait until the browser holds it for loaded. False where it did
 * not in time, the tab was closed, or `signal` ended the waiting. Rejects where the browser refuses.
 */
export async function reloadTab(tabId: number, signal: AbortSignal): Promise<boolean> {
  let answer: (loaded: boolean) => void = () => undefined;
  const end = new Promise<boolean>(resolve => {
    answer = resolve;
  });
  let begun = false;
  const updated = (id: number, { status }: { status?: string }) => {
    if (id !== tabId) return;
    if (status === 'loading') begun = true;
    if (begun && status === 'complete') answer(true);
  };
  const removed = (id: number) => {
    if (id === tabId) answer(false);
  };
  const stopped = () => answer(false);
  browser.tabs.onUpdated.addListener(updated);
  browser.tabs.onRemoved.addListener(removed);
  signal.addEventListener('abort', stopped);
  try {
    await browser.tabs.reload(tabId, { bypassCache: true });
    return await within(LOADS_WITHIN_MS, end);
  } catch (problem) {
    if (problem instanceof TimeLimitError) return false;
    throw problem;
  } finally {
    browser.tabs.onUpdated.removeListener(updated);
    browser.tabs.onRemoved.removeListener(removed);
    signal.removeEventListener('abort', stopped);
  }
}
