import browser from 'webextension-polyfill';
import { deviceTime, type Missing, type Post, type Reading, type ZonedInstant } from '../evidence/index.ts';
import { findAgain } from './find-again.ts';
import { detailOf } from './keep-file.ts';
import { enterPage, measurePage, movePost, readPage } from './page-access.ts';
import { reloadTab } from './reload-tab.ts';
import type { TabNow } from './tab-watch.ts';

/** The page loaded anew cannot be had; what was kept before stands. */
export class NotReloadedError extends Error {
  override readonly name = 'NotReloadedError';
  readonly why: Missing['why'];
  constructor(why: Missing['why'], detail = '') {
    super(detail);
    this.why = why;
  }
}

/** Scripts may draw a post long after the page was loaded. */
const POST_COMES_WITHIN_MS = 6_000;
const LOOK_EVERY_MS = 600;

export interface SeenAgain {
  /** When the new page first answered. */
  answeredAt: ZonedInstant;
  loaded: boolean;
  reading: Reading;
  /** The post meant, as it stands there now. */
  post: Post | null;
}

/** A window goes on showing the document before until the new one is drawn. */
const DRAWN_WITHIN_MS = 3_000;
const DRAWN_EVERY_MS = 60;

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

async function enter(tabId: number): Promise<void> {
  try {
    await enterPage(tabId);
  } catch (problem) {
    // Nothing may be put into the browser's own page for an error, which keeps the address.
    throw new NotReloadedError('not answered', detailOf(problem));
  }
}

/** What the reader is to look for: the post by its address, else by its words. */
function targetOf(post: Post | null): Parameters<typeof readPage>[1] {
  const url = post?.permalink.kind === 'known' ? post.permalink.url : null;
  const words = post && url === null && post.text !== '' ? post.text : null;
  return { picked: false, linkUrl: url, selectionText: words, contextMenu: false };
}

async function readUntilThere(tab: TabNow, post: Post | null): Promise<Pick<SeenAgain, 'reading' | 'post'>> {
  const until = performance.now() + POST_COMES_WITHIN_MS;
  for (;;) {
    const reading = await readPage(tab.id, targetOf(post));
    if (reading.url !== tab.url) throw new NotReloadedError('page changed', reading.url.slice(0, 2_000));
    const again = post && findAgain(post, reading.posts);
    if (again || !post || performance.now() > until) {
      const meant = reading.focus && reading.posts[reading.focus.index];
      if (again && again === meant) await movePost(tab.id, 'showPost');
      return { reading, post: again };
    }
    await pause(LOOK_EVERY_MS);
  }
}

/** Wait until the window shows the new document; a page that draws nothing is taken as it is. */
async function drawn(tabId: number): Promise<void> {
  for (
    const until = performance.now() + DRAWN_WITHIN_MS;
    performance.now() < until;
    await pause(DRAWN_EVERY_MS)
  ) {
    const now = await measurePage(tabId);
    if (!now || now.painted) return;
  }
}

/**
 * Load the page of `tab` anew and look for `post` on it; the post is brought into the window. Throws
 * NotReloadedError, and what `readPage` throws.
 */
export async function lookAgain(tab: TabNow, post: Post | null, signal: AbortSignal): Promise<SeenAgain> {
  const before = await measurePage(tab.id);
  if (!before) throw new NotReloadedError('not answered');
  const loaded = await reloadTab(tab.id, signal);
  if (signal.aborted) throw new NotReloadedError('stopped');
  const now = await browser.tabs.get(tab.id).catch(() => null);
  if (now?.url !== tab.url) throw new NotReloadedError('page changed', (now?.url ?? '').slice(0, 2_000));
  await enter(tab.id);
  const after = await measurePage(tab.id);
  if (!after || after.openedAt === before.openedAt) {
    throw new NotReloadedError('not answered', 'the page was not loaded anew');
  }
  const answeredAt = deviceTime();
  await drawn(tab.id);
  return { answeredAt, loaded, ...(await readUntilThere(tab, post)) };
}
