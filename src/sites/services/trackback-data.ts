import { commentsIn } from '../page/markup-comments.ts';
import { oncePerView } from '../page/once-per-view.ts';
import type { PageView } from '../site.ts';
import { claimFromText } from '../time/machine-time.ts';
import type { TimeClaim } from '../time/time-claim.ts';

interface Trackback {
  date: string | null;
  creator: string | null;
}

/** http and https are the same entry. */
const keyOf = ({ host, pathname, search }: URL) => `${host}${pathname}${search}`;

/** The one value of an attribute; null where it stands there twice, as a text in between may hold anything. */
function only(text: string, attribute: string): string | null {
  const found = [...text.matchAll(new RegExp(`\\s${attribute}="([^"]{1,2000})"`, 'g'))];
  return found.length === 1 ? (found[0]?.[1] ?? null) : null;
}

/**
 * What blogs of the 2000s say of each entry to the programs that link to them: RDF in a comment of the markup,
 * `rdf:about="<address>" … dc:date="2018-03-18T19:00:34+09:00"`.
 */
const trackbacks = oncePerView(({ document }: PageView) => {
  const found = new Map<string, Trackback>();
  for (const text of commentsIn(document)) {
    const about = text.includes('<rdf:RDF') ? only(text, 'rdf:about') : null;
    if (about === null || !URL.canParse(about)) continue;
    found.set(keyOf(new URL(about)), { date: only(text, 'dc:date'), creator: only(text, 'dc:creator') });
  }
  return found;
});

/** When the entry at `url` was made, by the page's trackback data. */
export function trackbackClaim(url: URL, view: PageView): TimeClaim | null {
  const date = trackbacks(view).get(keyOf(url))?.date;
  return date ? claimFromText('page data', date, view) : null;
}

/** The account that made the entry at `url`, by the page's trackback data. */
export function trackbackCreator(url: URL, view: PageView): string | null {
  return trackbacks(view).get(keyOf(url))?.creator ?? null;
}
