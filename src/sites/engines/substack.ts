import { attribute, first } from '../page/own-dom.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { articleTimeOf } from './parts/article.ts';
import { linkAddress, shownName } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';

/** Substack on its own and on others' hosts, by public extractors (2025). */
const FIND = {
  post: 'article.newsletter-post, .comment[id^="comment-"]',
  body: ['.available-content .body', '.body.markup', '.available-content'],
  name: ['.post-header a[href*="/@"]', '.byline-wrapper a[href*="/@"]'],
  title: 'h1.post-title',
  comment: {
    body: '.comment-body',
    name: '.comment-meta a[href*="/@"], .commenter-name a',
    link: 'a[href*="/comment/"]',
  },
} as const;

export const substack = engineSite({
  id: 'substack',
  facts: { sources: ['public extractors of substack.com'], seen: '2025-12', realPage: false },
  matches: ({ document }) => has(document, 'article.newsletter-post, link[href*="substackcdn.com"]'),
  posts: FIND.post,
  title: FIND.title,
  read(element, { view, thread, clock }) {
    const id = /^comment-(\d{1,15})$/.exec(attribute(element, 'id') ?? '')?.[1];
    const find = FIND.comment;
    const body = id === undefined ? firstOf(element, FIND.body) : first(element, find.body);
    if (!body) return null;
    const name = id === undefined ? firstOf(element, FIND.name) : first(element, find.name);
    const link = id === undefined ? null : first(element, find.link);
    const url = id === undefined ? thread.url : (linkAddress(link, view)?.href ?? null);
    const profile = linkAddress(name, view);
    return {
      id: id ?? null,
      permalink: url
        ? known(url, id === undefined ? 'canonical link' : 'link around the time')
        : NO_PERMALINK,
      author: {
        displayName: shownName(name),
        handle: /\/@([\w.-]+)/.exec(profile?.pathname ?? '')?.[1] ?? null,
        profileUrl: profile?.href ?? null,
      },
      time: id === undefined ? articleTimeOf(null, view) : clock.timeOf(link),
      text: visibleText(body),
      images: picturesIn(body, null, view),
    };
  },
  permalinkOf: url => (/\/comment\/\d+$/.test(url.pathname) ? url.origin + url.pathname : null),
});
