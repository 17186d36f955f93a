import type { OwnKind, Post } from '../evidence/index.ts';

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
  /** The page says nothing of being one post: all of it was taken, so the person is asked. */
  isWholePage?: boolean;
  /** What a reader of the record should know about this post. */
  notes: readonly string[];
}

/** What a reader's knowledge of its site rests on. */
export interface SiteFacts {
  /** Pages, code and descriptions it was written after, in words a reader can look up. */
  readonly sources: readonly string[];
  /** Year and month of the newest of them: `2026-08`. */
  readonly seen: string;
  /** Whether a page the site itself made was ever seen, or only code and descriptions by others. */
  readonly realPage: boolean;
}

/** The account that looks at the page, and the elements that show it. All but a `name`, a mention among them, are nothing of the posts. */
export interface FoundOwn {
  handle: string | null;
  displayName: string | null;
  places: { what: OwnKind; element: Element }[];
}

/**
 * One site's reader: data and pure functions. Reading never changes the page: no clicks, no nodes, no scrolling,
 * no attributes.
 */
export interface Site {
  /** `x`, `5ch`, `generic`. */
  readonly id: string;
  readonly facts: SiteFacts;
  /** By the address; software that runs on any host by what it leaves in the document. Cheap: asked of every page. */
  matches(view: PageView): boolean;
  /**
   * Every post this reader knows in the page, in page order. Empty where it knows nothing here. A generator that
   * reads one post a step lets the page live between them; it yields null where it takes long without a post.
   */
  readPosts(view: PageView): Iterable<FoundPost | null>;
  /** The permalink an address of this site stands for, without what does not name the post; null for others. */
  permalinkOf(url: URL): string | null;
  /** What the page shows of the person who looks at it; null where it shows nobody. Asked often, so `matches` must be cheap. */
  findOwn?(view: PageView): FoundOwn | null;
}

/** The posts of one page, by the reader that knew them. */
export interface PagePosts {
  site: Site;
  posts: FoundPost[];
  notes: string[];
}
