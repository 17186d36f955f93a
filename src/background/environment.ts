import browser from 'webextension-polyfill';
import type { Environment } from '../evidence/index.ts';
import { browserAndSystem } from './platform.ts';

/** The browser, system and settings under which a page is kept. */
export async function environmentOf(tabId: number): Promise<Environment> {
  const [about, zoom] = await Promise.all([
    browserAndSystem(),
    browser.tabs.getZoom(tabId).catch(() => null),
  ]);
  return {
    userAgent: navigator.userAgent,
    ...about,
    locale: browser.i18n.getUILanguage(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    zoom,
    extensionVersion: browser.runtime.getManifest().version,
    extensionCommit: __COMMIT__,
  };
}
