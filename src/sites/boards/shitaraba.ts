import { all, attribute, documentTitle, isA, nextElementOf } from '../page/own-dom.ts';
import { textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { claimFromThreadKey } from '../time/id-times.ts';
import { timeOf } from '../time/time-of.ts';
import { postingUrlOf } from './board-form.ts';
import { serverTime } from './board-line.ts';

/** What each selector finds. Seen in threads of 2026-07. */
const FIND = {
  /** `12 ：名前：2026/07/24(金) 21:30:15 ID:…`, the text in the `dd` after it. */
  post: 'dl > dt[id^="comment_"]',
  name: 'b',
  title: '.thread-title, h1',
} as const;

interface Thread {
  /** https://jbbs.shitaraba.net/bbs/read.cgi/<category>/<board>/<key>/ */
  url: string;
  key: string;
  number: string | null;
}

interface Page {
  thread: Thread | null;
  title: string;
  postingUrl: string | null;
}

/** Also of threads in the archive (`read_archive.cgi`) and at the service's former host. */
function threadOf(url: URL): Thread | null {
  const match = /^\/bbs\/(read(?:_archive)?\.cgi)\/(\w+)\/(\d+)\/(\d{9,10})(?:\/(\d{1,5})?(?=\/?$|n$))?/.exec(
    url.pathname,
  );
  if (!match) return null;
  const [, program = '', category = '', board = '', key = '', number] = match;
  const host = url.hostname.replace(/livedoor\.jp$/, 'shitaraba.net');
  return { url: `https://${host}/bbs/${program}/${category}/${board}/${key}/`, key, number: number ?? null };
}

function readPost(dt: Element, { thread, title, postingUrl }: Page, view: PageView): FoundPost | null {
  const dd = nextElementOf(dt);
  const number = /^comment_(\d{1,5})$/.exec(attribute(dt, 'id') ?? '')?.[1];
  if (!number || !dd || !isA(dd, 'dd')) return null;
  const line = visibleText(dt, 2_000).trim();
  const written = serverTime(line, view.now);
  const id = /ID:([\w./+]{4,16})\s*$/.exec(line)?.[1];
  const host = /\[\s?([\w.*:-]{4,100})\s?\]\s*$/.exec(line)?.[1];
  const key = number === '1' && thread ? claimFromThreadKey(thread.key) : null;
  const name = textIn(dt, FIND.name);
  const trip = /◆([\w./+]{8,16})/.exec(line)?.[1];
  const otherIds = [
    ...(trip ? [{ scheme: 'トリップ', value: trip }] : []),
    ...(host ? [{ scheme: 'ホスト', value: host }] : []),
  ];
  const removed = /^<?削除>?$/.test(visibleText(dd, 20).trim()) && !written;
  return {
    element: dt,
    more: [dd],
    notes: [],
    post: postOf({
      site: 'shitaraba',
      permalink: thread ? known(`${thread.url}${number}`, 'composed') : NO_PERMALINK,
      number,
      thread: { url: thread?.url ?? null, title },
      author: {
        displayName: name || null,
        immutableId: id ? { scheme: 'ID', value: id } : null,
        ...(otherIds.length > 0 && { otherIds }),
      },
      time: removed
        ? { kind: 'unknown', why: 'post removed', raw: null, shown: null, checks: [] }
        : timeOf(written?.raw ?? null, view, { claims: [key] }),
      text: visibleText(dd),
      ...(postingUrl && { postingUrl }),
    }),
  };
}

/** したらば掲示板 (jbbs.shitaraba.net, formerly jbbs.livedoor.jp). To the second, in Japan time. */
export const shitaraba: Site = {
  id: 'shitaraba',
  facts: {
    sources: ['a stored thread of 2026-07 as a public reader parses it', 'a stored dat file of 2008'],
    seen: '2026-07',
    realPage: true,
  },
  matches: ({ url }) => /^jbbs\.(?:shitaraba\.(?:net|com)|livedoor\.jp)$/.test(url.hostname),
  *readPosts(view) {
    const page = {
      thread: threadOf(view.url),
      title: textIn(view.document, FIND.title) || documentTitle(view.document),
      postingUrl: postingUrlOf(view, /\/bbs\/write\.cgi/),
    };
    for (const dt of all(view.document, FIND.post)) yield readPost(dt, page, view);
  },
  permalinkOf(url) {
    const thread = threadOf(url);
    return thread?.number ? `${thread.url}${thread.number}` : null;
  },
};
