import { all, attribute, first, isA } from '../page/own-dom.ts';
import { bodyIn, textIn } from '../page/parts.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { claimFromText } from '../time/machine-time.ts';
import { linkAddress, shownName } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { has } from './parts/made-by.ts';

/** lemmy-ui 0.18 and 0.19, by LemmyNet/lemmy-ui src/shared/components. */
const FIND = {
  /** A post is drawn twice in it, for small and large screens. */
  post: '.post-listing, article.comment-node[id^="comment-"]',
  name: 'a.person-listing',
  time: '.moment-time',
  /** Then the words and the tip begin with the creation, and what is shown is how long ago the change was. */
  changed: '.fst-italic, .fst-italics, .font-italics',
  listing: { link: '.post-title a[href*="/post/"]', text: '.post-title h1, .post-title h5' },
  /** The second link leads to the same comment on its own server. */
  comment: { link: 'a[href*="/post/"], a[href*="/comment/"]', text: '.comment-content' },
  title: '.post-title',
} as const;

const PLACE = /\/(?:post\/\d+\/|comment\/|post\/)(\d{1,12})$/;

function permalinkOf(url: URL): string | null {
  return PLACE.test(url.pathname) ? url.origin + url.pathname : null;
}

export const lemmy = engineSite({
  id: 'lemmy',
  facts: {
    sources: ['LemmyNet/lemmy-ui src/shared/components/common/moment-time.tsx'],
    seen: '2026-08',
    realPage: false,
  },
  matches: ({ document }) => has(document, '.post-listing .person-listing, article.comment-node'),
  posts: FIND.post,
  title: FIND.title,
  read(element, { view, clock }) {
    const isPost = isA(element, '.post-listing');
    const id = /^comment-(\d{1,12})$/.exec(attribute(element, 'id') ?? '')?.[1];
    const find = isPost ? FIND.listing : FIND.comment;
    const links = all(element, find.link).map(link => linkAddress(link, view));
    const own = links.find(
      url => url?.host === view.url.host && (isPost || PLACE.exec(url.pathname)?.[1] === id),
    );
    const text = isPost ? textIn(element, find.text) : bodyIn(element, find.text);
    if (text === '' || (!isPost && id === undefined)) return null;
    const name = first(element, FIND.name);
    const time = first(element, FIND.time);
    const tip = (time && attribute(time, 'data-tippy-content')) ?? '';
    const changed = time !== null && isA(time, FIND.changed);
    const made = own && permalinkOf(own);
    return {
      id: id ?? (made ? (PLACE.exec(made)?.[1] ?? null) : null),
      permalink: made ? known(made, 'link in the post') : NO_PERMALINK,
      author: {
        displayName: shownName(name),
        handle: /\/u\/([^/]+)$/.exec(linkAddress(name, view)?.pathname ?? '')?.[1] ?? null,
        profileUrl: linkAddress(name, view)?.href ?? null,
      },
      time: clock.timeOf(changed ? null : textIn(element, FIND.time) || null, {
        claims: [claimFromText('attribute', tip, view)],
      }),
      text,
      ...(changed ? { edited: tip } : {}),
    };
  },
  permalinkOf,
});
