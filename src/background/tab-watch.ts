import browser, { type Tabs } from 'webextension-polyfill';

/** What must be the same before and after a picture for it to be a picture of that page. */
export interface TabNow {
  id: number;
  windowId: number;
  url: string;
}

/** Why the tab cannot be in the picture, as the record words it. */
export type NotShown = 'tab switched' | 'page changed' | 'window hidden';

/** Why `watched` is not what its window shows at its address, or null where it is. */
export async function whyNotShown({ id: tabId, windowId, url }: TabNow): Promise<NotShown | null> {
  let tab: Tabs.Tab;
  try {
    tab = await browser.tabs.get(tabId);
  } catch {
    return 'page changed';
  }
  if (tab.windowId !== windowId || !tab.active) return 'tab switched';
  if (tab.url !== url) return 'page changed';
  const { state } = await browser.windows.get(windowId);
  return state === 'minimized' ? 'window hidden' : null;
}

/**
 * Run `take` while watching that `tab` stays what its window shows.
 *
 * The browser photographs a window, not a tab. Looking at the tab before and after misses one that was left
 * and come back to in between, so every activation and navigation in the meantime counts as well: the browser
 * reports events in order, so those that happened before the last look have arrived by its answer.
 */
export async function whileShown<T>(
  tab: TabNow,
  take: () => Promise<T>,
): Promise<{ shown: true; result: T } | { shown: false; why: NotShown }> {
  const before = await whyNotShown(tab);
  if (before !== null) return { shown: false, why: before };
  let seen: NotShown | null = null;
  const activated = ({ windowId }: { windowId: number }) => {
    if (windowId === tab.windowId) seen ??= 'tab switched';
  };
  const updated = (tabId: number, change: { url?: string; status?: string }) => {
    if (tabId === tab.id && (change.url !== undefined || change.status === 'loading'))
      seen ??= 'page changed';
  };
  browser.tabs.onActivated.addListener(activated);
  browser.tabs.onUpdated.addListener(updated);
  try {
    const result = await take();
    const why = (await whyNotShown(tab)) ?? seen;
    return why === null ? { shown: true, result } : { shown: false, why };
  } finally {
    browser.tabs.onActivated.removeListener(activated);
    browser.tabs.onUpdated.removeListener(updated);
  }
}
