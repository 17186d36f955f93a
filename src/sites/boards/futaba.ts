import type { Author, Permalink } from '../../evidence/index.ts';
import {
  all,
  attribute,
  documentTitle,
  isElement,
  isText,
  nextSiblingOf,
  parentOf,
  tagOf,
} from '../page/own-dom.ts';
import { imagesIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { timesWritten } from '../time/post-time-text.ts';
import { timeOf } from '../time/time-of.ts';
import { postingUrlOf } from './board-form.ts';

/** The box before each post's line, by which posters delete: a real page of 2008, and public scripts up to 2023. */
const MARK = 'input[type="checkbox"][value="delete"], span[id^="delcheck"]';
const PICTURE = 'a[href*="/src/"] img[src], a[href*="red/"] img[src]';
/** Elements between a box and the text of its post; more is another layout. */
const LONGEST_HEADER = 40;

interface Page {
  /** Null on a page that lists many threads. */
  thread: { url: string; number: string } | null;
  title: string;
  postingUrl: string | null;
}

/** A thread's page: https://<server>.2chan.net/<board>/res/<number of its first post>.htm */
function threadOf(url: URL): Page['thread'] {
  const number = /^\/\w+\/res\/(\d{1,12})\.htm$/.exec(url.pathname)?.[1];
  return number ? { url: `${url.origin}${url.pathname}`, number } : null;
}

/** The post's line, in bare text and small elements, and the blockquote with its words. Null where none follows. */
function afterMark(mark: Element): { line: string; body: Element } | null {
  let line = '';
  for (
    let node = nextSiblingOf(mark), n = 0;
    node && n < LONGEST_HEADER;
    node = nextSiblingOf(node), n += 1
  ) {
    if (isElement(node) && tagOf(node) === 'blockquote')
      return { line: line.replace(/\s+/g, ' ').trim().slice(0, 500), body: node };
    if (isText(node)) line += node.data;
    else if (isElement(node)) line += ` ${visibleText(node, 300)} `;
  }
  return null;
}

/** `無念 Name としあき 08/06/22(日)21:32:28 IP:… ID:… No.36234112`; most boards show only some of it. */
function authorIn(line: string, dateAt: number): Partial<Author> {
  const name = /Name\s+(.{1,80}?)\s*$/.exec(line.slice(0, dateAt))?.[1];
  const rest = line.slice(dateAt);
  const id = /\bID:([\w./+]{4,16})/.exec(rest)?.[1];
  const ip = /\bIP:([\w.*:()-]{4,60})/.exec(rest)?.[1];
  return {
    displayName: name ?? null,
    immutableId: id ? { scheme: 'ID', value: id } : null,
    ...(ip && { otherIds: [{ scheme: 'IP', value: ip }] }),
  };
}

/** The thread's page is the first post's own; in newer pages the box of each other has an id to jump to. */
function permalinkOf(number: string, id: string | null, thread: Page['thread']): Permalink {
  if (thread?.number === number) return known(thread.url, 'composed');
  return thread && id === `delcheck${number}` ? known(`${thread.url}#${id}`, 'composed') : NO_PERMALINK;
}

function readPost(mark: Element, { thread, title, postingUrl }: Page, view: PageView): FoundPost | null {
  const found = afterMark(mark);
  const holder = parentOf(mark);
  if (!found || !holder) return null;
  const { line, body } = found;
  const number =
    /\bNo\.\s?(\d{1,12})/.exec(line)?.[1] ?? /\d{1,12}$/.exec(attribute(mark, 'name') ?? '')?.[0];
  if (!number) return null;
  const [written] = timesWritten(line, view.now);
  // A reply has a cell of its own; the first post lies among everything else of the thread.
  const isReply = tagOf(holder) === 'td';
  const permalink = permalinkOf(number, attribute(mark, 'id'), thread);
  return {
    element: isReply ? holder : body,
    more: [],
    notes: [],
    post: postOf({
      site: 'futaba',
      permalink,
      number,
      thread: { url: thread?.url ?? null, title },
      author: authorIn(line, written?.index ?? 0),
      time: timeOf(written?.raw ?? null, view),
      text: visibleText(body),
      images: isReply ? imagesIn(holder, PICTURE, view) : [],
      ...(postingUrl && { postingUrl }),
    }),
  };
}

/**
 * ふたば☆ちゃんねる. Posts have a number and no address of their own but the thread's; years of two digits, Japan time.
 */
export const futaba: Site = {
  id: 'futaba',
  facts: {
    sources: ['a stored thread of img.2chan.net of 2008', 'public user scripts'],
    seen: '2023-01',
    realPage: true,
  },
  matches: ({ url }) => /(?:^|\.)2chan\.net$/.test(url.hostname),
  *readPosts(view) {
    const page = {
      thread: threadOf(view.url),
      title: documentTitle(view.document),
      postingUrl: postingUrlOf(view, /futaba\.php/),
    };
    for (const mark of all(view.document, MARK)) yield readPost(mark, page, view);
  },
  permalinkOf: url => threadOf(url)?.url ?? null,
};
