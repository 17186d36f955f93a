import { all, attribute, first } from '../page/own-dom.ts';
import { visibleText } from '../page/visible-text.ts';
import { known } from '../post-of.ts';
import { claimFromCount, claimFromText } from '../time/machine-time.ts';
import { linkAddress, shownName } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';
import { quotesIn } from './parts/quotes-in.ts';

/** Seen in a stored page of NodeBB 4 (2025). The `component` attributes are what its themes must keep. */
const FIND = {
  post: '[component="post"][data-pid]',
  body: '[component="post/content"]',
  name: [
    '[itemprop="author"] a[data-uid]',
    'a[data-uid][data-username]',
    '[component="post/header"] a[href*="/user/"]',
  ],
  link: 'a[href*="/post/"]',
  quote: 'blockquote',
  title: 'h1 [component="topic/title"], [component="topic/title"], h1',
} as const;

const MARKED = /^(?:\d{1,12}|https?:\/\/.{1,2000})$/;

function permalinkOf(url: URL): string | null {
  return /\/post\/\d+$/.test(url.pathname) ? url.origin + url.pathname : null;
}

export const nodebb = engineSite({
  id: 'nodebb',
  facts: { sources: ['a stored thread of a NodeBB 4 forum'], seen: '2025-12', realPage: true },
  matches: ({ document }) => has(document, '[component="post"][data-pid], [component="topic"]'),
  posts: FIND.post,
  title: FIND.title,
  read(element, { view, clock }) {
    const pid = attribute(element, 'data-pid') ?? '';
    const body = first(element, FIND.body);
    if (!MARKED.test(pid) || !body) return null;
    // Posts of other servers have an address for an id, and the post they answer is linked to as well.
    const mark = `/post/${encodeURIComponent(pid)}`;
    const links = all(element, FIND.link).filter(link => linkAddress(link, view)?.pathname.endsWith(mark));
    const time = links.find(link => attribute(link, 'title') !== null) ?? null;
    const own = linkAddress(time ?? links[0], view);
    const name = firstOf(element, FIND.name);
    const uid = attribute(element, 'data-uid');
    const index = attribute(element, 'data-index');
    const title = time && attribute(time, 'title');
    return {
      id: pid,
      number: index && /^\d+$/.test(index) ? String(Number(index) + 1) : null,
      permalink: own ? known(own, 'link around the time') : { kind: 'unknown', why: 'the page gives none' },
      author: {
        displayName: shownName(name) ?? attribute(element, 'data-username'),
        handle: attribute(element, 'data-username'),
        profileUrl: linkAddress(name, view)?.href ?? null,
        immutableId: uid && /^[1-9]\d*$/.test(uid) ? { scheme: 'NodeBB user id', value: uid } : null,
      },
      // The text is an age its own script writes; the element of the post counts in milliseconds.
      time: clock.timeOf(time ? visibleText(time) || null : null, {
        claims: [
          claimFromCount(attribute(element, 'data-timestamp') ?? ''),
          title ? claimFromText('attribute', title, view) : null,
        ],
      }),
      text: visibleText(body),
      images: picturesIn(body, FIND.quote, view),
      quoted: quotesIn(body, { quote: FIND.quote }, view),
    };
  },
  permalinkOf,
});
