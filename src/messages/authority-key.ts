/** A URL's host as a file name may carry it: [a-z0-9.-]. */
export function authorityKey(url: URL): string {
  return url.host.toLowerCase().replace(/[^a-z0-9.-]/g, '-');
}
