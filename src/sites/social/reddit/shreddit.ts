import { all, attribute, closest, first, parentOf } from '../../page/own-dom.ts';
import { imagesIn } from '../../page/parts.ts';
import { visibleText } from '../../page/visible-text.ts';
import { known, NO_PERMALINK, postOf } from '../../post-of.ts';
import type { FoundPost, PageView } from '../../site.ts';
import { claimFromText } from '../../time/machine-time.ts';
import { timeOf } from '../../time/time-of.ts';
import { ownFirst } from '../own-parts.ts';
import { redditAddress, redditor } from './reddit-parts.ts';

/** What each selector finds: the post in a stored page of 2026-03, comments in code that reads the site. */
const FIND = {
  post: 'shreddit-post',
  comment: 'shreddit-comment',
  title: '[slot="title"]',
  postText: '[slot="text-body"]',
  commentText: '[slot="comment"]',
  time: 'faceplate-timeago',
  photo: '[slot="post-media-container"] img[src], #post-image[src]',
} as const;

export const SHREDDIT = `${FIND.post}, ${FIND.comment}`;

function timeIn(element: Element, stated: string | null, view: PageView) {
  const place = ownFirst(element, FIND.time, SHREDDIT);
  const raw = stated ?? (place && attribute(place, 'ts'));
  return timeOf(place, view, { claims: [raw === null ? null : claimFromText('attribute', raw, view)] });
}

const textOf = (element: Element | null) => (element ? visibleText(element).trim() : '');

function readPost(element: Element, view: PageView): FoundPost {
  const address = redditAddress(attribute(element, 'permalink'), view.url);
  const title = attribute(element, 'post-title') || textOf(first(element, FIND.title));
  const post = postOf({
    site: 'reddit',
    permalink: address ? known(address, 'link in the post') : NO_PERMALINK,
    id: attribute(element, 'id'),
    author: redditor(attribute(element, 'author'), attribute(element, 'author-id'), view.url),
    time: timeIn(element, attribute(element, 'created-timestamp'), view),
    text: [title, textOf(first(element, FIND.postText))].filter(part => part).join('\n\n'),
    images: imagesIn(element, FIND.photo, view),
    anchors: [],
  });
  return { element, more: [], post, notes: [] };
}

/** `t1_…` names a comment, `t3_…` the post itself; without either the comment around it, if there is one. */
function parentAddress(comment: Element, own: string, thread: string | null, view: PageView): string | null {
  const id = attribute(comment, 'parentid');
  if (id?.startsWith('t3_')) return thread;
  const outer = parentOf(comment);
  const around = outer && closest(outer, FIND.comment);
  if (id?.startsWith('t1_'))
    return /\/comment\/[0-9a-z]+\/$/i.test(own)
      ? own.replace(/[0-9a-z]+\/$/i, `${id.slice(3)}/`)
      : around && attribute(around, 'thingid') === id
        ? redditAddress(attribute(around, 'permalink'), view.url)
        : null;
  return around ? redditAddress(attribute(around, 'permalink'), view.url) : null;
}

function readComment(
  comment: Element,
  thread: { url: string | null; title: string | null },
  view: PageView,
): FoundPost {
  const address = redditAddress(attribute(comment, 'permalink'), view.url);
  const post = postOf({
    site: 'reddit',
    permalink: address ? known(address, 'link in the post') : NO_PERMALINK,
    id: attribute(comment, 'thingid'),
    thread,
    parentUrl: address && parentAddress(comment, address, thread.url, view),
    author: redditor(attribute(comment, 'author'), attribute(comment, 'author-id'), view.url),
    time: timeIn(comment, attribute(comment, 'created'), view),
    text: textOf(ownFirst(comment, FIND.commentText, SHREDDIT)),
    anchors: [],
  });
  return { element: comment, more: [], post, notes: [] };
}

/** Posts and comments of today's Reddit, by its own elements. */
export function* readShreddit(view: PageView): Generator<FoundPost> {
  const posts = all(view.document, FIND.post);
  const [only] = posts;
  const thread =
    only && posts.length === 1
      ? { url: redditAddress(attribute(only, 'permalink'), view.url), title: attribute(only, 'post-title') }
      : { url: null, title: null };
  for (const post of posts) yield readPost(post, view);
  for (const comment of all(view.document, FIND.comment)) yield readComment(comment, thread, view);
}
