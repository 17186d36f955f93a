import browser from 'webextension-polyfill';

/** Calm green, and amber for what needs a look; both carry white text at 4.5:1 or better. */
const KEPT = '#2f6f4f';
const LOOK = '#96590a';

async function show(tabId: number, text: string, color: string): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color });
    await browser.action.setBadgeText({ tabId, text });
  } catch {
    // The tab was closed meanwhile; the record tells in the list.
  }
}

/** The page is being photographed: `share` of it is done. */
export function showProgress(tabId: number, share: number): Promise<void> {
  return show(tabId, `${Math.round(share * 100)}%`, KEPT);
}

/** The page in this tab was kept whole. */
export function showKept(tabId: number): Promise<void> {
  return show(tabId, '✓', KEPT);
}

/** Something of this page could not be kept; the popup says what. */
export function showFailed(tabId: number): Promise<void> {
  return show(tabId, '!', LOOK);
}

/** A record's date is near: on the button in every tab that shows nothing of its own. The list of records says which. */
export async function showDue(due: boolean): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: KEPT });
  await browser.action.setBadgeText({ text: due ? '●' : '' });
}
