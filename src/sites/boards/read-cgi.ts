import type { Author, Post, PostTime } from '../../evidence/index.ts';
import { citedNumbers } from '../page/cited-numbers.ts';
import { all, allText, attribute, documentTitle, first, isA, nextElementOf } from '../page/own-dom.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView } from '../site.ts';
import { claimFromThreadKey } from '../time/id-times.ts';
import { timesWritten } from '../time/post-time-text.ts';
import { claimOf, judged } from '../time/time-claim.ts';
import { inJapan, zoned } from '../time/zone.ts';
import { postingUrlOf } from './board-form.ts';
import { serverTime } from './board-line.ts';
import { postUrl, type ThreadAddress, threadOf } from './read-cgi-address.ts';

/** What each selector finds, by the generation of read.cgi it was seen in. */
const FIND = {
  /** 2026-08 (`div#1.post[data-id="1"]`); `article` in 07.3 to 08. Also the 06 and 07 generations. */
  post: 'div.post, article.post',
  /** 2026-08: `.postid`; 06, 07: `.meta .number`. */
  number: '.postid, .number',
  /** 2026-08: `.postusername`; 06, 07: `.meta .name`. */
  name: '.postusername, .name',
  date: '.date',
  uid: '.uid',
  /** 2026-08: `.post-content`; 06, 07: `.message`. */
  text: '.post-content, .message',
  /** Oldest (05 and before), and mirrors: `dt` "1 ：名前：2008/08/17(日) 15:30:19 ID:…", the text in the `dd` after it. */
  oldPost: 'dl > dt',
  threadTitle: '#threadtitle, h1.title, h1',
} as const;

const REMOVED = /^(?:あぼーん|あぼ〜ん|あぼ～ん|うふ～ん|うふ〜ん|削除済|透明あぼーん)/;

interface Page {
  site: string;
  thread: ThreadAddress | null;
  title: string;
  postingUrl: string | null;
}

interface Fields {
  number: string;
  name: string;
  /** As shown; empty where the page shows none. */
  date: string;
  uid: string;
  text: string;
}

function timeOf(fields: Fields, thread: ThreadAddress | null, view: PageView): PostTime {
  const shown = fields.date || null;
  if (REMOVED.test(fields.date) || (fields.date === '' && REMOVED.test(fields.text))) {
    return { kind: 'unknown', why: 'post removed', raw: shown, shown, checks: [] };
  }
  const [written] = timesWritten(fields.date, view.now);
  if (!written) {
    const why = shown ? 'not understood' : 'nothing on the page';
    return { kind: 'unknown', why, raw: shown, shown, checks: [] };
  }
  const at =
    written.offset === null
      ? inJapan(written.wall, 'such boards write Japan time')
      : zoned(written, '', 'Asia/Tokyo');
  const key = thread && fields.number === '1' ? claimFromThreadKey(thread.key) : null;
  return judged([claimOf('page text', written, at), ...(key ? [key] : [])], shown, view.now);
}

/** Marks of the poster beside the ID: `(ワッチョイ ab12-Cd3e [203.0.113.9])`, a tripcode, a BE number, 発信元. */
const MARKS: readonly (readonly [scheme: string, pattern: RegExp])[] = [
  ['ワッチョイ', /[(（]\s?([^\s()（）]{1,20}\s[\w+/]{4}-[\w+/]{4})/],
  ['IP', /\[((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})\]/i],
  ['トリップ', /◆([\w./+]{8,16})/],
  ['BE', /BE:(\d{4,12})/],
  ['発信元', /発信元:([\d.]{7,15})/],
];

function marksIn(line: string): NonNullable<Author['otherIds']> {
  return MARKS.flatMap(([scheme, pattern]) => {
    const value = pattern.exec(line)?.[1];
    return value ? [{ scheme, value }] : [];
  });
}

function authorOf({ name, uid, date }: Fields): Partial<Author> {
  // `ID:???` is how a board says that it shows none.
  const id = /ID:\s?([\w+/.!]+)/.exec(`${uid} ${date}`)?.[1];
  // Some read.cgi put `.net` behind an ID of eight or nine characters.
  const value = id?.replace(/^(.{8,9})\.net$/, '$1');
  const otherIds = marksIn(`${name} ${date} ${uid}`);
  return {
    displayName: name || null,
    immutableId: value ? { scheme: '5ch ID', value } : null,
    ...(otherIds.length > 0 && { otherIds }),
  };
}

function postFrom(fields: Fields, page: Page, view: PageView): Post {
  const { site, thread, title, postingUrl } = page;
  const [only, ...others] = citedNumbers(fields.text);
  const answers = only && others.length === 0 && /^\d+$/.test(only) ? only : null;
  return postOf({
    site,
    permalink: thread ? known(postUrl(thread, fields.number), 'composed') : NO_PERMALINK,
    number: fields.number,
    thread: { url: thread?.url ?? null, title },
    parentUrl: thread && answers ? postUrl(thread, answers) : null,
    author: authorOf(fields),
    time: timeOf(fields, thread, view),
    text: fields.text,
    ...(postingUrl && { postingUrl }),
  });
}

const shortText = (element: Element | null) => (element ? visibleText(element, 2_000).trim() : '');

function fieldsOf(element: Element): Fields | null {
  const shown = shortText(first(element, FIND.number));
  const number =
    /^\d{1,5}/.exec(shown)?.[0] ?? attribute(element, 'data-id') ?? attribute(element, 'id') ?? '';
  const body = first(element, FIND.text);
  if (!/^\d{1,5}$/.test(number) || !body) return null;
  return {
    number: String(Number(number)),
    name: shortText(first(element, FIND.name)),
    date: shortText(first(element, FIND.date)),
    uid: shortText(first(element, FIND.uid)),
    text: visibleText(body),
  };
}

function oldFieldsOf(dt: Element, dd: Element, now: number): Fields | null {
  const line = shortText(dt);
  const head = /^(\d{1,5})\s?[：:]\s?/.exec(line);
  if (!head) return null;
  const rest = line.slice(head[0].length);
  const time = serverTime(rest, now);
  const at = time?.index ?? rest.lastIndexOf('：') + 1;
  const [date = '', uid = ''] = rest.slice(at).split(/\s(?=ID:)/);
  return {
    number: head[1] ?? '',
    name: cleanName(rest.slice(0, at)),
    date: date.trim(),
    uid,
    text: visibleText(dd),
  };
}

function cleanName(name: string): string {
  return name
    .trim()
    .replace(/[：:]$/, '')
    .replace(/[：:\s]*投稿日$/, '')
    .replace(/^名前\s?[：:]\s?/, '')
    .replace(/\s?\[(?:sage|age)?\]$/i, '')
    .trim();
}

function titleOf(view: PageView): string {
  const heading = first(view.document, FIND.threadTitle);
  return (heading ? allText(heading).trim() : '') || documentTitle(view.document);
}

/**
 * The posts of a thread as read.cgi shows it, of 5ch and of the boards that run or copy its program. `site` is whose
 * board it is.
 */
export function* readCgiPosts(site: string, view: PageView): Generator<FoundPost | null> {
  const page: Page = {
    site,
    thread: threadOf(view.url),
    title: titleOf(view),
    postingUrl: postingUrlOf(view, /\/(?:sub)?bbs\.cgi|\/write\.cgi/),
  };
  let isOld = true;
  for (const element of all(view.document, FIND.post)) {
    const fields = fieldsOf(element);
    if (fields) isOld = false;
    yield fields && { element, more: [], post: postFrom(fields, page, view), notes: [] };
  }
  if (!isOld) return;
  for (const dt of all(view.document, FIND.oldPost)) {
    const dd = nextElementOf(dt);
    if (!dd || !isA(dd, 'dd')) continue;
    const fields = oldFieldsOf(dt, dd, view.now);
    yield fields && { element: dt, more: [dd], post: postFrom(fields, page, view), notes: [] };
  }
}
