import type { Author, Permalink, Post, PostTime } from '../../evidence/index.ts';
import { all, attribute, closest, contains, first, isShown } from '../page/own-dom.ts';
import { visibleText } from '../page/visible-text.ts';
import { webAddress } from '../page/web-address.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { claimFromStatusId } from '../time/id-times.ts';
import { claimFromText } from '../time/machine-time.ts';
import { judged } from '../time/time-claim.ts';
import { isXHost, type StatusAddress, statusOf, statusUrl } from './x-address.ts';

/** What each selector finds. Seen in pages of 2026-01 to 2026-08. */
const FIND = {
  /** One post of a timeline or a conversation. */
  post: 'article[data-testid="tweet"]',
  /** The frame of a quoted post inside it: clickable, without a link. Link cards and polls have no User-Name. */
  quote: 'div[role="link"], [aria-labelledby*="id__"]',
  /** Name and handle, one of the post and one of its quote. */
  userName: '[data-testid="User-Name"]',
  /** The handle is the end of this test id. */
  avatar: '[data-testid^="UserAvatar-Container-"]',
  /** The post's words; emoji are pictures in it. */
  text: '[data-testid="tweetText"], [data-testid="twitterArticleReadView"]',
  /** There only while the text is cut. */
  showMore: '[data-testid="tweet-text-show-more-link"]',
  /** "… reposted", "Pinned", above the post. */
  context: '[data-testid="socialContext"]',
  photo: '[data-testid="tweetPhoto"] img[src]',
  time: 'time',
  /** `<numeric user id>-follow` with the handle in its label. */
  follow: '[data-testid$="-follow"], [data-testid$="-unfollow"]',
} as const;

/** The outermost frames in `article` that hold a second name: its quoted posts. */
function quotesIn(article: Element): Element[] {
  const [own] = all(article, FIND.userName);
  const frames = all(article, FIND.quote).filter(frame => {
    const names = first(frame, FIND.userName);
    return names !== null && names !== own && !(own && contains(frame, own));
  });
  return frames.filter(frame => !frames.some(other => other !== frame && contains(other, frame)));
}

interface Parts {
  article: Element;
  /** Elements of the post itself that match, not of what it quotes or of a post inside it. */
  own(selector: string): Element[];
  quotes: Element[];
}

function partsOf(article: Element): Parts {
  const quotes = quotesIn(article);
  const isOwn = (element: Element) =>
    closest(element, FIND.post) === article && !quotes.some(quote => contains(quote, element));
  return { article, quotes, own: selector => all(article, selector).filter(isOwn) };
}

function linkedStatus(link: Element | null, view: PageView): StatusAddress | null {
  const url = link && webAddress(attribute(link, 'href'), view.url);
  return url ? statusOf(url) : null;
}

function handleIn(userName: Element | null): string | null {
  if (!userName) return null;
  return /(?:^|\n|\s)@(\w{1,20})(?=\s|$|·)/.exec(visibleText(userName, 2_000))?.[1] ?? null;
}

function authorOf({ article, own }: Parts): Author {
  const userName = own(FIND.userName)[0] ?? null;
  const links = userName ? all(userName, 'a[href^="/"]') : [];
  const nameLink = links.find(link => /^\/\w{1,20}$/.test(attribute(link, 'href') ?? ''));
  const avatar = own(FIND.avatar)[0];
  const handle =
    (nameLink && attribute(nameLink, 'href')?.slice(1)) ??
    handleIn(userName) ??
    (avatar && attribute(avatar, 'data-testid')?.replace('UserAvatar-Container-', '')) ??
    null;
  const named = nameLink ?? userName;
  const displayName = named ? (visibleText(named, 2_000).split('\n')[0] ?? null) : null;
  const follow = all(article, FIND.follow).find(
    button => handle !== null && (attribute(button, 'aria-label') ?? '').includes(`@${handle}`),
  );
  const number = /^(\d{1,20})-/.exec((follow && attribute(follow, 'data-testid')) ?? '')?.[1];
  return {
    displayName: displayName || null,
    handle,
    immutableId: number ? { scheme: 'X user id', value: number } : null,
    profileUrl: handle && /^\w{1,20}$/.test(handle) ? `https://x.com/${handle}` : null,
  };
}

interface Where {
  status: StatusAddress | null;
  permalink: Permalink;
  time: Element | null;
}

/** The link around the time; in posts without one (advertisements), a link to a status of the same author. */
function whereIs(parts: Parts, author: Author, view: PageView): Where {
  for (const time of parts.own(FIND.time)) {
    const status = linkedStatus(closest(time, 'a[href]'), view);
    if (status)
      return {
        status,
        time,
        permalink: { kind: 'known', url: statusUrl(status), basis: 'link around the time' },
      };
  }
  const time = parts.own(FIND.time)[0] ?? null;
  for (const link of parts.own('a[href*="/status/"]')) {
    const status = linkedStatus(link, view);
    if (status && status.handle.toLowerCase() === author.handle?.toLowerCase()) {
      return {
        status,
        time,
        permalink: { kind: 'known', url: statusUrl(status), basis: 'link in the post' },
      };
    }
  }
  return { status: null, time, permalink: { kind: 'unknown', why: 'the page gives none' } };
}

function timeOf({ time, status }: Where, view: PageView): PostTime {
  const shown = time && isShown(time) ? visibleText(time, 500) || null : null;
  const datetime = time ? attribute(time, 'datetime') : null;
  const claims = [
    datetime ? claimFromText('time@datetime', datetime, view) : null,
    status ? claimFromStatusId(status.id) : null,
    // Shown in the viewer's zone; short forms ("3h", "8月18日") say too little to check anything.
    shown ? claimFromText('page text', shown, { ...view, url: new URL('https://x.com') }) : null,
  ].filter(claim => claim !== null);
  return judged(claims, shown, view.now);
}

function quotedPost(quote: Element, view: PageView): Post['quoted'][number] {
  // A quote has no link of its own, but its pictures have.
  const status = all(quote, 'a[href*="/status/"]')
    .map(link => linkedStatus(link, view))
    .find(found => found !== null);
  const text = all(quote, FIND.text).map(part => visibleText(part));
  const userName = first(quote, FIND.userName);
  return {
    url: status ? statusUrl(status) : null,
    author: handleIn(userName) ?? (userName ? visibleText(userName, 1_000) : null),
    text: text.join('\n'),
  };
}

function notesOn(parts: Parts, name: string): string[] {
  const context = parts.own(FIND.context)[0];
  const shownWith = context ? [`${name} is shown with the line "${visibleText(context, 200)}"`] : [];
  const cut =
    parts.own(FIND.showMore).length > 0 ? [`the text of ${name} is cut; the page offers to show more`] : [];
  const quoteCut = parts.quotes.some(quote => first(quote, FIND.showMore) !== null);
  return [...shownWith, ...cut, ...(quoteCut ? [`the text quoted in ${name} is cut`] : [])];
}

function readPost(article: Element, view: PageView): FoundPost {
  const parts = partsOf(article);
  const author = authorOf(parts);
  const where = whereIs(parts, author, view);
  const post: Post = {
    site: 'x',
    permalink: where.permalink,
    id: where.status?.id ?? null,
    number: null,
    thread: null,
    parentUrl: null,
    author,
    time: timeOf(where, view),
    text: parts
      .own(FIND.text)
      .map(part => visibleText(part))
      .join('\n'),
    images: parts.own(FIND.photo).flatMap(image => {
      const url = webAddress(attribute(image, 'src'), view.url);
      return url ? [{ url: url.href, alt: attribute(image, 'alt') ?? '' }] : [];
    }),
    anchors: [],
    quoted: parts.quotes.map(quote => quotedPost(quote, view)),
  };
  return {
    element: article,
    more: [],
    post,
    notes: notesOn(parts, `post ${where.status?.id ?? 'without an address'}`),
  };
}

/** X (x.com, twitter.com): a status with its replies, timelines, profiles. */
export const x: Site = {
  id: 'x',
  facts: {
    sources: [
      'a stored page of x.com',
      'insin/control-panel-for-twitter script.js',
      'kepano/defuddle twitter.ts',
    ],
    seen: '2026-08',
    realPage: true,
  },
  matches: ({ url }) => isXHost(url),
  readPosts: view => all(view.document, FIND.post).map(article => readPost(article, view)),
  permalinkOf(url) {
    const status = statusOf(url);
    return status && statusUrl(status);
  },
};
