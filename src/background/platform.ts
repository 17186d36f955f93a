import browser from 'webextension-polyfill';

interface UserAgentData {
  getHighEntropyValues(hints: string[]): Promise<{
    fullVersionList?: { brand: string; version: string }[];
    platform?: string;
    platformVersion?: string;
  }>;
}

/** Browser and system as their makers name them, with full versions where the browser tells them. */
export async function browserAndSystem(): Promise<{ browser: string; os: string }> {
  const { userAgentData } = navigator as WorkerNavigator & { userAgentData?: UserAgentData };
  if (userAgentData) {
    const told = await userAgentData.getHighEntropyValues(['fullVersionList', 'platformVersion']);
    const brands = (told.fullVersionList ?? []).filter(({ brand }) => !/not.?a.?brand/i.test(brand));
    return {
      browser: brands.map(({ brand, version }) => `${brand} ${version}`).join(', '),
      os: `${told.platform ?? ''} ${told.platformVersion ?? ''}`.trim(),
    };
  }
  const platform = await browser.runtime.getPlatformInfo();
  // Firefox only (Chromium has userAgentData); the polyfill's types include it.
  const info = await browser.runtime.getBrowserInfo();
  return { browser: `${info.name} ${info.version}`, os: platform.os };
}

/**
 * Show the popup without a click on the button. Chrome 127 and later can; where it is refused (no focused
 * window, or a browser that asks for a gesture) the badge has already said that the page was kept.
 */
export async function showPopup(): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    // Nothing is lost: the record is in the list the next time the popup opens.
  }
}

/** Pages no extension may look at, which are therefore told apart from a failure. */
export function isStorePage(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  return (
    hostname === 'chromewebstore.google.com' ||
    (hostname === 'chrome.google.com' && pathname.startsWith('/webstore')) ||
    hostname === 'addons.mozilla.org' ||
    hostname === 'microsoftedge.microsoft.com'
  );
}
