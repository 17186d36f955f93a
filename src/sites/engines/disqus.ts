import { attribute, first } from '../page/own-dom.ts';
import { addressIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { linkAddress, shownName } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { picturesIn } from './parts/pictures.ts';

/** The frame disqus.com/embed/comments, by its markup as public repositories keep it. */
const FIND = {
  post: 'li.post[id^="post-"]',
  /** What answers it stands beside these. */
  content: ['.post-content', '.post-body'],
  name: ['.post-byline .author a', '.author a', '.post-byline .author', '.author'],
  link: 'a.time-ago, a[data-role="relative-time"]',
  body: '.post-message',
  parent: 'a.parent-link',
} as const;

function permalinkOf(url: URL): string | null {
  return /#comment-\d+$/.test(url.hash) ? url.href : null;
}

export const disqus = engineSite({
  id: 'disqus',
  facts: {
    sources: ['markup of disqus.com/embed kept in public repositories'],
    seen: '2016-09',
    realPage: false,
  },
  matches: ({ url }) => /(?:^|\.)disqus\.com$/.test(url.hostname) && url.pathname.startsWith('/embed'),
  posts: FIND.post,
  read(element, { view, clock }) {
    const id = /^post-(\d{1,15})$/.exec(attribute(element, 'id') ?? '')?.[1];
    const content = firstOf(element, FIND.content);
    const body = content && first(content, FIND.body);
    if (id === undefined || !body) return null;
    const name = firstOf(content, FIND.name);
    const link = first(content, FIND.link);
    const url = linkAddress(link, view);
    const profile = linkAddress(name, view);
    const parent = addressIn(content, FIND.parent, view);
    return {
      id,
      permalink: url ? known(url, 'link around the time') : NO_PERMALINK,
      parentUrl: parent?.href ?? null,
      author: {
        displayName: shownName(name),
        handle:
          (name && attribute(name, 'data-username')) ??
          /^\/by\/([^/]+)/.exec(profile?.pathname ?? '')?.[1] ??
          null,
        profileUrl: profile?.href ?? null,
      },
      time: clock.timeOf(link),
      text: visibleText(body),
      images: picturesIn(body, null, view),
    };
  },
  permalinkOf,
});
