const HOSTS = /(?:^|\.)(?:5ch\.io|5ch\.net|bbspink\.com)$/;

export interface ThreadAddress {
  /** https://<server>.<host>/test/read.cgi/<board>/<key>/ */
  url: string;
  /** Unix seconds of post 1, except in threads the site made up (924…). */
  key: string;
  /** The one post the address names, or null (all, l50, a range). */
  number: string | null;
}

export function isFiveChannelHost(url: URL): boolean {
  return HOSTS.test(url.hostname);
}

/**
 * The thread an address names, on a server or through itest (itest.5ch.io/<server>/test/read.cgi/… is
 * <server>.5ch.io/test/read.cgi/…). Null for anything else.
 */
export function threadOf(url: URL): ThreadAddress | null {
  if (!isFiveChannelHost(url)) return null;
  const match = /^(?:\/([\w-]+))?\/test\/read\.cgi(?:\/c)?\/(\w+)\/(\d{9,10})(?:\/([^/]*))?/.exec(
    url.pathname,
  );
  if (!match) return null;
  const [, server, board = '', key = '', part = ''] = match;
  const host =
    server && url.hostname.startsWith('itest.') ? url.hostname.replace('itest', server) : url.hostname;
  const number = /^(\d{1,5})n?$/.exec(part)?.[1] ?? null;
  return { url: `https://${host}/test/read.cgi/${board}/${key}/`, key, number };
}

export function postUrl(thread: ThreadAddress, number: string): string {
  return `${thread.url}${number}`;
}
