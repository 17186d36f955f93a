import type { Post } from '../../evidence/index.ts';
import { findingPosts, type PageView } from '../../sites/index.ts';
import { paced } from '../paced.ts';

/** Posts kept of a feed, which may be longer than any memory. */
const MOST = 2_000;

/** What tells one post from the next where the page draws and forgets them: its address, its id, or its content. */
export function keyOf({ permalink, site, id, number, author, time, text }: Post): string {
  if (permalink.kind === 'known') return permalink.url;
  if (id !== null) return `${site} ${id}`;
  return JSON.stringify([site, number, author.displayName, time.shown, text]);
}

export interface Harvest {
  /** Take in the posts the page holds now. */
  gather(view: PageView): Promise<void>;
  /** Every post seen that `known` does not hold, in the order in which they were first seen. */
  others(known: ReadonlySet<string>): Post[];
}

/** Collect posts of a page that draws only some of them at a time. */
export function startHarvest(): Harvest {
  const seen = new Map<string, Post>();
  return {
    async gather(view) {
      const { posts } = await paced(findingPosts(view));
      for (const { post, isWholePage } of posts) {
        if (seen.size >= MOST) return;
        if (!isWholePage && !seen.has(keyOf(post))) seen.set(keyOf(post), post);
      }
    },
    others: known => [...seen].flatMap(([key, post]) => (known.has(key) ? [] : [post])),
  };
}
