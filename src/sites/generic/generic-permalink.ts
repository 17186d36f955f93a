import type { Permalink } from '../../evidence/index.ts';
import { oncePerView } from '../page/once-per-view.ts';
import {
  all,
  allText,
  attribute,
  closest,
  comesBefore,
  contains,
  first,
  isElement,
  isText,
  previousSiblingOf,
  tagOf,
} from '../page/own-dom.ts';
import { baseOf, webAddress, withoutTracking } from '../page/web-address.ts';
import type { PageView } from '../site.ts';
import type { DateMark } from './date-marks.ts';
import type { Container } from './post-containers.ts';

const SAYS_PERMALINK =
  /^(?:permalink|permanent link|固定リンク|パーマリンク|この(?:投稿|書き込み|コメント)の(?:URL|リンク))$/i;
/** "#12", "No.12", "12": the post's number, if the address holds it or the number in the post's id. */
const SAYS_NUMBER = /^(?:#|No\.?)?\s?(\d{1,12})$/;
/** Names of anchors that stand for a post, unlike those of menus in it. */
const POST_ANCHOR =
  /^(?:p|post|comment|div-comment|li-comment|msg|message|reply|res|r|c|no|entry|findcomment)[-_.]?\d+$/i;

/** The page's own address: its canonical link or `og:url` where they stay on this origin, else the address bar. */
export const pagePermalink: (view: PageView) => Permalink = oncePerView(view => {
  const canonical = first(view.document, 'link[rel~="canonical" i][href]');
  const property = first(view.document, 'meta[property="og:url" i][content]');
  const named = [canonical && attribute(canonical, 'href'), property && attribute(property, 'content')];
  for (const href of named) {
    const url = webAddress(href, baseOf(view));
    // Single-page sites and careless templates name their front page everywhere.
    const isFront = url?.pathname === '/' && url.search === '' && view.url.pathname !== '/';
    if (url && url.origin === view.url.origin && !isFront) {
      return { kind: 'known', url: withoutTracking(url).href, basis: 'canonical link' };
    }
  }
  return { kind: 'known', url: withoutTracking(view.url).href, basis: 'address bar' };
});

/** `<time><a>2026/08/18</a></time>` */
function linkOfDate({ element, shown }: DateMark): Element | null {
  const link = first(element, 'a[href]');
  return link && shown !== null && allText(link).trim() === shown ? link : null;
}

function isNumberLink(text: string, url: URL, names: readonly string[]): boolean {
  const number = SAYS_NUMBER.exec(text)?.[1];
  if (number === undefined) return false;
  const inAddress = `${url.pathname}${url.search}${url.hash}`.match(/\d+/g) ?? [];
  const known = new Set([
    ...names.flatMap(name => name.match(/\d+/g) ?? []),
    ...(/^\d+$/.test(text) ? [] : [number]),
  ]);
  // The last number of an address is the finest: board, thread, post.
  return known.has(inAddress.at(-1) ?? '');
}

function withoutHash(url: URL): URL {
  const page = new URL(url);
  page.hash = '';
  return page;
}

function isPageItself(url: URL, view: PageView): boolean {
  return url.hash === '' && url.href === new URL(view.url.pathname + view.url.search, view.url).href;
}

/** The address of one post among several, or unknown. The link around the time comes first. */
export function postPermalink({ element, more, marks }: Container, view: PageView): Permalink {
  const base = baseOf(view);
  for (const mark of marks) {
    const link = closest(mark.element, 'a[href]') ?? linkOfDate(mark);
    const href = link && contains(element, link) ? attribute(link, 'href') : null;
    const url = href === '#' ? null : webAddress(href, base);
    if (url) return { kind: 'known', url: withoutTracking(url).href, basis: 'link around the time' };
  }
  const parts = [element, ...more];
  const links = parts.flatMap(part => all(part, 'a[href]')).slice(0, 500);
  const ids = new Set(
    parts.flatMap(part => [part, ...all(part, '[id], a[name]')].slice(0, 500)).flatMap(namesOf),
  );
  const own = namesOf(element);
  for (const link of links) {
    const href = attribute(link, 'href');
    const url = href === '#' ? null : webAddress(href, base);
    if (!url || url.origin !== view.url.origin || isPageItself(url, view)) continue;
    const hash = decoded(url.hash.slice(1));
    const toItself = ids.has(hash) && (own.includes(hash) || POST_ANCHOR.test(hash));
    // Another place in this page: a menu, or a post that is cited.
    if (!toItself && url.hash !== '' && isPageItself(withoutHash(url), view)) continue;
    const text = allText(link).trim();
    if (toItself || SAYS_PERMALINK.test(text) || isNumberLink(text, url, own)) {
      return { kind: 'known', url: withoutTracking(url).href, basis: 'link in the post' };
    }
  }
  // A long number is the post's own in the site; a short one its place on this page, which moves.
  const [name] = [...own, anchorIn(parts, marks)]
    .filter(one => one !== null && /\d/.test(one))
    .sort((a, b) => digitsOf(b) - digitsOf(a));
  if (!name) return { kind: 'unknown', why: 'the page gives none' };
  const url = withoutTracking(view.url);
  url.hash = name;
  return { kind: 'known', url: url.href, basis: 'composed' };
}

const digitsOf = (name: string | null) => (name?.match(/\d/g) ?? []).length;

/** `<a name="41637842">` at the head of a post, the old way to give it an address. */
function anchorIn(parts: readonly Element[], marks: readonly DateMark[]): string | null {
  const [mark] = marks;
  const anchor = parts.flatMap(part => all(part, 'a[name]').slice(0, 5))[0] ?? anchorBefore(parts[0]);
  const name = anchor && attribute(anchor, 'name');
  const isHead = anchor && mark && (comesBefore(anchor, mark.element) || contains(anchor, mark.element));
  return name && isHead && /^[a-z_-]{0,12}\d{1,12}$/i.test(name) ? name : null;
}

/** `<a name="32554"></a><table>…`: right before the post, empty; or in an empty `<p>`, which a table that follows has closed. */
function anchorBefore(element: Element | undefined): Element | null {
  for (let at = element ? previousSiblingOf(element) : null; at; at = previousSiblingOf(at)) {
    if (isElement(at)) {
      if (allText(at).trim() !== '') return null;
      return tagOf(at) === 'a' ? at : (all(at, 'a[name]').at(-1) ?? null);
    }
    if (isText(at) && at.data.trim() !== '') return null;
  }
  return null;
}

function namesOf(element: Element): string[] {
  return [attribute(element, 'id'), attribute(element, 'name')].filter(
    name => name !== null && name !== '',
  ) as string[];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % is part of the name.
    return text;
  }
}
