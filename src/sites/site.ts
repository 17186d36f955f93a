import type { Post } from '../evidence/index.ts';

/** What a reader is given. Nothing else is looked at, so the same page and clock give the same reading. */
export interface PageView {
  document: Document;
  url: URL;
  /** Milliseconds since 1970 UTC. */
  now: number;
  /** When the page was opened, as `now`. Text such as "3 minutes ago" may be as old as that. */
  openedAt: number;
  /** The browser's IANA zone. */
  zone: string;
}

export interface FoundPost {
  /** The element that holds the post, or its first part. */
  element: Element;
  /** Further parts, where the page puts no element around the whole post (`dt` and `dd`). */
  more: readonly Element[];
  post: Post;
  /** What a reader of the record should know about this post. */
  notes: readonly string[];
}

/**
 * One site's reader: data and pure functions. Reading never changes the page: no clicks, no nodes, no scrolling,
 * no attributes.
 */
export interface Site {
  /** `x`, `5ch`, `generic`. */
  readonly id: string;
  matches(url: URL): boolean;
  /** Every post this reader knows in the page, in page order. Empty where it knows nothing here. */
  readPosts(view: PageView): FoundPost[];
  /** The permalink an address of this site stands for, without what does not name the post; null for others. */
  permalinkOf(url: URL): string | null;
}

/** The posts of one page, by the reader that knew them. */
export interface PagePosts {
  site: Site;
  posts: FoundPost[];
  notes: string[];
}
