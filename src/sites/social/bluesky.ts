import type { Author } from '../../evidence/index.ts';
import {
  all,
  allText,
  attribute,
  closest,
  contains,
  first,
  firstChildOf,
  isA,
  isElement,
  isShown,
  nextSiblingOf,
} from '../page/own-dom.ts';
import { addressOf } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { aboutFromBlueskyKey } from '../time/id-times.ts';
import { timesWritten } from '../time/post-time-text.ts';
import { ageWritten } from '../time/relative-time-text.ts';
import { claimOf, type TimeClaim } from '../time/time-claim.ts';
import { timeFrom } from '../time/time-of.ts';
import { inDeviceZone } from '../time/zone.ts';
import { allBut, ownImages, withInner } from './own-parts.ts';

/** What each selector finds, in the site's own code of 2025-10. */
const FIND = {
  post: '[data-testid^="postThreadItem-by-"], [data-testid^="feedItem-by-"]',
  text: '[data-testid="postText"], [data-word-wrap="1"]',
  /** A post shown inside another: pressable, with a picture of its author. */
  quote: '[role="link"], a[href*="/post/"]',
  avatar: 'img[src*="/img/avatar"]',
  photo: 'img[src*="/feed_thumbnail/"], img[src*="/feed_fullsize/"]',
  profile: 'a[href^="/profile/"]',
} as const;

const HANDLE = /^(?:postThreadItem|feedItem)-by-(.+)$/;
/** Marks that keep a name's direction, which are no part of it. */
const MARKS = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

interface PostAddress {
  /** A handle or a DID, as the address has it. */
  who: string;
  key: string;
  /** Whether the address goes on, as to who liked the post. */
  goesOn: boolean;
}

function postAt(url: URL | null): PostAddress | null {
  const match =
    url?.hostname === 'bsky.app'
      ? /^\/profile\/([^/]+)\/post\/([\w.~:-]{1,512})(\/[\w-]+)?\/?$/.exec(url.pathname)
      : null;
  return match
    ? { who: decodeURIComponent(match[1] ?? ''), key: match[2] ?? '', goesOn: match[3] !== undefined }
    : null;
}

const postUrl = ({ who, key }: { who: string; key: string }) => `https://bsky.app/profile/${who}/post/${key}`;

const plain = (element: Element) =>
  visibleText(element, 1_000).replace(MARKS, '').replace(/\s+/g, ' ').trim();

function quotesIn(item: Element): Element[] {
  const frames = all(item, FIND.quote).filter(frame => first(frame, FIND.avatar) && first(frame, FIND.text));
  return frames.filter(frame => !frames.some(other => other !== frame && contains(other, frame)));
}

function didIn(item: Element, quotes: readonly Element[]): string | null {
  const [avatar] = allBut(item, FIND.avatar, quotes);
  return /\/(did:(?:plc|web):[\w.%:-]+)\//.exec((avatar && attribute(avatar, 'src')) ?? '')?.[1] ?? null;
}

/** A time as the site's own program writes it: whole to the minute, in the zone of the device. */
function claimFrom(source: 'attribute' | 'page text', text: string | null, view: PageView): TimeClaim | null {
  const time = text === null ? undefined : timesWritten(text, view.now)[0];
  if (!time || time.precision === 'day') return null;
  return claimOf(
    source,
    time,
    inDeviceZone(time.wall, view.zone, 'bsky.app writes times in the zone of the device'),
  );
}

const isLeaf = (element: Element) => {
  for (let child = firstChildOf(element); child; child = nextSiblingOf(child))
    if (isElement(child)) return false;
  return true;
};

/** The date that the post a page is about shows in full, below its words. */
function fullDateIn(
  item: Element,
  quotes: readonly Element[],
  texts: readonly Element[],
  view: PageView,
): Element | null {
  const leaves = allBut(item, 'div, span', [...quotes, ...texts]).filter(
    leaf => isLeaf(leaf) && !closest(leaf, 'a[href]'),
  );
  return (
    leaves.find(leaf => {
      const text = allText(leaf).trim();
      const [time] = text.length <= 60 ? timesWritten(text, view.now) : [];
      return time !== undefined && time.precision !== 'day' && text.length - time.raw.length <= 2;
    }) ?? null
  );
}

function authorOf(
  item: Element,
  handle: string,
  did: string | null,
  quotes: readonly Element[],
  view: PageView,
): Author {
  const who = [handle, did];
  const names = allBut(item, FIND.profile, quotes).filter(link => {
    const path = addressOf(link, view)?.pathname ?? '';
    return who.includes(decodeURIComponent(/^\/profile\/([^/]+)\/?$/.exec(path)?.[1] ?? ''));
  });
  const name = names.map(plain).find(text => text !== '' && !text.startsWith('@') && text !== `@${handle}`);
  return {
    displayName: name ?? null,
    handle,
    immutableId: did ? { scheme: 'DID', value: did } : null,
    profileUrl: `https://bsky.app/profile/${handle}`,
  };
}

function readPost(item: Element, handle: string, view: PageView): FoundPost {
  const quotes = quotesIn(item);
  const did = didIn(item, quotes);
  const isHis = (at: PostAddress | null) => at !== null && (at.who === handle || at.who === did);
  const links = allBut(item, 'a[href*="/post/"]', quotes).map(link => ({
    link,
    at: postAt(addressOf(link, view)),
  }));
  const timed = links.find(
    ({ link, at }) => isHis(at) && !at?.goesOn && !first(link, 'img') && plain(link) !== '',
  );
  const here = postAt(view.url);
  const linked = timed?.at ?? links.find(found => isHis(found.at))?.at ?? null;
  // Of a page's own post nothing on the screen need hold the address.
  const isHere =
    linked === null && isHis(here) && isA(item, '[data-testid^="postThreadItem-by-"]') && isShown(item);
  const address = isHere ? here : linked;
  const basis = timed ? 'link around the time' : isHere ? 'address bar' : 'link in the post';
  const texts = allBut(item, FIND.text, quotes);
  const full = timed ? null : fullDateIn(item, quotes, texts, view);
  const shownAt = timed?.link ?? full;
  const shown = shownAt ? plain(shownAt).replace(/^·\s*/, '') || null : null;
  const label = timed ? (attribute(timed.link, 'title') ?? attribute(timed.link, 'aria-label')) : null;
  const claims = [claimFrom('attribute', label, view), claimFrom('page text', full ? shown : null, view)];
  const post = postOf({
    site: 'bluesky',
    permalink: address ? known(postUrl({ who: handle, key: address.key }), basis) : NO_PERMALINK,
    id: address?.key ?? null,
    author: authorOf(item, handle, did, quotes, view),
    time: timeFrom(
      { claims: claims.filter(claim => claim !== null), age: shown ? ageWritten(shown) : null, shown },
      view,
      {
        about: address && aboutFromBlueskyKey(address.key),
      },
    ),
    text: texts.map(text => visibleText(text)).join('\n'),
    images: ownImages(item, FIND.photo, quotes, view),
    anchors: [],
    quoted: quotes.map(quote => {
      const quoted = postAt(
        addressOf(isA(quote, 'a[href]') ? quote : first(quote, 'a[href*="/post/"]'), view),
      );
      const text = all(quote, FIND.text).map(part => visibleText(part));
      return { url: quoted && postUrl(quoted), author: quoted?.who ?? null, text: text.join('\n') };
    }),
  });
  return { element: item, more: [], post, notes: [] };
}

/** Bluesky (bsky.app): a post with its answers, lists of posts. Posts written elsewhere may carry any time. */
export const bluesky: Site = {
  id: 'bluesky',
  facts: {
    sources: [
      'bluesky-social/social-app PostMeta.tsx',
      'kepano/defuddle bluesky.ts',
      'atproto.com/specs/tid',
    ],
    seen: '2025-10',
    realPage: false,
  },
  matches: ({ url }) => url.hostname === 'bsky.app',
  *readPosts(view) {
    for (const item of withInner(all(view.document, FIND.post)).keys()) {
      const handle = HANDLE.exec(attribute(item, 'data-testid') ?? '')?.[1];
      yield handle ? readPost(item, handle.replace(MARKS, ''), view) : null;
    }
  },
  permalinkOf(url) {
    const at = postAt(url);
    return at && postUrl(at);
  },
};
