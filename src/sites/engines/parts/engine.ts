import type { Post } from '../../../evidence/index.ts';
import { all, attribute, first } from '../../page/own-dom.ts';
import { textIn } from '../../page/parts.ts';
import { baseOf, webAddress } from '../../page/web-address.ts';
import { type PostParts, postOf } from '../../post-of.ts';
import type { FoundPost, PageView, Site, SiteFacts } from '../../site.ts';
import { withoutSession } from './session.ts';
import { type DatePlaces, type StatedZone, type ViewerClock, viewerClock } from './viewer-clock.ts';

/** What the posts of one page have in common. */
export interface EnginePage {
  view: PageView;
  thread: { url: string | null; title: string | null };
  /** Reads dates that are written for the viewer, in an order and a zone of the site's choice. */
  clock: ViewerClock;
}

/** A post's parts, without what every post of the page shares. */
export interface EnginePost extends Omit<PostParts, 'site'> {
  /** Further elements of the post, where it has no element of its own. */
  more?: readonly Element[];
  notes?: readonly string[];
}

/** Posts that stand in the page's source only. */
export interface Unshown {
  /** The part, parsed apart from the page. */
  document: Document;
  /** The element of the page it is the source of. */
  place: Element;
}

/** One forum or blog software, as data and pure functions. */
export interface Engine {
  id: string;
  facts: SiteFacts;
  matches(view: PageView): boolean;
  /** The element of each post. */
  posts: string;
  /** They tell the order of day and month. */
  dates?: DatePlaces;
  /** The zone the page says its times are in. */
  zone?(document: Document): StatedZone | null;
  /** The thread's title. */
  title?: string;
  /** Where the page shows no post: a part of its source that holds them, for browsers without scripts. */
  unshown?(view: PageView): Unshown | null;
  /** Null where the element is no post after all. */
  read(element: Element, page: EnginePage): EnginePost | null;
  permalinkOf(url: URL): string | null;
}

/** The page's own address for itself if it names one on its host, without session and fragment; else the address bar's. */
export function threadUrl(view: PageView): string {
  const canonical = first(view.document, 'link[rel="canonical"][href]');
  const named = canonical && webAddress(attribute(canonical, 'href'), baseOf(view));
  const url = withoutSession(named && named.host === view.url.host ? named : view.url);
  url.hash = '';
  return url.href;
}

function unshownPost(post: Post, element: Element, notes: readonly string[]): FoundPost {
  const note = 'the posts stand in the page for browsers without scripts; the screen does not show them';
  return {
    element,
    more: [],
    notes: [...notes, note],
    post: { ...post, time: { ...post.time, shown: null } },
  };
}

/** The reader of one engine: one post a step. */
export function engineSite(engine: Engine): Site {
  const { id, facts, matches, permalinkOf } = engine;
  return {
    id,
    facts,
    matches,
    permalinkOf,
    *readPosts(view: PageView): Generator<FoundPost | null> {
      const shown = all(view.document, engine.posts);
      const unshown = shown.length === 0 ? (engine.unshown?.(view) ?? null) : null;
      const elements = unshown ? all(unshown.document, engine.posts) : shown;
      if (elements.length === 0) return;
      const page: EnginePage = {
        view,
        thread: {
          url: threadUrl(view),
          title: (engine.title && textIn(view.document, engine.title, 500)) || null,
        },
        clock: viewerClock(view, engine.dates ?? null, engine.zone?.(view.document) ?? null),
      };
      for (const element of elements) {
        const found = engine.read(element, page);
        if (!found) {
          yield null;
          continue;
        }
        const { more = [], notes = [], ...parts } = found;
        const post = postOf({ thread: page.thread, ...parts, site: id });
        if (!unshown) yield { element, more, notes, post };
        else yield unshownPost(post, unshown.place, notes);
      }
    },
  };
}
