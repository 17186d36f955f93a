import type { Author, Post } from '../../evidence/index.ts';
import { all, attribute, first, isA } from '../page/own-dom.ts';
import { addressOf } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { claimFromMastodonId } from '../time/id-times.ts';
import { timeOnDevice } from './device-clock.ts';
import { findOwnOnMastodon } from './mastodon-own.ts';
import { allBut, ownImages, withInner } from './own-parts.ts';

/** What each selector finds, in the software's own code of 2023 to 2025. */
const FIND = {
  app: '#mastodon, script#initial-state, #mastodon-status, .activity-stream .detailed-status',
  /** A post in a list; one inside another is what that quotes. */
  listed: '.status[data-id]',
  /** The post a page is about. */
  detailed: '.detailed-status',
  link: 'a.status__relative-time[href], a.detailed-status__datetime[href]',
  time: 'time',
  account: 'a.status__display-name[href], a.detailed-status__display-name[href]',
  name: '.display-name__html, .display-name strong',
  acct: '.display-name__account',
  text: '.status__content__text, .e-content',
  warning: '.content-warning, .status__content__spoiler-text, .p-summary',
  edited: '.status__relative-time abbr, .detailed-status__meta__line .dropdown-menu__text-button',
  photo: '.media-gallery img[src]',
  /** The line that joins a post to the next one of its thread, if that answers it. */
  lineDown: ':scope > .status__line--full',
  line: ':scope > .status__line',
} as const;

const POSTS = `${FIND.listed}, ${FIND.detailed}`;
/** `/@user/1234`, `/@user@host/1234`, `/users/user/statuses/1234` */
const PATH = /^\/(?:web\/)?(?:@([\w.-]+(?:@[\w.-]+)?)|users\/([\w.-]+)\/statuses)\/(\d{1,20})(?:\/|$)/;

const pathOf = (url: URL | null) => {
  const match = url && PATH.exec(url.pathname);
  return match ? { acct: match[1] ?? match[2] ?? '', id: match[3] ?? '' } : null;
};

const bare = (url: URL) => `${url.origin}${url.pathname.replace(/\/$/, '')}`;

interface Parts {
  element: Element;
  quotes: Element[];
  own(selector: string): Element | undefined;
}

function partsOf(element: Element): Parts {
  const quotes = all(element, POSTS);
  return { element, quotes, own: selector => allBut(element, selector, quotes)[0] };
}

function authorOf({ own }: Parts, view: PageView): Author {
  const account = own(FIND.account);
  const shown = own(FIND.acct);
  const profile = addressOf(account, view);
  const acct = /^@?([\w.-]+(?:@[\w.-]+)?)$/.exec(shown ? visibleText(shown, 500).trim() : '')?.[1];
  const inPath = /^\/@([\w.-]+(?:@[\w.-]+)?)\/?$/.exec(profile?.pathname ?? '')?.[1];
  const name = own(FIND.name);
  const id = account && attribute(account, 'data-hover-card-account');
  return {
    displayName: (name && visibleText(name, 1_000).trim()) || null,
    handle: acct ?? inPath ?? null,
    immutableId:
      id && /^\d{1,20}$/.test(id)
        ? { scheme: `Mastodon account id on ${view.url.hostname}`, value: id }
        : null,
    profileUrl: profile?.href ?? null,
  };
}

function quotedPost(quote: Element, view: PageView): Post['quoted'][number] {
  const parts = partsOf(quote);
  const url = addressOf(parts.own(FIND.link), view);
  const text = parts.own(FIND.text);
  return { url: url && bare(url), author: authorOf(parts, view).handle, text: text ? visibleText(text) : '' };
}

function notesOn(parts: Parts, id: string | null, handle: string | null, view: PageView): string[] {
  const host = /@([\w.-]+)$/.exec(handle ?? '')?.[1];
  const elsewhere = host && host !== view.url.hostname;
  const collapsed = parts.own('.status__content--collapsed');
  return [
    elsewhere ? `post ${id} was written on ${host}; this is the copy ${view.url.hostname} keeps` : null,
    collapsed ? `the text of post ${id} is cut; the page offers to show more` : null,
  ].filter(note => note !== null);
}

function readPost(element: Element, parentUrl: string | null, view: PageView): FoundPost {
  const parts = partsOf(element);
  const link = parts.own(FIND.link);
  const url = addressOf(link, view);
  const at = pathOf(url);
  const local = url?.origin === view.url.origin ? at?.id : undefined;
  const id = attribute(element, 'data-id') ?? local ?? at?.id ?? null;
  const author = authorOf(parts, view);
  const edited = parts.own(FIND.edited);
  const warning = parts.own(FIND.warning);
  const body = parts.own(FIND.text);
  const place = (link && first(link, FIND.time)) ?? parts.own(`${FIND.link} ${FIND.time}`) ?? link ?? null;
  const post = postOf({
    site: 'mastodon',
    permalink: url ? known(bare(url), 'link around the time') : NO_PERMALINK,
    id,
    parentUrl,
    ...(edited && { edited: attribute(edited, 'title') || visibleText(edited, 500).trim() }),
    author,
    time: timeOnDevice(place, view, { claims: [id === null ? null : claimFromMastodonId(id)] }),
    text: [warning, body].flatMap(part => (part ? [visibleText(part)] : [])).join('\n\n'),
    images: ownImages(element, FIND.photo, parts.quotes, view),
    anchors: [],
    quoted: parts.quotes.map(quote => quotedPost(quote, view)),
  });
  return { element, more: [], post, notes: notesOn(parts, id, author.handle, view) };
}

/** What `element` answers, where the lines of the thread say so. */
function parentOfPost(element: Element, before: FoundPost | null, focal: FoundPost | null): string | null {
  const isListed = isA(element, FIND.listed);
  const inThread = !isListed || isA(element, '.status--in-thread');
  const answered =
    !inThread || !before
      ? null
      : first(before.element, FIND.lineDown)
        ? before
        : focal &&
            isListed &&
            first(element, FIND.line) &&
            !first(element, FIND.lineDown) &&
            (before === focal || isA(element, '.status--first-in-thread'))
          ? focal
          : null;
  return answered?.post.permalink.kind === 'known' ? answered.post.permalink.url : null;
}

function* readPosts(view: PageView): Generator<FoundPost | null> {
  let before: FoundPost | null = null;
  let focal: FoundPost | null = null;
  for (const element of withInner(all(view.document, POSTS)).keys()) {
    const found = readPost(element, parentOfPost(element, before, focal), view);
    before = found;
    if (isA(element, FIND.detailed)) focal = found;
    yield found;
  }
}

/** Mastodon, on any host: a post with its thread, lists of posts. */
export const mastodon: Site = {
  id: 'mastodon',
  facts: {
    sources: [
      'mastodon/mastodon status.jsx, detailed_status.tsx, relative_timestamp.tsx, lib/mastodon/snowflake.rb',
    ],
    seen: '2025-10',
    realPage: false,
  },
  matches: ({ document }) => first(document, FIND.app) !== null && first(document, POSTS) !== null,
  readPosts,
  permalinkOf: url => (pathOf(url) ? bare(url) : null),
  findOwn: findOwnOnMastodon,
};
