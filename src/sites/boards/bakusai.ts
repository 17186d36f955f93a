import { all, documentTitle } from '../page/own-dom.ts';
import { attributeIn, bodyIn, imagesIn, textIn } from '../page/parts.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { timeOf } from '../time/time-of.ts';
import { postingUrlOf } from './board-form.ts';

/** What each selector finds, and in which layout it was seen. */
const FIND = {
  /** PC, 2022 to 2025; then the smartphone layout of 2026-03. */
  post: '#res_list .res_list_article, ul#res_list > li[id^="res"]',
  /** `#12`; in the smartphone layout the number is in the block's id as well. */
  number: '.resnumb, .res_num',
  time: '[itemprop="commentTime"]',
  text: '[itemprop="commentText"], .resbody',
  /** `[匿名さん]` */
  name: '.name',
  title: '#title_thr [itemprop="headline"], [itemprop="headline"], h1',
} as const;

interface Thread {
  /** https://bakusai.com/thr_res/acode=…/ctgid=…/bid=…/tid=…/ */
  url: string;
  /** The post an address names. */
  number: string | null;
}

const PART = /^(acode|ctgid|bid|tid|rrid)=(\d+)$/;

/** The thread an address of 爆サイ names: area, category, board and thread, in whatever order and with whatever else. */
function threadOf(url: URL): Thread | null {
  const parts = new Map(
    url.pathname.split('/').flatMap(part => {
      const [, name, value] = PART.exec(part) ?? [];
      return name && value ? [[name, value] as const] : [];
    }),
  );
  const [area, category, board, thread] = ['acode', 'ctgid', 'bid', 'tid'].map(name => parts.get(name));
  if (!area || !category || !board || !thread) return null;
  const path = `acode=${area}/ctgid=${category}/bid=${board}/tid=${thread}/`;
  return { url: `https://bakusai.com/thr_res/${path}`, number: parts.get('rrid') ?? null };
}

const postUrl = (thread: Thread, number: string) =>
  `${thread.url.replace('/thr_res/', '/thr_res_show/')}rrid=${number}/`;

interface Page {
  thread: Thread | null;
  title: string;
  postingUrl: string | null;
}

function readPost(element: Element, { thread, title, postingUrl }: Page, view: PageView): FoundPost | null {
  const shown =
    textIn(element, FIND.number) ||
    `#${/\d+/.exec(attributeIn(element, '[id^="res"]', 'id') ?? '')?.[0] ?? ''}`;
  const number = /^(?:#|No\.?)?\s?(\d{1,6})$/.exec(shown)?.[1];
  const text = bodyIn(element, FIND.text);
  const [time] = all(element, FIND.time);
  if (!number || (!time && text === '')) return null;
  const name = textIn(element, FIND.name).replace(/^\[(.*)\]$/s, '$1');
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'bakusai',
      permalink: thread ? known(postUrl(thread, number), 'composed') : NO_PERMALINK,
      number,
      thread: { url: thread?.url ?? null, title },
      author: { displayName: name || null },
      // A deleted post keeps its number and loses its time.
      time: time
        ? timeOf(time, view)
        : { kind: 'unknown', why: 'post removed', raw: null, shown: null, checks: [] },
      text,
      images: imagesIn(element, '.resbody img[src], [itemprop="commentText"] img[src]', view),
      ...(postingUrl && { postingUrl }),
    }),
  };
}

/** 爆サイ.com. Times to the minute, in Japan time; no ids of posters. */
export const bakusai: Site = {
  id: 'bakusai',
  facts: {
    sources: ['bonnou-shounen/bakusai parser and its test page', 'BakuSoku specification'],
    seen: '2026-03',
    realPage: false,
  },
  matches: ({ url }) => /(?:^|\.)bakusai\.com$/.test(url.hostname),
  *readPosts(view) {
    const page = {
      thread: threadOf(view.url),
      title: textIn(view.document, FIND.title) || documentTitle(view.document),
      postingUrl: postingUrlOf(view, /regist|thr_res/),
    };
    for (const element of all(view.document, FIND.post)) yield readPost(element, page, view);
  },
  permalinkOf(url) {
    const thread = threadOf(url);
    return thread?.number ? postUrl(thread, thread.number) : null;
  },
};
