const HOSTS = /^(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com$/;
/** https://web.archive.org/web/20200711062502/https://twitter.com/… */
const ARCHIVED = /^\/web\/\d{4,14}(?:[a-z]{2}_)?\/(https?:\/\/?.+)$/;

export interface StatusAddress {
  handle: string;
  id: string;
}

/** The address a copy in the Wayback Machine was made of; any other address as it is. */
export function originalOf(url: URL): URL {
  if (url.hostname !== 'web.archive.org') return url;
  const address = ARCHIVED.exec(url.pathname)?.[1]?.replace(/^(https?:)\/(?!\/)/, '$1//');
  return address && URL.canParse(address) ? new URL(address) : url;
}

/** A page of X, or an archived copy of one. */
export function isXPage(url: URL): boolean {
  return HOSTS.test(originalOf(url).hostname);
}

/** The status an address of X names, whatever follows (`/photo/1`, `/analytics`, `?s=20`); null for others. */
export function statusOf(address: URL): StatusAddress | null {
  const url = originalOf(address);
  if (!HOSTS.test(url.hostname)) return null;
  const match = /^\/(\w{1,20}|i\/web)\/status(?:es)?\/(\d{1,20})(?:\/|$)/.exec(url.pathname);
  return match ? { handle: (match[1] ?? '').replace('i/web', 'i'), id: match[2] ?? '' } : null;
}

/** https://x.com/<handle>/status/<id> */
export function statusUrl({ handle, id }: StatusAddress): string {
  return `https://x.com/${handle}/status/${id}`;
}
