const HOSTS = /^(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com$/;

export interface StatusAddress {
  handle: string;
  id: string;
}

export function isXHost(url: URL): boolean {
  return HOSTS.test(url.hostname);
}

/** The status an address of X names, whatever follows (`/photo/1`, `/analytics`, `?s=20`); null for others. */
export function statusOf(url: URL): StatusAddress | null {
  if (!isXHost(url)) return null;
  const match = /^\/(\w{1,20}|i\/web)\/status(?:es)?\/(\d{1,20})(?:\/|$)/.exec(url.pathname);
  return match ? { handle: (match[1] ?? '').replace('i/web', 'i'), id: match[2] ?? '' } : null;
}

/** https://x.com/<handle>/status/<id> */
export function statusUrl({ handle, id }: StatusAddress): string {
  return `https://x.com/${handle}/status/${id}`;
}
