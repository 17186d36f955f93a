import type { Post } from '../../evidence/index.ts';
import { all, closest, contains, parentOf } from '../page/own-dom.ts';
import { imagesIn } from '../page/parts.ts';
import type { PageView } from '../site.ts';

/** Elements in `root` that match, but none inside one of `inner`: what it quotes, answers below it. */
export function allBut(root: Element, selector: string, inner: readonly Element[]): Element[] {
  return all(root, selector).filter(element => !inner.some(frame => contains(frame, element)));
}

/** The first in `post` that matches and is its own, not of a post inside it; `posts` matches any post. */
export function ownFirst(post: Element, selector: string, posts: string): Element | null {
  return all(post, selector).find(element => closest(element, posts) === post) ?? null;
}

/** Pictures of `post` without those of what is inside it. */
export function ownImages(
  post: Element,
  selector: string,
  inner: readonly Element[],
  view: PageView,
): Post['images'] {
  const others = new Set(inner.flatMap(frame => imagesIn(frame, selector, view)).map(({ url }) => url));
  return imagesIn(post, selector, view).filter(({ url }) => !others.has(url));
}

/** Those of `posts` that lie in no other, in order, each with those inside it. */
export function withInner(posts: readonly Element[]): Map<Element, Element[]> {
  const all = new Set(posts);
  const inner = new Map<Element, Element[]>();
  for (const post of posts) {
    let outer = post;
    for (let around = parentOf(post); around; around = parentOf(around)) if (all.has(around)) outer = around;
    const known = inner.get(outer) ?? [];
    if (outer !== post) known.push(post);
    inner.set(outer, known);
  }
  return inner;
}
