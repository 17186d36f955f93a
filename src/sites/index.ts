import { fiveChannel } from './boards/five-channel.ts';
import { generic } from './generic/generic.ts';
import { bounded, boundedPost } from './page/bounded.ts';
import type { FoundPost, PagePosts, PageView, Site } from './site.ts';
import { x } from './social/x.ts';

export { chooseFocus, type Pointers } from './focus.ts';
export { readPage } from './read-page.ts';
export type { FoundPost, PagePosts, PageView, Site } from './site.ts';

/** The first that matches reads the page. */
export const SITES: readonly Site[] = [x, fiveChannel, generic];

function attempt(site: Site, view: PageView): { posts: FoundPost[]; note: string | null } {
  try {
    const posts = site.readPosts(view).map(found => ({ ...found, post: boundedPost(found.post) }));
    return {
      posts,
      note: posts.length > 0 ? null : `the ${site.id} reader found nothing it knows on this page`,
    };
  } catch (problem) {
    // A page may be built to break a reader. The reading says so, and the capture goes on.
    const { name, message } = problem instanceof Error ? problem : new Error(String(problem));
    return { posts: [], note: bounded(`the ${site.id} reader failed: ${name}: ${message}`, 500) };
  }
}

/** The posts of a page by its site's reader, or by the generic one where that finds nothing. Never throws. */
export function findPosts(view: PageView): PagePosts {
  const notes: string[] = [];
  for (const site of SITES) {
    if (!site.matches(view.url)) continue;
    const { posts, note } = attempt(site, view);
    if (posts.length > 0) return { site, posts, notes };
    if (note) notes.push(note);
  }
  return { site: generic, posts: [], notes };
}
