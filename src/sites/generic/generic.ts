import type { Permalink, Post, PostTime, TimeSource } from '../../evidence/index.ts';
import { citedNumbers } from '../page/cited-numbers.ts';
import { oncePerView } from '../page/once-per-view.ts';
import {
  all,
  allText,
  attribute,
  closest,
  contains,
  documentBody,
  documentTitle,
  first,
} from '../page/own-dom.ts';
import { visibleText } from '../page/visible-text.ts';
import { NOBODY } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { claimFromText } from '../time/machine-time.ts';
import { agree, type TimeClaim } from '../time/time-claim.ts';
import { timeFrom } from '../time/time-of.ts';
import { usualAuthors } from './author-pattern.ts';
import { type DateMark, findingDateMarks } from './date-marks.ts';
import { genericAuthor } from './generic-author.ts';
import { pagePermalink, postPermalink } from './generic-permalink.ts';
import { type PageClaims, pageClaims } from './page-claims.ts';
import { type Container, postContainers } from './post-containers.ts';

/** Where sites put the words of a post. */
const BODIES =
  '[itemprop~="text"], [itemprop~="articleBody"], [itemprop~="commentText"], .post-content, .entry-content, .comment-content, .comment-body, .comment-text, .message, .message-body, .post-body, .postbody .content, .content, .body, .text';

/** Machines write the time of one post exactly; the page's head may speak of another; text has no zone of its own. */
const TRUST: TimeSource[] = ['time@datetime', 'attribute', 'microdata', 'json-ld', 'meta', 'page text'];

/** Of several dates in one post, the one with a link around it (that is how posts link to themselves), else the first. */
function mainMark(marks: readonly DateMark[]): DateMark | undefined {
  return marks.find(mark => closest(mark.element, 'a[href]')) ?? marks[0];
}

function timeOf(marks: readonly DateMark[], more: readonly TimeClaim[], view: PageView): PostTime {
  const mark = mainMark(marks);
  const own = [...(mark?.claims ?? []), ...more].sort(
    (a, b) => TRUST.indexOf(a.source) - TRUST.indexOf(b.source),
  );
  // Another date in the post may be its time as well: told as a check, it makes the time uncertain if it disagrees.
  const claims = [
    ...own,
    ...marks.filter(other => other !== mark).flatMap(other => other.claims.slice(0, 1)),
  ];
  return timeFrom({ claims, age: mark?.age ?? null, shown: mark?.shown ?? null }, view);
}

const marksBodies = oncePerView(({ document }) => first(document, BODIES) !== null);

/** The part that holds most of the words, where the page marks one; else all of it. */
function textOf({ element, more }: Container, view: PageView): string {
  const parts = [element, ...more];
  if (!marksBodies(view)) return textBehindHeader(element, more);
  const whole = parts.reduce((sum, part) => sum + allText(part).length, 0);
  const bodies = parts
    .flatMap(part => all(part, BODIES).slice(0, 50))
    .map(body => ({ body, length: allText(body).trim().length }));
  const best = bodies.reduce<{ body: Element; length: number } | null>(
    (a, b) => (a && a.length >= b.length ? a : b),
    null,
  );
  if (best && best.length > 0 && (best.length >= whole * 0.4 || bodies.length === 1))
    return visibleText(best.body);
  return textBehindHeader(element, more);
}

function textBehindHeader(element: Element, more: readonly Element[]): string {
  const shown = more.length > 0 ? more : [element];
  return shown
    .map(part => visibleText(part))
    .join('\n')
    .trim();
}

function numberOf({ element, more }: Container): string | null {
  const header = [element, ...more].map(part => allText(part).trim().slice(0, 60)).join(' ');
  const shown = /^(?:No\.?|#|>>)?\s?(\d{1,6})(?=\s?[：:.\s]|$)(?!\s?[./-]\d)/.exec(header)?.[1];
  return shown ?? /(?:^|[^\d])(\d{1,12})$/.exec(attribute(element, 'id') ?? '')?.[1] ?? null;
}

function postFrom(
  container: Container,
  permalink: Permalink,
  extra: TimeClaim[],
  view: PageView,
  isOnly: boolean,
  usual: Element | null,
): Post {
  const text = textOf(container, view);
  return {
    site: 'generic',
    permalink,
    id: attribute(container.element, 'id'),
    number: isOnly ? null : numberOf(container),
    thread: isOnly ? null : { url: threadUrl(view), title: documentTitle(view.document) },
    parentUrl: null,
    author: genericAuthor(container, view, usual),
    time: timeOf(container.marks, extra, view),
    text,
    images: [],
    anchors: citedNumbers(text),
    quoted: [],
  };
}

function threadUrl(view: PageView): string | null {
  const page = pagePermalink(view);
  return page.kind === 'known' ? page.url : null;
}

function postOf(container: Container, view: PageView, page: PageClaims, usual: Element | null): FoundPost {
  const permalink = postPermalink(container, view);
  const entry = permalink.kind === 'known' ? page.byAddress.get(permalink.url) : undefined;
  const linked = entry?.published ? claimFromText('json-ld', entry.published, view) : null;
  const post = postFrom(container, permalink, linked ? [linked] : [], view, false, usual);
  const notes = container.holdsOthers
    ? [`the text of the post dated ${container.marks[0]?.shown} may hold other posts too`]
    : [];
  return { element: container.element, more: container.more, post, notes };
}

/** The page as one post: an article, or whatever the page is. */
function wholePage(container: Container, view: PageView, page: PageClaims): FoundPost {
  const post = postFrom(container, pagePermalink(view), page.claims, view, true, null);
  const author =
    post.author === NOBODY && page.author !== null ? { ...NOBODY, displayName: page.author } : post.author;
  const isPost = page.claims.length > 0 || page.author !== null || isArticle(container.element, view);
  return {
    element: container.element,
    more: container.more,
    post: { ...post, author },
    ...(!isPost && { isWholePage: true }),
    notes: isPost ? [] : ['the page does not say what in it is a post, so the whole of it was taken as one'],
  };
}

/** A page of one `article` that is no comment's says that it is one. */
function isArticle(element: Element, { document }: PageView): boolean {
  const [one, ...others] = all(document, 'article');
  return one !== undefined && others.length === 0 && (contains(one, element) || contains(element, one));
}

function articleElement(document: Document): Element | null {
  const articles = all(document, 'article');
  const one = articles.length === 1 ? (articles[0] ?? null) : null;
  return one ?? first(document, 'main, [role="main"]') ?? documentBody(document);
}

/** Which container is what the page's head talks about: the one with the heading, else one with the same time. */
function articleAmong(containers: readonly Container[], page: PageClaims, view: PageView): Container | null {
  const heading = first(view.document, 'h1');
  const headed = heading && containers.find(({ element }) => contains(element, heading));
  if (headed) return headed;
  const [claim] = page.claims;
  if (!claim) return null;
  return (
    containers.find(({ marks }) => marks.some(mark => mark.claims.some(other => agree(claim, other)))) ?? null
  );
}

function* readPosts(view: PageView): Generator<FoundPost | null> {
  const page = pageClaims(view);
  yield null;
  const containers = postContainers(yield* findingDateMarks(view));
  yield null;
  const article = articleElement(view.document);
  if (!article) return;
  const whole = { element: article, more: [], marks: [], holdsOthers: false };
  const [only] = containers;
  if (!only) return yield wholePage(whole, view, page);
  if (containers.length === 1) {
    const element = contains(only.element, article) ? article : only.element;
    const isWhole = element === article || contains(article, element);
    return yield wholePage({ ...only, element: isWhole ? article : element }, view, page);
  }
  const about = articleAmong(containers, page, view);
  if (!about && page.claims.length > 0) yield wholePage(whole, view, page);
  const usual = usualAuthors(containers, view);
  for (const container of containers) {
    const isArticle = container === about && page.claims.length > 0 && container === only;
    const own = postOf(container, view, page, usual.get(container) ?? null);
    if (!isArticle) {
      yield own;
      continue;
    }
    const known = own.post.permalink.kind === 'known' ? own.post.permalink : pagePermalink(view);
    const found = wholePage(container, view, page);
    yield { ...found, post: { ...found.post, permalink: known } };
  }
}

/** Any page: what it tells machines, and what its dates tell of how it is built. */
export const generic: Site = {
  id: 'generic',
  facts: {
    sources: ['https://schema.org/CreativeWork', 'https://html.spec.whatwg.org/#the-time-element'],
    seen: '2026-08',
    realPage: true,
  },
  matches: () => true,
  readPosts,
  permalinkOf: () => null,
};
