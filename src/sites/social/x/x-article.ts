import type { Post } from '../../../evidence/index.ts';
import { all, attribute, closest, contains, first } from '../../page/own-dom.ts';
import { visibleText } from '../../page/visible-text.ts';
import { webAddress } from '../../page/web-address.ts';
import { known, NO_PERMALINK, postOf } from '../../post-of.ts';
import type { FoundPost, PageView } from '../../site.ts';
import { claimFromStatusId } from '../../time/id-times.ts';
import { timeOnDevice } from '../device-clock.ts';
import { allBut, ownImages } from '../own-parts.ts';
import { type StatusAddress, statusOf, statusUrl } from './x-address.ts';
import { authorBy, handleIn } from './x-author.ts';

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
} as const;

export const ARTICLES = FIND.post;

/** The outermost frames in `article` that hold a second name: its quoted posts. */
function quotesIn(article: Element): Element[] {
  const [own] = all(article, FIND.userName);
  const frames = all(article, FIND.quote).filter(frame => {
    const names = first(frame, FIND.userName);
    return names !== null && names !== own && !(own && contains(frame, own));
  });
  return frames.filter(frame => !frames.some(other => other !== frame && contains(other, frame)));
}

function linkedStatus(link: Element | null, view: PageView): StatusAddress | null {
  const url = link && webAddress(attribute(link, 'href'), view.url);
  return url ? statusOf(url) : null;
}

/** The time with the link around it; else, in posts without one (advertisements), a link to a status of the same author. */
function whereIs(own: (selector: string) => Element[], handle: string | null, view: PageView) {
  const times = own(FIND.time);
  for (const time of times) {
    const status = linkedStatus(closest(time, 'a[href]'), view);
    if (status) return { status, time, permalink: known(statusUrl(status), 'link around the time') };
  }
  const time = times[0] ?? null;
  for (const link of own('a[href*="/status/"]')) {
    const status = linkedStatus(link, view);
    if (status && status.handle.toLowerCase() === handle?.toLowerCase())
      return { status, time, permalink: known(statusUrl(status), 'link in the post') };
  }
  return { status: null, time, permalink: NO_PERMALINK };
}

function quotedPost(quote: Element, view: PageView): Post['quoted'][number] {
  // A quote has no link of its own, but its pictures have.
  const status = all(quote, 'a[href*="/status/"]')
    .map(link => linkedStatus(link, view))
    .find(found => found !== null);
  const userName = first(quote, FIND.userName);
  return {
    url: status ? statusUrl(status) : null,
    author: handleIn(userName) ?? (userName ? visibleText(userName, 1_000) : null),
    text: all(quote, FIND.text)
      .map(part => visibleText(part))
      .join('\n'),
  };
}

/** The post of one `article` of today's X. */
export function readArticle(
  article: Element,
  parentUrl: string | null,
  numbers: ReadonlyMap<string, string>,
  view: PageView,
): FoundPost {
  const quotes = quotesIn(article);
  const own = (selector: string) =>
    allBut(article, selector, quotes).filter(element => closest(element, FIND.post) === article);
  const author = authorBy(own(FIND.userName)[0] ?? null, own(FIND.avatar)[0], numbers);
  const { status, time, permalink } = whereIs(own, author.handle, view);
  const name = `post ${status?.id ?? 'without an address'}`;
  const context = own(FIND.context)[0];
  const notes = [
    context ? `${name} is shown with the line "${visibleText(context, 200)}"` : null,
    own(FIND.showMore).length > 0 ? `the text of ${name} is cut; the page offers to show more` : null,
    quotes.some(quote => first(quote, FIND.showMore)) ? `the text quoted in ${name} is cut` : null,
  ].filter(note => note !== null);
  const post = postOf({
    site: 'x',
    permalink,
    id: status?.id ?? null,
    parentUrl,
    author,
    time: timeOnDevice(time, view, { claims: [status && claimFromStatusId(status.id)] }),
    text: own(FIND.text)
      .map(part => visibleText(part))
      .join('\n'),
    images: ownImages(article, FIND.photo, quotes, view),
    anchors: [],
    quoted: quotes.map(quote => quotedPost(quote, view)),
  });
  return { element: article, more: [], post, notes };
}

/** The status an article is, as its own links say; null where none does. */
export function statusOfArticle(article: Element, view: PageView): StatusAddress | null {
  const time = all(article, FIND.time).find(found => linkedStatus(closest(found, 'a[href]'), view) !== null);
  return time ? linkedStatus(closest(time, 'a[href]'), view) : null;
}
