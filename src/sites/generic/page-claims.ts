import { type LinkedEntry, linkedEntries } from '../page/json-ld.ts';
import { all, attribute } from '../page/own-dom.ts';
import { baseOf, webAddress, withoutTracking } from '../page/web-address.ts';
import type { PageView } from '../site.ts';
import { claimFromText } from '../time/machine-time.ts';
import type { TimeClaim } from '../time/time-claim.ts';

/** What the page's head says of the page as a whole, and of the posts it names by address. */
export interface PageClaims {
  claims: TimeClaim[];
  author: string | null;
  byAddress: ReadonlyMap<string, LinkedEntry>;
}

const METAS = [
  'meta[property="article:published_time" i]',
  'meta[name="article:published_time" i]',
  'meta[property="og:article:published_time" i]',
  'meta[name="parsely-pub-date" i]',
  'meta[name="pubdate" i]',
  'meta[name="dc.date" i]',
  'meta[name="dc.date.issued" i]',
  'meta[name="dcterms.created" i]',
].join(', ');

/** Read them once for a page; a linked entry without an address, or with the page's own, is the page. */
export function pageClaims(view: PageView): PageClaims {
  const base = baseOf(view);
  const here = withoutTracking(view.url);
  const entries = linkedEntries(view.document).map(entry => ({
    entry,
    url: entry.url === null ? null : webAddress(entry.url, base),
  }));
  const isPage = (url: URL | null) =>
    url === null || (url.hash === '' && url.host === here.host && url.pathname === here.pathname);
  const pages = entries.filter(
    ({ entry, url }) => !entry.isReply && !entry.isPage && entry.published !== null && isPage(url),
  );
  const page = (pages.find(({ entry }) => !entry.isVideo) ?? pages[0])?.entry;
  const metas = all(view.document, METAS).map(meta =>
    claimFromText('meta', attribute(meta, 'content') ?? '', view),
  );
  const linked = page?.published ? claimFromText('json-ld', page.published, view) : null;
  return {
    claims: [linked, ...metas.slice(0, 5)].filter(claim => claim !== null),
    author: page?.author ?? null,
    byAddress: new Map(
      entries.flatMap(({ entry, url }) =>
        url && !entry.isPage ? [[withoutTracking(url).href, entry] as const] : [],
      ),
    ),
  };
}
