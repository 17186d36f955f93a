import { all, attribute, closest, first, parentOf } from '../../page/own-dom.ts';
import { textIn } from '../../page/parts.ts';
import { visibleText } from '../../page/visible-text.ts';
import { known, NO_PERMALINK, postOf } from '../../post-of.ts';
import type { FoundPost, PageView } from '../../site.ts';
import { claimFromCount } from '../../time/machine-time.ts';
import { timeOf } from '../../time/time-of.ts';
import { ownFirst } from '../own-parts.ts';
import { redditAddress, redditor } from './reddit-parts.ts';

/** What each selector finds, in a stored page of 2026-03. */
const FIND = {
  thing: '.thing[data-fullname]',
  comment: '.thing.comment',
  title: 'a.title',
  time: '.tagline time:not(.edited-timestamp)',
  edited: '.tagline time.edited-timestamp',
  text: '.usertext-body',
  /** On a comment that answers the post itself, and on no other. */
  root: '[data-root="true"]',
} as const;

export const OLD_REDDIT = FIND.thing;

function parentAddress(thing: Element, thread: string | null, view: PageView): string | null {
  const outer = parentOf(thing);
  const around = outer && closest(outer, FIND.comment);
  if (around) return redditAddress(attribute(around, 'data-permalink'), view.url);
  return ownFirst(thing, FIND.root, FIND.thing) ? thread : null;
}

function readThing(
  thing: Element,
  thread: { url: string | null; title: string | null },
  view: PageView,
): FoundPost {
  const id = attribute(thing, 'data-fullname');
  const isComment = id?.startsWith('t1_') === true;
  const address = redditAddress(attribute(thing, 'data-permalink'), view.url);
  const edited = ownFirst(thing, FIND.edited, FIND.thing);
  const body = ownFirst(thing, FIND.text, FIND.thing);
  const count = attribute(thing, 'data-timestamp');
  const text = body ? visibleText(body).trim() : '';
  const post = postOf({
    site: 'reddit',
    permalink: address ? known(address, 'link in the post') : NO_PERMALINK,
    id,
    thread: isComment ? thread : null,
    parentUrl: isComment ? parentAddress(thing, thread.url, view) : null,
    ...(edited && {
      edited: `${attribute(edited, 'title') ?? ''} ${attribute(edited, 'datetime') ?? ''}`.trim(),
    }),
    author: redditor(attribute(thing, 'data-author'), attribute(thing, 'data-author-fullname'), view.url),
    time: timeOf(ownFirst(thing, FIND.time, FIND.thing), view, {
      claims: [count === null ? null : claimFromCount(count)],
    }),
    text: isComment ? text : [textIn(thing, FIND.title), text].filter(part => part).join('\n\n'),
    anchors: [],
  });
  return { element: thing, more: [], post, notes: [] };
}

/** Posts and comments of old.reddit.com. */
export function* readOldReddit(view: PageView): Generator<FoundPost | null> {
  const things = all(view.document, FIND.thing);
  const posts = things.filter(thing => attribute(thing, 'data-fullname')?.startsWith('t3_'));
  const [only] = posts;
  const thread =
    only && posts.length === 1
      ? {
          url: redditAddress(attribute(only, 'data-permalink'), view.url),
          title: textIn(only, FIND.title) || null,
        }
      : { url: null, title: null };
  for (const thing of things)
    yield /^t[13]_/.test(attribute(thing, 'data-fullname') ?? '') && first(thing, '.entry')
      ? readThing(thing, thread, view)
      : null;
}
