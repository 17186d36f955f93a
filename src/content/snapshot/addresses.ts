import { parameterNames } from '../../sites/page/web-address.ts';

/** What a link may lead to. Everything else either runs something or is worth nothing outside this page. */
const LINKS = new Set(['http:', 'https:', 'mailto:', 'tel:', 'sms:', 'ftp:']);

/** Parameters by which one could go on as the person who was logged in. */
const SECRET =
  /(?:^|[._-])(?:csrf|xsrf|csrfmiddleware)(?:$|[._-]|token)|token$|^(?:phpsessid|jsessionid|sessionid|session_id|sid|sess|nonce|api_?key)$/i;

/** Whether the name of a field, an attribute or a parameter says that its value is a key to somebody's account. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name);
}

function withoutSecrets(url: URL): string {
  const names = parameterNames(url).filter(isSecretName);
  // Untouched where there are none: setting one writes all of them anew.
  if (names.length === 0) return url.href;
  for (const name of new Set(names)) url.searchParams.set(name, 'withheld');
  return url.href;
}

/** `address` made whole by `base`; null where it is none. */
export function absolute(address: string, base: string): URL | null {
  return URL.parse(address, base);
}

/** The address a link of the page leads to, keys of the session withheld; null where it would run something. */
export function linkAddress(address: string, base: string): string | null {
  const url = absolute(address, base);
  return url && LINKS.has(url.protocol) ? withoutSecrets(url) : null;
}

/** `#name` where `address` points into the document at `page`; else null. */
export function ownFragment(address: string, page: string, base: string): string | null {
  const trimmed = address.trim();
  if (trimmed.startsWith('#')) return trimmed;
  const [url, own] = [absolute(trimmed, base), absolute(page, page)];
  if (!url || !own || url.hash === '') return null;
  const { hash } = url;
  url.hash = '';
  own.hash = '';
  return url.href === own.href ? hash : null;
}
