import { all, closest, documentOf, first, firstChildOf, parentOf, windowOf } from '../../page/own-dom.ts';
import type { PageView } from '../../site.ts';
import { statusOf, statusUrl } from './x-address.ts';
import { ARTICLES, statusOfArticle } from './x-article.ts';

const CELL = '[data-testid="cellInnerDiv"]';

/** The line that joins a post to the one below it: nothing but 2 px wide, as its classes make it. */
function drawsLine(article: Element): boolean {
  const page = windowOf(documentOf(article));
  if (!page) return false;
  return all(article, 'div').some(
    part => firstChildOf(part) === null && page.getComputedStyle(part).width === '2px',
  );
}

/**
 * The post that the one named by the address answers, and which article that is. Above it X shows nothing but what it
 * answers, each joined by a line to the next; a deleted post between is a cell of its own, and then nothing is said.
 */
export function answeredPost(
  articles: readonly Element[],
  view: PageView,
): { article: Element; parentUrl: string } | null {
  const named = statusOf(view.url);
  if (!named) return null;
  const article = articles.find(found => statusOfArticle(found, view)?.id === named.id);
  const cell = article && closest(article, CELL);
  if (!article || !cell || articles.indexOf(article) === 0) return null;
  const list = parentOf(cell);
  const cells = list ? all(list, CELL) : [];
  const before = cells[cells.indexOf(cell) - 1];
  const above = before && first(before, ARTICLES);
  const status = above && statusOfArticle(above, view);
  if (!above || !status || !drawsLine(above)) return null;
  return { article, parentUrl: statusUrl(status) };
}
