import browser from 'webextension-polyfill';
import { originPattern } from '../messages/endpoint.ts';

/** Whether the person allowed this extension to reach `url`'s origin. */
export function isAllowed(url: URL): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(url)] });
}

/** A fetch that asks nobody who was not allowed: the browser sends a simple request even where it keeps the answer from us. */
export const fetchAllowed: typeof fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (!(await isAllowed(url))) throw new TypeError(`not allowed to reach ${url.host}`);
  return fetch(input, init);
};
