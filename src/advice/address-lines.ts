import type { Say } from '../_locales/say.ts';
import type { KeptRecord } from '../evidence/index.ts';
import { isUnconfirmed } from './open-questions.ts';
import { shownLine, shownUrl } from './shown-text.ts';

export interface AddressLines {
  /** What the address stands for, in words: 「投稿のURL」. */
  label: string;
  /** The whole address, never cut. */
  text: string;
  /** The same where it may be a link; null where it is not http(s). */
  href: string | null;
  of: 'post' | 'thread' | 'page';
  /** Post number within the thread, as cited (`42`). */
  number: string | null;
  threadTitle: string | null;
  threadUrl: string | null;
  parentUrl: string | null;
  /** What a reader must know: that there is no address of the post's own, or how it was had. */
  notes: string[];
  /** The post was chosen automatically and nobody confirmed it; null where it is sure. */
  unconfirmed: string | null;
  /** The address bar, whole, and the page's title. */
  pageUrl: string;
  pageTitle: string;
}

/** How to reach the post: its own address, else its thread and number, else the page with a plain warning. */
export function addressLines(record: KeptRecord, say: Say): AddressLines {
  const { post, page } = record.evidence;
  const notes: string[] = [];
  const common = {
    number: post?.number == null ? null : shownLine(post.number),
    threadTitle: post?.thread?.title == null ? null : shownLine(post.thread.title),
    threadUrl: post?.thread?.url == null ? null : orWords(post.thread.url, say),
    parentUrl: post?.parentUrl == null ? null : orWords(post.parentUrl, say),
    pageUrl: orWords(page.url, say),
    pageTitle: shownLine(page.title),
    notes,
    unconfirmed: isUnconfirmed(record) ? say('advice_post_not_confirmed') : null,
  };
  const chosen = choose(post, page.url);
  if (post === null) notes.push(say('advice_post_not_found'));
  else if (chosen.of !== 'post') notes.push(say('advice_no_permalink'));
  if (post?.permalink.kind === 'known' && post.permalink.basis === 'composed') {
    notes.push(say('advice_permalink_composed'));
  }
  if (chosen.of === 'thread') notes.push(say('advice_thread_and_number', common.number ?? '—'));
  return {
    label: say(`advice_address_${chosen.of}`),
    text: orWords(chosen.url, say),
    href: shownUrl(chosen.url),
    of: chosen.of,
    ...common,
  };
}

function choose(
  post: KeptRecord['evidence']['post'],
  pageUrl: string,
): { of: AddressLines['of']; url: string } {
  if (post?.permalink.kind === 'known') return { of: 'post', url: post.permalink.url };
  if (post?.thread?.url != null && post.number !== null) return { of: 'thread', url: post.thread.url };
  return { of: 'page', url: pageUrl };
}

function orWords(url: string, say: Say): string {
  return shownUrl(url) ?? say('advice_address_not_web');
}
