import browser from 'webextension-polyfill';

/*
 * What one browser lets an extension do and the other does not. Everything else asks the standard WebExtension API.
 */

/** Firefox alone has it. `globalThis.browser` tells nothing: Chromium has one too. */
const isFirefox = () => typeof browser.runtime.getBrowserInfo === 'function';

/** Whether the browser refuses a third picture within a second: Chromium does, Firefox has no such limit. */
export function limitsPictures(): boolean {
  return !isFirefox();
}

/** Whether `tabs.captureVisibleTab` can take more of the page than the window shows: Firefox alone knows `rect`. */
export function takesPageAtOnce(): boolean {
  return isFirefox();
}

/**
 * Whether a tab whose button was pressed may still be photographed once its page was loaded anew. Firefox ends
 * `activeTab` with the document (153: "Missing host permission for the tab"), Chromium with the origin.
 */
export function keepsGrantOnReload(): boolean {
  return !isFirefox();
}

/**
 * Whether a page can save a Blob that refers to files of IndexedDB: Chromium can, without a copy of them. Firefox goes by way of a
 * file in the origin's own file system.
 */
export function savesByReference(): boolean {
  return !isFirefox();
}

/** Whether the page on which an extension's shortcuts are changed has an address: in Firefox a menu leads to it. */
export function shortcutsHaveAddress(): boolean {
  return !isFirefox();
}
