import type { PageView } from '../site.ts';
import { oncePerView } from './once-per-view.ts';
import { attribute, first } from './own-dom.ts';

/** Parameters that say who clicked, not which page: advertising, mail and session marks. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|yclid|msclkid|twclid|ttclid|igshid|igsh|mc_[ce]id|ref_src|ref_url|_ga|_gl|phpsessid|jsessionid|__cft__.*|__tn__)$/i;

/** Names of the parameters of `url`, in their order. Firefox shows a content script no way to go through `keys()`. */
export function parameterNames(url: URL): string[] {
  const names: string[] = [];
  url.searchParams.forEach((_, name) => {
    names.push(name);
  });
  return names;
}

/** `url` without parameters that only track, and without a session id (phpBB's `sid`). */
export function withoutTracking(url: URL): URL {
  const clean = new URL(url);
  for (const [name, value] of url.searchParams) {
    const session = name === 'sid' && /^[0-9a-f:]{16,64}$/i.test(value);
    if (TRACKING.test(name) || session) clean.searchParams.delete(name);
  }
  return clean;
}

/** What relative addresses of the page count from: `<base href>`, or the page's own address. */
export const baseOf: (view: PageView) => URL = oncePerView(({ document, url }) => {
  const base = first(document, 'base[href]');
  const href = base && attribute(base, 'href');
  return href && URL.canParse(href, url.href) ? new URL(href, url.href) : url;
});

/** `href` as an http(s) address of at most 8,000 characters, or null. */
export function webAddress(href: string | null, base: URL): URL | null {
  if (href === null || !URL.canParse(href, base.href)) return null;
  const url = new URL(href, base.href);
  return /^https?:$/.test(url.protocol) && url.href.length <= 8_000 ? url : null;
}
