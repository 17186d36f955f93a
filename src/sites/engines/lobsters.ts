import { attribute, first } from '../page/own-dom.ts';
import { bodyIn } from '../page/parts.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { linkAddress, shownName } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';

/** lobste.rs and others on its software. Seen in a stored page of 2026. */
const FIND = {
  post: '.story[data-shortid], .comment[data-shortid]',
  time: '.byline time[data-at-unix], .byline time',
  name: [
    '.byline .u-author',
    '.byline a[href^="/~"]:not([aria-hidden])',
    '.byline a[href^="/u/"]:not([aria-hidden])',
  ],
  story: { link: '.comments_label a[href*="/s/"]', text: '.link, .story_text' },
  comment: { link: '.byline a[href*="/c/"]', text: '.comment_text' },
  title: '.story .link a.u-url',
} as const;

function permalinkOf(url: URL): string | null {
  const comment = /^\/c\/\w+/.exec(url.pathname)?.[0] ?? /^#c_(\w+)$/.exec(url.hash)?.[1];
  if (!comment) return null;
  return `${url.origin}${comment.startsWith('/') ? comment : `/c/${comment}`}`;
}

export const lobsters = engineSite({
  id: 'lobsters',
  facts: { sources: ['a stored page of lobste.rs'], seen: '2026-03', realPage: true },
  matches: ({ document }) => has(document, '.story[data-shortid] .story_liner'),
  posts: FIND.post,
  title: FIND.title,
  read(element, { view, clock }) {
    const id = attribute(element, 'data-shortid') ?? '';
    const find = attribute(element, 'id')?.startsWith('story_') ? FIND.story : FIND.comment;
    const text = bodyIn(element, find.text);
    if (!/^\w{4,12}$/.test(id) || text === '') return null;
    const link = linkAddress(first(element, find.link), view);
    if (link) link.hash = '';
    const name = firstOf(element, FIND.name);
    const around = find === FIND.comment ? 'link around the time' : 'link in the post';
    return {
      id,
      permalink: link ? known(link, around) : NO_PERMALINK,
      author: {
        displayName: shownName(name),
        handle: shownName(name),
        profileUrl: linkAddress(name, view)?.href ?? null,
      },
      time: clock.timeOf(first(element, FIND.time)),
      text,
    };
  },
  permalinkOf,
});
