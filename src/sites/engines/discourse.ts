import { all, allText, attribute, closest, first } from '../page/own-dom.ts';
import { textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import type { PageView } from '../site.ts';
import { claimFromText } from '../time/machine-time.ts';
import { linkAddress, shownName } from './parts/author-of.ts';
import { type EnginePage, type EnginePost, engineSite, type Unshown } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has, madeBy } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';
import { quotesIn } from './parts/quotes-in.ts';

/**
 * With scripts the page is drawn anew; without them the same posts stand in a `noscript`, which then is part of the
 * document. Seen: the latter in stored pages of 2.4 to 2026.2, the former in public code.
 */
const FIND = {
  post: '.topic-post article[data-post-id], article.onscreen-post[data-post-id], .crawler-post',
  live: {
    body: '.cooked',
    name: ['.names .full-name a', '.names .username a', '.names a[data-user-card]'],
    handle: '.names a[data-user-card]',
    /** A wiki's link names the last change instead. */
    date: '.post-date .relative-date',
    lastChange: '.last-wiki-edit',
    link: 'a.post-date[href], .post-date a[href]',
  },
  crawler: {
    body: '[itemprop="text"], [itemprop="articleBody"]',
    name: '.creator [itemprop="name"]',
    profile: '.creator a[href]',
    published: '[itemprop="datePublished"]',
    shown: 'time.post-time:not([itemprop="dateModified"])',
    modified: 'time[itemprop="dateModified"]',
    position: '[itemprop="position"]',
  },
  quote: 'aside.quote',
  quoteLink: '.title a[href*="/t/"]',
  title: 'h1 .fancy-title, h1 [itemprop="headline"], #topic-title h1, h1',
} as const;

/** `/t/slug/12` and its post, from any address of the topic. */
function topicOf(url: URL): { topic: string; post: string | null } | null {
  const m = /^(.*\/t\/(?:[^/]+\/)?(\d+))(?:\/(\d+))?\/?$/.exec(url.pathname);
  return m?.[1] === undefined ? null : { topic: url.origin + m[1], post: m[3] ?? null };
}

function postUrl(topic: string, number: string): string {
  return number === '1' ? topic : `${topic}/${number}`;
}

function permalinkOf(url: URL): string | null {
  const at = topicOf(url);
  return at?.post ? postUrl(at.topic, at.post) : null;
}

/** Where a drawn post links to itself; a served one has only its number, and the topic's address is the page's. */
function placeOf(
  element: Element,
  number: string | null,
  link: Element | null,
  { view, thread }: EnginePage,
) {
  const own = linkAddress(link, view);
  const named = own && permalinkOf(own);
  if (named) return known(named, 'link around the time');
  const topic = topicOf(view.url) ?? (thread.url === null ? null : topicOf(new URL(thread.url)));
  const whole = linkAddress(first(element, 'link[itemprop="mainEntityOfPage"]'), view);
  if (number === '1' && whole && whole.host === view.url.host) return known(whole, 'link in the post');
  return topic && number ? known(postUrl(topic.topic, number), 'composed') : NO_PERMALINK;
}

function readLive(element: Element, page: EnginePage): EnginePost | null {
  const { view, clock } = page;
  const find = FIND.live;
  const body = first(element, find.body);
  const number = /^post_(\d+)$/.exec(attribute(element, 'id') ?? '')?.[1] ?? null;
  if (!body) return null;
  const name = firstOf(element, find.name);
  const handle = first(element, find.handle);
  const user = attribute(element, 'data-user-id');
  const date = first(element, find.date);
  return {
    id: attribute(element, 'data-post-id'),
    number,
    permalink: placeOf(element, number, first(element, find.link), page),
    author: {
      displayName: shownName(name),
      handle: handle && attribute(handle, 'data-user-card'),
      profileUrl: linkAddress(handle, view)?.href ?? null,
      immutableId: user && /^\d+$/.test(user) ? { scheme: 'Discourse user id', value: user } : null,
    },
    time: clock.timeOf(date && closest(date, find.lastChange) ? null : date),
    ...wordsOf(body, page),
  };
}

function readServed(element: Element, page: EnginePage): EnginePost | null {
  const { view, clock } = page;
  const find = FIND.crawler;
  const body = first(element, find.body);
  if (!body) return null;
  const number = /^#?(\d+)$/.exec(textIn(element, find.position))?.[1] ?? null;
  const profile = linkAddress(first(element, find.profile), view);
  const published = first(element, find.published) ?? first(element, find.shown);
  const edited = textIn(element, find.modified);
  // An edited post shows the moment of its edit alone: what the screen says is not when it was posted.
  const onScreen = edited && !first(element, find.shown) ? claimFromText('page text', edited, view) : null;
  const handle = shownName(first(element, find.name));
  return {
    number,
    permalink: placeOf(element, number, null, page),
    author: { displayName: handle, handle, profileUrl: profile?.href ?? null },
    time: clock.timeOf(published, { claims: [onScreen] }),
    ...(edited ? { edited } : {}),
    ...wordsOf(body, page),
  };
}

function wordsOf(body: Element, { view }: EnginePage) {
  return {
    text: visibleText(body),
    images: picturesIn(body, FIND.quote, view),
    quoted: quotesIn(
      body,
      {
        quote: FIND.quote,
        authorOf: quote => attribute(quote, 'data-username'),
        link: FIND.quoteLink,
        text: 'blockquote',
      },
      view,
    ),
  };
}

/** With scripts on, the contents of a `noscript` are text. Parsed apart, they load nothing and change nothing. */
function unshown({ document }: PageView): Unshown | null {
  for (const place of all(document, 'noscript')) {
    const source = allText(place);
    if (!source.includes('crawler-post') || source.length > 5_000_000) continue;
    return { place, document: new DOMParser().parseFromString(source, 'text/html') };
  }
  return null;
}

export const discourse = engineSite({
  id: 'discourse',
  facts: {
    sources: ['stored server pages of five Discourse forums (2.4 to 2026.2)', 'kepano/defuddle discourse.ts'],
    seen: '2026-02',
    realPage: true,
  },
  matches: ({ document }) =>
    madeBy(document, /^Discourse /) || has(document, '.crawler-post, #discourse-modal'),
  posts: FIND.post,
  title: FIND.title,
  unshown,
  read: (element, page) =>
    attribute(element, 'data-post-id') === null ? readServed(element, page) : readLive(element, page),
  permalinkOf,
});
