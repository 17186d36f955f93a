import { Temporal } from 'temporal-polyfill';
import { type Focus, instantFromEpoch, offsetText, type Reading, type Viewport } from '../evidence/index.ts';
import { bounded } from './page/bounded.ts';
import { attribute, documentBody, documentRoot, documentTitle } from './page/own-dom.ts';
import { atOnce } from './page/steps.ts';
import { writingVisibleText } from './page/visible-text.ts';
import type { PagePosts, PageView } from './site.ts';

/** Posts kept of a longer page; the rest is in its text. */
export const MOST_POSTS = 2_000;
const LONGEST_PAGE = 5_000_000;

/** Where the kept run of posts starts, so that the one at `index` stays in it with its neighbours. */
function runStart(count: number, index: number): number {
  return Math.max(0, Math.min(index - MOST_POSTS / 2, count - MOST_POSTS));
}

function offsetAt(now: number, zone: string): string {
  return offsetText(
    Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9,
  );
}

/** As readPage, in steps of about a millisecond. */
export function* readingPage(
  view: PageView,
  found: PagePosts,
  focus: Focus | null,
  viewport: Viewport,
): Generator<void, Reading> {
  const { document, url, now, zone } = view;
  const start = runStart(found.posts.length, focus?.index ?? 0);
  const kept = found.posts.slice(start, start + MOST_POSTS);
  const body = documentBody(document);
  const text = body ? bounded(yield* writingVisibleText(body, LONGEST_PAGE + 1), LONGEST_PAGE + 1) : '';
  const root = documentRoot(document);
  const language = root && attribute(root, 'lang');
  const focused = focus ? (found.posts[focus.index]?.notes ?? []) : [];
  const others = kept.flatMap(post => post.notes).filter(note => !focused.includes(note));
  return {
    schema: 1,
    url: url.href,
    title: bounded(documentTitle(document), 2_000),
    language: language ? bounded(language, 100) : null,
    readAt: { instant: instantFromEpoch(now), zone, offset: offsetAt(now, zone) },
    site: found.site.id,
    notes: [...found.notes, ...focused, ...others].slice(0, 50).map(note => bounded(note, 500)),
    viewport,
    posts: kept.map(({ post }) => post),
    postsOnPage: found.posts.length,
    focus: focus && { ...focus, index: focus.index - start },
    pageText: text.slice(0, LONGEST_PAGE).toWellFormed(),
    pageTextCut: text.length > LONGEST_PAGE,
  };
}

/** The page in words. Throws RangeError where the view's zone is none. Changes nothing in the page. */
export function readPage(view: PageView, found: PagePosts, focus: Focus | null, viewport: Viewport): Reading {
  return atOnce(readingPage(view, found, focus, viewport));
}
