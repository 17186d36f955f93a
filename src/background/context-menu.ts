import browser from 'webextension-polyfill';
import { capture, NOTHING_POINTED_AT } from './capture.ts';
import { showPopup } from './platform.ts';

const ITEM = 'capture';

/** Put our line into the page's context menu. Browsers keep it over restarts, so it is made anew on install. */
export async function offerInContextMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: ITEM,
    title: browser.i18n.getMessage('menu_capture'),
    contexts: ['page', 'selection', 'link', 'image', 'video'],
    documentUrlPatterns: ['http://*/*', 'https://*/*'],
  });
}

/** Keep the post the menu was opened on when our line is chosen. */
export function onContextMenu(): void {
  browser.contextMenus.onClicked.addListener(async (info, tab) => {
    if (info.menuItemId !== ITEM || tab?.id === undefined) return;
    await capture({
      tabId: tab.id,
      trigger: 'context menu',
      force: true,
      target: {
        ...NOTHING_POINTED_AT,
        contextMenu: true,
        linkUrl: info.linkUrl ?? null,
        selectionText: info.selectionText ?? null,
      },
      supersedes: null,
    });
    await showPopup();
  });
}
