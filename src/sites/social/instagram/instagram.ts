import type { Author } from '../../../evidence/index.ts';
import { all, allText, closest, contains, documentBody, first, isA } from '../../page/own-dom.ts';
import { addressOf, attributeIn } from '../../page/parts.ts';
import { webAddress } from '../../page/web-address.ts';
import { known, NOBODY, postOf } from '../../post-of.ts';
import type { FoundPost, PageView, Site } from '../../site.ts';
import { aboutFromInstagramId } from '../../time/id-times.ts';
import { timeOf } from '../../time/time-of.ts';
import { ownImages } from '../own-parts.ts';
import { rowAround, textsIn } from '../rows.ts';
import {
  accountAt,
  type InstagramAddress,
  instagramAddress,
  instagramUrl,
  isInstagramHost,
} from './instagram-address.ts';

/** What each selector finds, in code of 2026-03 that reads the site's comments and a page it was tested on. */
const FIND = {
  time: 'time[datetime]',
  text: 'span[dir="auto"], h1[dir="auto"], div[dir="auto"]',
  /** A post in a list, or in a window over one. Posts at their own address have none. */
  article: 'article',
  main: 'main, [role="main"]',
  /** Pictures of posts; those of accounts are kept under `-19`. */
  photo: 'img[src*="-15/"]',
  profile: 'a[href^="/"]',
} as const;

/** A moment on the page, what the link around it names, and the row it stands in. */
interface Dated {
  time: Element;
  link: Element | null;
  at: InstagramAddress | null;
  /** The nearest name before it in its row: who wrote what is dated. Comments of pictures have a name but no time. */
  named: Named | null;
  row: Element;
}

/** A link to a profile that shows that profile's own name, not only its picture. Mentions show an @ before it. */
interface Named {
  link: Element;
  name: string;
}

function account(name: string | null): Partial<Author> {
  return name === null
    ? NOBODY
    : { displayName: name, handle: name, profileUrl: `https://www.instagram.com/${name}/` };
}

function namedBy(link: Element, view: PageView): Named | null {
  const name = accountAt(addressOf(link, view)?.pathname ?? '');
  return name && allText(link).trim() === name ? { link, name } : null;
}

/** The moments in `container` that are of its post or of a comment on one. */
function datedIn(container: Element, view: PageView): Dated[] {
  const marks: { element: Element; named: Named | null }[] = [];
  for (const element of all(container, `${FIND.time}, ${FIND.profile}`)) {
    const named = isA(element, FIND.time) ? null : namedBy(element, view);
    if (named || isA(element, FIND.time)) marks.push({ element, named });
  }
  return marks.flatMap(({ element: time, named: isName }, index) => {
    if (isName) return [];
    const last = marks[index - 1]?.named ?? null;
    const elsewhere = (step: -1 | 1) => {
      let at = index + step;
      while (last && marks[at]?.named?.name === last.name) at += step;
      return marks[at]?.element;
    };
    const row = rowAround(time, [elsewhere(-1), elsewhere(1)], container);
    const link = closest(time, 'a[href]');
    const named = last && contains(row, last.link) ? last : null;
    return [{ time, link, at: instagramAddress(addressOf(link, view)), named, row }];
  });
}

function readComment({ time, link, at, named, row }: Dated, view: PageView): FoundPost | null {
  if (!at?.comment || !link) return null;
  const post = postOf({
    site: 'instagram',
    permalink: known(instagramUrl(at), 'link around the time'),
    id: at.reply ?? at.comment,
    thread: { url: instagramUrl({ ...at, comment: null }), title: null },
    parentUrl: instagramUrl({ ...at, reply: null, comment: at.reply === null ? null : at.comment }),
    author: account(named?.name ?? null),
    // Ids of comments hold no time.
    time: timeOf(time, view),
    text: textsIn(row, FIND.text, link)[0] ?? '',
    anchors: [],
  });
  return { element: row, more: [], post, notes: [] };
}

/** Who posted what the address bar names: by that address or the page's canonical one, if that is of the same post. */
function namedByAddress(at: InstagramAddress, view: PageView): string | null {
  const canonical = webAddress(attributeIn(view.document, 'link[rel="canonical"]', 'href'), view.url);
  return (
    [instagramAddress(view.url), instagramAddress(canonical)].find(
      other => other?.code === at.code && other.user !== null,
    )?.user ?? null
  );
}

/** The words of a post: its heading, or those behind a name that is dated without being a comment. */
function captionOf(container: Element, own: readonly Dated[]): { text: string; name: string | null } {
  const heading = textsIn(container, 'h1[dir="auto"]')[0];
  if (heading !== undefined) return { text: heading, name: null };
  for (const { named, row } of own) {
    const [text] = named && row !== container ? textsIn(row, FIND.text, named.link) : [];
    if (named && text !== undefined) return { text, name: named.name };
  }
  return { text: '', name: null };
}

/** The name at the top of a post in a list. */
function headerOf(container: Element, view: PageView): string | null {
  for (const link of all(container, FIND.profile)) {
    const named = namedBy(link, view);
    if (named) return named.name;
  }
  return null;
}

function readPost(
  container: Element,
  at: InstagramAddress,
  basis: 'link around the time' | 'address bar',
  own: readonly Dated[],
  view: PageView,
): FoundPost {
  const caption = captionOf(container, own);
  const header = isA(container, FIND.article) ? headerOf(container, view) : null;
  const others = all(container, 'a[href]').filter(link => {
    const code = instagramAddress(addressOf(link, view))?.code;
    return code !== undefined && code !== at.code;
  });
  const post = postOf({
    site: 'instagram',
    permalink: known(instagramUrl({ ...at, comment: null }), basis),
    id: at.code,
    author: account(namedByAddress(at, view) ?? header ?? caption.name),
    time: timeOf(own[0]?.time ?? null, view, { about: aboutFromInstagramId(at.code) }),
    text: caption.text,
    images: ownImages(container, FIND.photo, others, view),
    anchors: [],
  });
  return { element: container, more: [], post, notes: [] };
}

function* readPosts(view: PageView): Generator<FoundPost | null> {
  const here = instagramAddress(view.url);
  const articles = all(view.document, FIND.article).filter(article => first(article, FIND.time));
  const main = first(view.document, FIND.main) ?? documentBody(view.document);
  const containers = articles.length > 0 ? articles : here && main ? [main] : [];
  for (const container of containers) {
    const dated = datedIn(container, view);
    const linked = dated.find(({ at }) => at && at.comment === null)?.at ?? null;
    // Behind a window over a list there are posts that the address bar does not name.
    const at = linked ? (here?.code === linked.code ? here : linked) : containers.length === 1 ? here : null;
    if (!at) {
      yield null;
      continue;
    }
    const own = dated.filter(one =>
      one.at ? one.at.comment === null && one.at.code === at.code : !one.link,
    );
    const ordered = [...own.filter(one => one.at), ...own.filter(one => !one.at)];
    yield readPost(container, at, linked ? 'link around the time' : 'address bar', ordered, view);
    for (const one of dated) yield one.at?.code === at.code ? readComment(one, view) : null;
  }
}

/** Instagram: a post or a reel with its comments, lists of posts. */
export const instagram: Site = {
  id: 'instagram',
  facts: {
    sources: [
      'dataforgoodfr/14_BalanceTesHaters InstagramLoadedCommentScraper.ts and the page it was tested on',
      'webrecorder/browsertrix-behaviors instagram.ts',
    ],
    seen: '2026-03',
    realPage: false,
  },
  matches: ({ url }) => isInstagramHost(url),
  readPosts,
  permalinkOf(url) {
    const at = instagramAddress(url);
    return at && instagramUrl(at);
  },
};
