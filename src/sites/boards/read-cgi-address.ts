export interface ThreadAddress {
  /** https://<server>.<host>/test/read.cgi/<board>/<key>/ */
  url: string;
  /** Unix seconds of post 1, except in threads the site made up (924…). */
  key: string;
  /** The one post the address names, or null (all, l50, a range). */
  number: string | null;
}

/**
 * The thread an address of read.cgi names: `/test/read.cgi/<board>/<key>/…` (まちBBS: `/bbs/read.cgi/…`), on a server or
 * through itest (itest.5ch.io/<server>/test/read.cgi/… is <server>.5ch.io/test/read.cgi/…). Null for anything else.
 */
export function threadOf(url: URL): ThreadAddress | null {
  const match = /^(?:\/([\w-]+))?\/(test|bbs)\/read\.cgi(?:\/c)?\/(\w+)\/(\d{9,10})(?:\/([^/]*))?/.exec(
    url.pathname,
  );
  if (!match) return null;
  const [, server, folder = '', board = '', key = '', part = ''] = match;
  const host =
    server && url.hostname.startsWith('itest.') ? url.hostname.replace('itest', server) : url.hostname;
  const number = /^(\d{1,5})n?$/.exec(part)?.[1] ?? null;
  return { url: `https://${host}/${folder}/read.cgi/${board}/${key}/`, key, number };
}

export function postUrl(thread: ThreadAddress, number: string): string {
  return `${thread.url}${number}`;
}
