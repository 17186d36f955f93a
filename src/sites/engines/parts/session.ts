import { withoutTracking } from '../../page/web-address.ts';

/** vBulletin's `s=` and SMF's session id between semicolons: an edit of the text, since their addresses are no plain pairs. */
const SESSION = /(?<=[?&;])(?:s|PHPSESSID|sid)=[0-9a-z:,-]{16,64}(?:[&;]|$)/gi;

/** `url` without what names the visitor instead of the page. */
export function withoutSession(url: URL): URL {
  const clean = new URL(url);
  const search = clean.search.replace(SESSION, '').replace(/[&;?]$/, '');
  if (search !== clean.search) clean.search = search;
  // Only then: it writes all pairs anew where it takes one away.
  return withoutTracking(clean);
}
