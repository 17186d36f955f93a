import { BOARDS } from './boards/index.ts';
import { ENGINES } from './engines/index.ts';
import { generic } from './generic/generic.ts';
import { bounded, boundedPost } from './page/bounded.ts';
import { atOnce } from './page/steps.ts';
import { SERVICES } from './services/index.ts';
import type { FoundOwn, FoundPost, PagePosts, PageView, Site } from './site.ts';
import { SOCIAL } from './social/index.ts';

export { chooseFocus, type Pointers } from './focus.ts';
export { atOnce } from './page/steps.ts';
export { readingPage, readPage } from './read-page.ts';
export type { FoundOwn, FoundPost, PagePosts, PageView, Site, SiteFacts } from './site.ts';

/** The first that matches reads the page. */
export const SITES: readonly Site[] = [...SOCIAL, ...BOARDS, ...SERVICES, ...ENGINES, generic];

type Attempt = { posts: FoundPost[]; note: string | null };

function* attempt(site: Site, view: PageView): Generator<void, Attempt> {
  const posts: FoundPost[] = [];
  try {
    for (const found of site.readPosts(view)) {
      if (found) posts.push({ ...found, post: boundedPost(found.post) });
      yield;
    }
  } catch (problem) {
    // A page may be built to break a reader. The reading says so, and the capture goes on.
    const { name, message } = problem instanceof Error ? problem : new Error(String(problem));
    return { posts: [], note: bounded(`the ${site.id} reader failed: ${name}: ${message}`, 500) };
  }
  const note = posts.length > 0 ? null : `the ${site.id} reader found nothing it knows on this page`;
  return { posts, note };
}

/**
 * The posts of a page by its site's reader, or by the generic one where that finds nothing. Never throws. In steps
 * of one post, so that whoever runs it may let the page live in between.
 */
export function* findingPosts(view: PageView): Generator<void, PagePosts> {
  const notes: string[] = [];
  for (const site of SITES) {
    // Software is known by what it leaves in the document, which is searched for each.
    yield;
    if (!site.matches(view)) continue;
    const { posts, note } = yield* attempt(site, view);
    if (posts.length > 0) return { site, posts, notes };
    if (note) notes.push(note);
  }
  return { site: generic, posts: [], notes };
}

/** As findingPosts, in one go. */
export function findPosts(view: PageView): PagePosts {
  return atOnce(findingPosts(view));
}

/** What the page shows of the person who looks at it, by its site's reader; null where none knows. Never throws. */
export function findOwn(view: PageView): FoundOwn | null {
  const site = SITES.find(({ findOwn: knows, matches }) => knows !== undefined && matches(view));
  try {
    return site?.findOwn?.(view) ?? null;
  } catch {
    // A page may be built to break a reader. The person draws what is to be covered then.
    return null;
  }
}
