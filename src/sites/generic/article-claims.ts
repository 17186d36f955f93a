import { linkedEntries } from '../page/json-ld.ts';
import { all, allText, attribute, first } from '../page/own-dom.ts';
import type { PageView } from '../site.ts';
import { claimFromText } from '../time/machine-time.ts';
import type { TimeClaim } from '../time/time-claim.ts';

/** `/2019/05/03/`, `/2019-05-03-`, `/20190503`, `/29-10-2021`: where publishers put the day. */
const DAY_FORMS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/(?:^|[/_-])((?:19|20)\d{2})[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_.-]|$)/, m => `${m[1]}-${m[2]}-${m[3]}`],
  [/(?:^|[/_-])((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_.-]|$)/, m => `${m[1]}-${m[2]}-${m[3]}`],
  [/(?:^|[/_-])(\d{1,2})-(\d{1,2})-(20\d{2})(?=[/_.-]|$)/, m => `${m[3]}-${m[2]}-${m[1]}`],
];

/** The day in the page's own address. */
export function claimOfAddress(view: PageView): TimeClaim | null {
  for (const [pattern, day] of DAY_FORMS) {
    const match = pattern.exec(view.url.pathname);
    const claim = match && claimFromText('address', day(match), view);
    if (claim) return { ...claim, raw: view.url.pathname.slice(0, 500) };
  }
  return null;
}

/** Names under which pages keep the day of publication besides the usual ones. */
const PUBLISHED =
  /(?:^|[.:_-])(?:pub(?:lish(?:ed)?|lication)?[_-]?(?:date|time|at|on)?|pubdate|date(?:[_-]?published)?|created|issued|release[_-]?date)(?:[_-]?(?:time|original))?$|published_time|datepublished|publishtime/i;
const NOT_PUBLISHED = /modif|updat|expir|revis|event|valid|copyright|access|crawl|build/i;

function metasOf({ document }: PageView): { name: string; content: string }[] {
  return all(document, 'meta[content]')
    .slice(0, 300)
    .map(meta => ({
      name: attribute(meta, 'property') ?? attribute(meta, 'name') ?? attribute(meta, 'itemprop') ?? '',
      content: attribute(meta, 'content') ?? '',
    }));
}

/** What the head says less plainly: metas of other names, the date of the page around the article. */
export function claimOfHead(view: PageView): TimeClaim | null {
  for (const { name, content } of metasOf(view)) {
    if (!PUBLISHED.test(name) || NOT_PUBLISHED.test(name) || content.length > 60) continue;
    const claim = claimFromText('meta', content, view);
    if (claim) return claim;
  }
  const around = linkedEntries(view.document).find(entry => entry.isPage && entry.published !== null);
  return around?.published ? claimFromText('json-ld', around.published, view) : null;
}

/** When the page was last changed, as its head says: no earlier than it was published. */
export function claimOfChange(view: PageView): TimeClaim | null {
  const changed = metasOf(view).find(({ name }) =>
    /^(?:og:updated_time|article:modified_time|last-modified|dcterms\.modified)$/i.test(name),
  );
  return changed ? claimFromText('meta', changed.content, view) : null;
}

/** `08.11.2021 | …`: a day the page's title opens with. */
export function claimOfTitle(view: PageView): TimeClaim | null {
  const title = first(view.document, 'title');
  const opening = title ? allText(title).trim().slice(0, 40) : '';
  const claim = claimFromText('page text', opening, view);
  return claim && opening.startsWith(claim.raw) ? claim : null;
}

/** `"datePublished": "2020-06-07T15:06Z"` and its kin, as scripts of a page keep them. */
const IN_SCRIPTS =
  /["']?(?:datePublished|date_published|published_?At|publishedDate|publishDate|publish_date|published_time|publicationDate|publication_date|first-publication|publishedFirst|article_date_published|article_publication_date|pubDate)\\?["']?\s*[:=]\s*\\?["']([^"'\\]{8,40})/i;
const LONGEST_SCRIPT = 1_000_000;

/** What the page's own data says, also where its JSON-LD does not parse. */
export function claimOfScripts(view: PageView): TimeClaim | null {
  for (const script of all(view.document, 'script:not([src])').slice(0, 200)) {
    const source = allText(script);
    if (source.length > LONGEST_SCRIPT) continue;
    const found = IN_SCRIPTS.exec(source)?.[1];
    const claim = found ? claimFromText('page data', found, view) : null;
    if (claim) return claim;
  }
  return null;
}
