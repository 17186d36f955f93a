import type { Author, Post } from '../../../evidence/index.ts';
import { all, allText, closest, contains, documentBody, first } from '../../page/own-dom.ts';
import { addressOf, attributeIn, imagesIn } from '../../page/parts.ts';
import { webAddress } from '../../page/web-address.ts';
import { known, NOBODY, postOf } from '../../post-of.ts';
import type { FoundPost, PageView, Site } from '../../site.ts';
import { aboutFromInstagramId } from '../../time/id-times.ts';
import { timeOf } from '../../time/time-of.ts';
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

/** A moment on the page with what the link around it names. */
interface Dated {
  time: Element;
  link: Element | null;
  at: InstagramAddress | null;
}

function account(name: string | null): Partial<Author> {
  return name === null
    ? NOBODY
    : { displayName: name, handle: name, profileUrl: `https://www.instagram.com/${name}/` };
}

/** The first link in `root` to a profile that shows that profile's own name, not only its picture. */
function namedIn(root: Element, view: PageView): string | null {
  for (const link of all(root, FIND.profile)) {
    const name = accountAt(addressOf(link, view)?.pathname ?? '');
    if (name && allText(link).trim() === name) return name;
  }
  return null;
}

function readComment({ time, link, at }: Dated, limit: Element, view: PageView): FoundPost | null {
  if (!at?.comment || !link) return null;
  const row = rowAround(time, FIND.time, limit);
  const post = postOf({
    site: 'instagram',
    permalink: known(instagramUrl(at), 'link around the time'),
    id: at.reply ?? at.comment,
    thread: { url: instagramUrl({ ...at, comment: null }), title: null },
    parentUrl: instagramUrl({ ...at, reply: null, comment: at.reply === null ? null : at.comment }),
    author: account(namedIn(row, view)),
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

/** The words of a post: behind the first of its times that has any, in a row of its own; else its heading. */
function captionOf(
  container: Element,
  own: readonly Dated[],
  view: PageView,
): { text: string; name: string | null } {
  const heading = textsIn(container, 'h1[dir="auto"]')[0];
  if (heading !== undefined) return { text: heading, name: null };
  for (const { time } of own) {
    const row = rowAround(time, FIND.time, container);
    const name = row === container ? null : namedIn(row, view);
    const [text] = name ? textsIn(row, FIND.text, time) : [];
    if (text !== undefined) return { text, name };
  }
  return { text: '', name: null };
}

function readPost(
  container: Element,
  at: InstagramAddress,
  basis: 'link around the time' | 'address bar',
  own: readonly Dated[],
  comments: readonly FoundPost[],
  view: PageView,
): FoundPost {
  const inComment = (url: string) =>
    comments.some(({ post }) => post.images.some(image => image.url === url));
  const caption = captionOf(container, own, view);
  const header = closest(container, FIND.article) === container ? namedIn(container, view) : null;
  const images: Post['images'] = imagesIn(container, FIND.photo, view).filter(({ url }) => !inComment(url));
  const post = postOf({
    site: 'instagram',
    permalink: known(instagramUrl({ ...at, comment: null }), basis),
    id: at.code,
    author: account(namedByAddress(at, view) ?? header ?? caption.name),
    time: timeOf(own[0]?.time ?? null, view, { about: aboutFromInstagramId(at.code) }),
    text: caption.text,
    images,
    anchors: [],
  });
  return { element: container, more: [], post, notes: [] };
}

function datedIn(view: PageView): Dated[] {
  return all(view.document, FIND.time).map(time => {
    const link = closest(time, 'a[href]');
    return { time, link, at: instagramAddress(addressOf(link, view)) };
  });
}

function* readPosts(view: PageView): Generator<FoundPost | null> {
  const dated = datedIn(view);
  const articles = all(view.document, FIND.article).filter(article => first(article, FIND.time));
  const limit = first(view.document, FIND.main) ?? documentBody(view.document);
  if (!limit) return;
  const here = instagramAddress(view.url);
  const containers = articles.length > 0 ? articles : [limit];
  for (const container of containers) {
    const inside = dated.filter(({ time }) => contains(container, time));
    const linked = inside.find(({ at }) => at && at.comment === null)?.at ?? null;
    const at = linked && here?.code !== linked.code ? linked : (here ?? linked);
    if (!at || (container === limit && !here)) continue;
    const comments: FoundPost[] = [];
    for (const one of inside) {
      const comment = one.at?.code === at.code ? readComment(one, container, view) : null;
      if (comment) comments.push(comment);
    }
    const own = inside.filter(one => one.at === null || (one.at.comment === null && one.at.code === at.code));
    const ordered = [...own.filter(one => one.at), ...own.filter(one => !one.at && !one.link)];
    yield readPost(container, at, linked ? 'link around the time' : 'address bar', ordered, comments, view);
    yield* comments;
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
