import { first } from '../page/own-dom.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { articleTimeOf } from './parts/article.ts';
import { linkAddress, shownName } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';

/** Medium on its own and on others' hosts, by public extractors (2025). What is shown says the day at most; the head says more. */
const FIND = {
  post: 'article',
  name: ['[data-testid="authorName"]', 'a[rel="author"]'],
  time: '[data-testid="storyPublishDate"]',
  body: ['section', '.postArticle-content'],
  title: '[data-testid="storyTitle"], h1',
} as const;

export const medium = engineSite({
  id: 'medium',
  facts: { sources: ['public extractors of medium.com'], seen: '2025-12', realPage: false },
  matches: ({ document }) =>
    has(document, 'meta[property="al:android:package"][content="com.medium.reader"]'),
  posts: FIND.post,
  title: FIND.title,
  read(element, { view, thread }) {
    const body = firstOf(element, FIND.body);
    // More than one article is a list.
    if (!body || first(view.document, FIND.post) !== element) return null;
    const name = firstOf(element, FIND.name);
    return {
      id: /-([0-9a-f]{10,12})$/.exec(new URL(thread.url ?? view.url).pathname)?.[1] ?? null,
      permalink: thread.url ? known(thread.url, 'canonical link') : NO_PERMALINK,
      author: {
        displayName: shownName(name),
        handle: /^\/@([\w.]+)/.exec(linkAddress(name, view)?.pathname ?? '')?.[1] ?? null,
        profileUrl: linkAddress(name, view)?.href ?? null,
      },
      time: articleTimeOf(first(element, FIND.time), view),
      text: visibleText(body),
      images: picturesIn(body, null, view),
    };
  },
  permalinkOf: () => null,
});
