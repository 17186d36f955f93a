import { generic } from '../generic/generic.ts';
import { closest, comesBefore, contains } from '../page/own-dom.ts';
import type { FoundPost, PageView, Site } from '../site.ts';

interface Hosted extends Omit<Site, 'readPosts'> {
  /** The entries of the service's own templates. Empty where the owner chose another. */
  own(view: PageView): Iterable<FoundPost | null>;
  /** What the service's addresses tell of a post that the generic rules found. */
  complete?(found: FoundPost, view: PageView): FoundPost;
}

const parts = ({ element, more }: FoundPost) => [element, ...more];

const touches = (a: FoundPost, b: FoundPost) =>
  parts(a).some(one => parts(b).some(other => contains(one, other) || contains(other, one)));

function isSameEntry(a: FoundPost, b: FoundPost): boolean {
  const [one, other] = [a.post.permalink, b.post.permalink];
  return one.kind === 'known' && other.kind === 'known' && one.url === other.url;
}

/** The usual names, in any template. */
const COMMENTS = '[id*="comment" i], [class*="comment" i], #cm';
/** Lists of what is new in the whole blog. */
const LISTS = '[class*="recent" i], [id*="recent" i], [class*="side" i], [id*="side" i], [class*="plugin" i]';

/** Names on the whole page tell of no place in it. */
const partOf = (selector: string) => `:is(${selector}):not(html, body)`;

/** Behind the first of `entries`, where comments stand, and no part of any; where there are none, anything. */
function isBeside(found: FoundPost, entries: readonly FoundPost[]): boolean {
  const [top] = entries;
  if (!top) return true;
  const { element, isWholePage } = found;
  if (isWholePage || !comesBefore(top.element, element)) return false;
  if (!closest(element, partOf(COMMENTS)) || closest(element, partOf(LISTS))) return false;
  return !entries.some(entry => touches(entry, found) || isSameEntry(entry, found));
}

/**
 * A service whose users choose how their pages look: its own templates first. What stands beside an entry there (its
 * comments), and pages of other templates, are left to the generic rules.
 */
export function hostedPage({ own, complete = found => found, ...site }: Hosted): Site {
  return {
    ...site,
    *readPosts(view) {
      const entries: FoundPost[] = [];
      for (const found of own(view)) {
        if (found) entries.push(found);
        yield found;
      }
      if (entries.length > 0 && site.permalinkOf(view.url) === null) return;
      for (const found of generic.readPosts(view)) {
        yield found && isBeside(found, entries)
          ? complete({ ...found, post: { ...found.post, site: site.id } }, view)
          : null;
      }
    },
  };
}

/** The owner of the blog's address wrote the page's one entry; who commented on it is another matter. */
export function byOwner(found: FoundPost, owner: string | null, isEntry: boolean): FoundPost {
  const { author, thread } = found.post;
  if (owner === null || !isEntry || thread !== null) return found;
  return { ...found, post: { ...found.post, author: { ...author, handle: author.handle ?? owner } } };
}

/** `mihon` of `mihon.blog.fc2.com`. */
export const subdomainOf = (url: URL): string | null => url.hostname.split('.')[0] ?? null;

/** An entry's address without parameters and fragment. */
export const pageOf = (url: URL): string => `${url.origin}${url.pathname}`;
