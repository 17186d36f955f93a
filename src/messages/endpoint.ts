/** An address reports may not be sent to. `why` is what the screens word. */
export class EndpointRefusedError extends Error {
  override readonly name = 'EndpointRefusedError';
  readonly why: 'not an address' | 'not encrypted' | 'carries a password' | 'has a fragment';
  constructor(why: EndpointRefusedError['why'], text: string) {
    super(`${why}: ${text}`);
    this.why = why;
  }
}

/** Whether `host` (as `URL.hostname` gives it) is this machine itself (RFC 6761 localhost, 127.0.0.0/8, ::1). */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/**
 * `text` as the address of a hotline's intake: https anywhere, or http on this machine itself.
 * Throws EndpointRefusedError for anything else, and for an address with a password or a fragment.
 */
export function parseEndpoint(text: string): URL {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) throw new EndpointRefusedError('not an address', trimmed);
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new EndpointRefusedError('not an address', trimmed);
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new EndpointRefusedError('not encrypted', trimmed);
  }
  if (url.username !== '' || url.password !== '') {
    throw new EndpointRefusedError('carries a password', url.origin);
  }
  if (url.hash !== '') throw new EndpointRefusedError('has a fragment', trimmed);
  return url;
}

/**
 * The match pattern whose permission a request to `url` needs: that origin only. Match patterns name no port
 * (https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns), so every port of the host.
 */
export function originPattern(url: URL): string {
  return `${url.protocol}//${url.hostname}/*`;
}
