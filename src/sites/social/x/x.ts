import { all } from '../../page/own-dom.ts';
import type { FoundPost, PageView, Site } from '../../site.ts';
import { isXPage, statusOf, statusUrl } from './x-address.ts';
import { ARTICLES, readArticle } from './x-article.ts';
import { numbersOfAccounts } from './x-author.ts';
import { findOwnOnX } from './x-own.ts';
import { answeredPost } from './x-parent.ts';

function* readPosts(view: PageView): Generator<FoundPost> {
  const articles = all(view.document, ARTICLES);
  if (articles.length === 0) return;
  const numbers = numbersOfAccounts(view.document);
  const answered = answeredPost(articles, view);
  for (const article of articles) {
    yield readArticle(article, answered?.article === article ? answered.parentUrl : null, numbers, view);
  }
}

/** X (x.com, twitter.com): a status with its replies, timelines, profiles. */
export const x: Site = {
  id: 'x',
  facts: {
    sources: [
      'a stored page of x.com',
      'insin/control-panel-for-twitter script.js',
      'kepano/defuddle twitter.ts',
    ],
    seen: '2026-08',
    realPage: true,
  },
  matches: ({ url }) => isXPage(url),
  readPosts,
  permalinkOf(url) {
    const status = statusOf(url);
    return status && statusUrl(status);
  },
  findOwn: findOwnOnX,
};
