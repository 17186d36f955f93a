import { all, allText, attribute, documentTitle, isElement, isText, nextSiblingOf } from '../page/own-dom.ts';
import { addressOf, textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { timesWritten } from '../time/post-time-text.ts';
import { timeOf } from '../time/time-of.ts';

/** A link to a post: `…/test/read.cgi/<board>/<key>/<number>`, or the same with `q=<number>`. */
const LINK = 'a[href*="/read.cgi/"]';
/** A date stands this close behind the post's number; links further off cite a post. */
const NEAR = 16;
/** Nodes of one post; more is another layout. */
const LONGEST_POST = 500;

interface Header {
  link: Element;
  number: string;
  url: URL;
}

function headerOf(link: Element, view: PageView): Header | null {
  const number = /^\D{0,3}(\d{1,5})\D{0,3}$/.exec(allText(link).trim())?.[1];
  const url = number ? addressOf(link, view) : null;
  if (!number || !url) return null;
  const named = url.searchParams.get('q') ?? /\/(\d{1,5})$/.exec(url.pathname)?.[1];
  if (named !== number) return null;
  const behind = textBehind(link);
  const [time] = timesWritten(behind.slice(0, 200), view.now);
  return time && time.index <= NEAR ? { link, number, url } : null;
}

function textBehind(link: Element): string {
  let text = '';
  for (
    let node = nextSiblingOf(link), n = 0;
    node && n < 20 && text.length < 200;
    node = nextSiblingOf(node), n += 1
  )
    text += isText(node) ? node.data : isElement(node) ? ` ${allText(node).slice(0, 100)} ` : '';
  return text.replace(/\s+/g, ' ').trimStart();
}

/** What stands between one header and the next. Bare text mostly, so it is read node by node. */
function bodyOf({ link }: Header, headers: ReadonlySet<Element>): { elements: Element[]; text: string } {
  const elements: Element[] = [];
  let text = '';
  for (let node = nextSiblingOf(link), n = 0; node && n < LONGEST_POST; node = nextSiblingOf(node), n += 1) {
    if (isText(node)) text += node.data.replace(/\s+/g, ' ');
    if (!isElement(node)) continue;
    if (headers.has(node) || all(node, LINK).some(inner => headers.has(inner))) break;
    elements.push(node);
    text += node.localName === 'br' ? '\n' : visibleText(node);
  }
  return { elements, text };
}

function readPost(header: Header, headers: ReadonlySet<Element>, title: string, view: PageView): FoundPost {
  const { link, number, url } = header;
  const { elements, text } = bodyOf(header, headers);
  const [line = '', ...rest] = text.trimStart().split('\n');
  const written = timesWritten(line, view.now)[0];
  const thread = /^(.*\/read\.cgi\/[^/]+\/\d+)(?:\/|$)/.exec(`${url.origin}${url.pathname}`)?.[1];
  return {
    element: link,
    more: elements,
    notes: [],
    post: postOf({
      site: 'tanuki',
      permalink: known(url, 'link in the post'),
      number,
      thread: { url: thread ? `${thread}/` : null, title },
      time: timeOf(written?.raw ?? null, view),
      text: rest.join('\n').trim(),
    }),
  };
}

/** 雑談たぬき (2ch2.net): nothing holds a post together, so one reaches from its number to the next one's. */
export const tanuki: Site = {
  id: 'tanuki',
  facts: { sources: ['the rule a public reader of it works by'], seen: '2026-08', realPage: false },
  matches: ({ url }) => /(?:^|\.)2ch2\.net$/.test(url.hostname),
  *readPosts(view) {
    const title = textIn(view.document, 'h1') || documentTitle(view.document);
    const headers: Header[] = [];
    for (const link of all(view.document, LINK)) {
      if (attribute(link, 'href') === null) continue;
      const header = headerOf(link, view);
      if (header) headers.push(header);
      yield null;
    }
    const links = new Set(headers.map(({ link }) => link));
    for (const header of headers) yield readPost(header, links, title, view);
  },
  permalinkOf(url) {
    return /\/read\.cgi\/[^/]+\/\d+\/\d{1,5}$/.test(url.pathname) ? `${url.origin}${url.pathname}` : null;
  },
};
