import type { Focus } from '../evidence/index.ts';
import { all, attribute, byId, contains } from './page/own-dom.ts';
import { baseOf, webAddress, withoutTracking } from './page/web-address.ts';
import type { FoundPost, PagePosts, PageView } from './site.ts';

/** What points at a post. Each is null where there was none. */
export interface Pointers {
  /** The element the picker took. */
  picked: Element | null;
  /** From the context menu: the link under the click, and the text selected then. */
  linkUrl: string | null;
  selectionText: string | null;
  /**
   * Where the press that opened the context menu put the caret (Chromium 156, Linux: on any text, and it stays).
   * What lies under the pointer is no help: by then that is the menu's line, over some other post.
   */
  caret: Node | null;
  /** Where the page's selection starts and ends. */
  selection: readonly [Node, Node] | null;
  /** Height of the window's inside, CSS px. */
  viewportHeight: number;
}

const partsOf = (found: FoundPost) => [found.element, ...found.more];
const holds = (found: FoundPost, node: Node) => partsOf(found).some(part => contains(part, node));

/** The innermost post that holds `node`, or -1: posts may hold posts (an article and its comments). */
export function postAround(posts: readonly FoundPost[], node: Node | null): number {
  if (!node) return -1;
  let best = -1;
  posts.forEach((found, index) => {
    if (!holds(found, node)) return;
    const known = posts[best];
    if (!known || contains(known.element, found.element)) best = index;
  });
  return best;
}

function onlyIndex(posts: readonly FoundPost[], fits: (found: FoundPost) => boolean): number {
  const index = posts.findIndex(fits);
  return index >= 0 && posts.findIndex((found, n) => n > index && fits(found)) < 0 ? index : -1;
}

const isAt = (found: FoundPost, url: string) =>
  found.post.permalink.kind === 'known' && found.post.permalink.url === url;

/** The one post an address names by its permalink, in the site's own form or as it stands; else -1. */
function postAt({ site, posts }: PagePosts, url: URL): number {
  const permalink = site.permalinkOf(url) ?? withoutTracking(url).href;
  return onlyIndex(posts, found => isAt(found, permalink));
}

function postOfLink(page: PagePosts, linkUrl: string, view: PageView): number {
  const url = webAddress(linkUrl, view.url);
  if (!url) return -1;
  const named = postAt(page, url);
  if (named >= 0) return named;
  const base = baseOf(view);
  const links = all(view.document, 'a[href]').filter(
    link => webAddress(attribute(link, 'href'), base)?.href === url.href,
  );
  const posts = new Set(links.map(link => postAround(page.posts, link)));
  const [only = -1] = posts;
  return posts.size === 1 ? only : -1;
}

const squeezed = (text: string) => text.replace(/\s+/g, '');

function postOfText(posts: readonly FoundPost[], selected: string): number {
  const words = squeezed(selected);
  return words === '' ? -1 : onlyIndex(posts, found => squeezed(found.post.text).includes(words));
}

function postOfSelection(posts: readonly FoundPost[], [start, end]: readonly [Node, Node]): number {
  const index = postAround(posts, start);
  return index === postAround(posts, end) ? index : -1;
}

/** The post the page's address names. An address that also is the thread's own is no pointer at its first post. */
function postOfAddress(page: PagePosts, view: PageView): { index: number; sure: boolean } {
  const named = postAt(page, view.url);
  if (named >= 0)
    return { index: named, sure: page.site.id !== 'generic' || named > 0 || view.url.hash !== '' };
  const target = byId(view.document, fragmentOf(view.url));
  const inside = postAround(page.posts, target);
  if (inside >= 0 || !target) return { index: inside, sure: true };
  return { index: onlyIndex(page.posts, found => contains(target, found.element)), sure: true };
}

function fragmentOf({ hash }: URL): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    // A stray % is part of the id.
    return hash.slice(1);
  }
}

function nearestMiddle(posts: readonly FoundPost[], middle: number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  posts.forEach((found, index) => {
    const boxes = partsOf(found).map(part => Element.prototype.getBoundingClientRect.call(part));
    const shown = boxes.filter(box => box.width > 0 && box.height > 0);
    if (shown.length === 0) return;
    const top = Math.min(...shown.map(box => box.top));
    const bottom = Math.max(...shown.map(box => box.bottom));
    const away = Math.max(0, top - middle, middle - bottom);
    // Of a post and one inside it, both across the middle, the inner one comes later and wins.
    if (away > least || (away === least && away > 0)) return;
    best = index;
    least = away;
  });
  return best;
}

/**
 * Which post is meant: the one picked, under the click, selected, named by the address, the only one, or, as a guess
 * to confirm, the one nearest the middle of the window. Null where the page has no posts or shows none.
 */
export function chooseFocus(page: PagePosts, pointers: Pointers, view: PageView): Focus | null {
  const { posts } = page;
  const { picked, linkUrl, selectionText, caret, selection } = pointers;
  const pickedIndex = postAround(posts, picked);
  if (pickedIndex >= 0) return { index: pickedIndex, basis: 'picked', sure: true };

  const clicks = [
    () => (linkUrl === null ? -1 : postOfLink(page, linkUrl, view)),
    () => (selectionText === null ? -1 : postOfText(posts, selectionText)),
  ];
  for (const find of clicks) {
    const index = find();
    if (index >= 0) return { index, basis: 'under the click', sure: true };
  }
  const selected = selection ? postOfSelection(posts, selection) : -1;
  if (selected >= 0) return { index: selected, basis: 'selection', sure: true };
  // Text that cannot be selected leaves the caret where an earlier click put it: so the person is asked.
  const clicked = postAround(posts, caret);
  if (clicked >= 0) return { index: clicked, basis: 'under the click', sure: posts.length === 1 };

  const address = postOfAddress(page, view);
  if (posts.length === 1) {
    return {
      index: 0,
      basis: address.index === 0 && address.sure ? 'page address' : 'only post',
      sure: posts[0]?.isWholePage !== true,
    };
  }
  if (address.index >= 0) return { ...address, basis: 'page address' };
  const middle = nearestMiddle(posts, pointers.viewportHeight / 2);
  return middle < 0 ? null : { index: middle, basis: 'middle of the screen', sure: false };
}
