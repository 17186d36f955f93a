import { all, allText, closest, first, parentOf } from '../page/own-dom.ts';
import { addressOf } from '../page/parts.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { timeOf } from '../time/time-of.ts';
import { allBut, ownImages, withInner } from './own-parts.ts';
import { textsIn } from './rows.ts';

/** What each selector finds, in code of 2026-04 that reads the site. */
const FIND = {
  /** A post; one inside another is what that quotes. */
  post: '[data-pressable-container]',
  link: 'a[href*="/post/"]',
  time: 'time[datetime]',
  text: 'span[dir="auto"]',
  /** Pictures of posts; those of accounts are kept under `-19`. */
  photo: 'img[src*="-15/"]',
} as const;

const HOSTS = /^(?:www\.)?threads\.(?:com|net)$/;

function postAt(url: URL | null): { handle: string; code: string } | null {
  const match =
    url && HOSTS.test(url.hostname)
      ? /^\/@([\w.]{1,30})\/post\/([\w-]{5,40})(?:\/|$)/.exec(url.pathname)
      : null;
  return match ? { handle: match[1] ?? '', code: match[2] ?? '' } : null;
}

const postUrl = ({ handle, code }: { handle: string; code: string }) =>
  `https://www.threads.com/@${handle}/post/${code}`;

/** What a post shows as its words: not the names, dates and buttons around them. */
function wordsIn(container: Element, handle: string | undefined, inner: readonly Element[]): string {
  return textsIn(container, FIND.text, null, inner)
    .filter(text => text !== handle && text !== '·')
    .join('\n');
}

function quotedPost(frame: Element, view: PageView) {
  const time = first(frame, FIND.time);
  const at =
    postAt(addressOf(time && closest(time, FIND.link), view)) ??
    postAt(addressOf(first(frame, FIND.link), view));
  return {
    url: at && postUrl(at),
    author: at?.handle ?? null,
    text: all(frame, FIND.text)
      .filter(text => !closest(text, '[role="button"], time') && !first(text, 'time, a'))
      .map(text => allText(text).trim())
      .filter(text => text !== '' && text !== at?.handle && text !== '·')
      .join('\n'),
  };
}

function readPost(container: Element, view: PageView): FoundPost {
  const inner = all(container, FIND.post).filter(frame => {
    const outer = parentOf(frame);
    return outer !== null && closest(outer, FIND.post) === container;
  });
  const times = allBut(container, FIND.time, inner);
  const time = times.find(found => postAt(addressOf(closest(found, 'a[href]'), view)) !== null);
  const at = time ? postAt(addressOf(closest(time, 'a[href]'), view)) : null;
  const post = postOf({
    site: 'threads',
    permalink: at ? known(postUrl(at), 'link around the time') : NO_PERMALINK,
    id: at?.code ?? null,
    author: at
      ? { displayName: at.handle, handle: at.handle, profileUrl: `https://www.threads.com/@${at.handle}` }
      : {},
    time: timeOf(time ?? null, view),
    text: wordsIn(container, at?.handle, inner),
    images: ownImages(container, FIND.photo, inner, view),
    anchors: [],
    quoted: inner.map(frame => quotedPost(frame, view)),
  });
  return { element: container, more: [], post, notes: [] };
}

/** Threads: a post with its answers, lists of posts. */
export const threads: Site = {
  id: 'threads',
  facts: { sources: ['kepano/defuddle threads.ts'], seen: '2026-04', realPage: false },
  matches: ({ url }) => HOSTS.test(url.hostname),
  *readPosts(view) {
    for (const container of withInner(all(view.document, FIND.post)).keys())
      yield first(container, FIND.time) ? readPost(container, view) : null;
  },
  permalinkOf(url) {
    const at = postAt(url);
    return at && postUrl(at);
  },
};
