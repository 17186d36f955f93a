import { all, attribute, tagOf } from '../page/own-dom.ts';
import { baseOf, webAddress } from '../page/web-address.ts';
import type { PageView } from '../site.ts';

/**
 * 投稿用URL: where the form that posts to this thread is sent. `fits` tells its address from those of searches and
 * deletions. Null where the page has no such form.
 */
export function postingUrlOf(view: PageView, fits: RegExp): string | null {
  const base = baseOf(view);
  for (const form of all(view.document, 'form[action]').slice(0, 50)) {
    if (tagOf(form) !== 'form' || attribute(form, 'method')?.toLowerCase() !== 'post') continue;
    const url = webAddress(attribute(form, 'action'), base);
    if (url && fits.test(`${url.pathname}${url.search}`)) return url.href;
  }
  return null;
}
