import { all, allText, closest, parentOf } from '../page/own-dom.ts';
import { addressOf } from '../page/parts.ts';
import { parameterNames } from '../page/web-address.ts';
import type { PageView } from '../site.ts';
import { kindOf } from './date-pattern.ts';
import { isName } from './names.ts';
import type { Container } from './post-containers.ts';

/** Addresses of people, in the words sites use for them. */
const OF_PEOPLE =
  /user|member|profil|author|people|benutzer|mitglied|\/u\/|\/@|nutzer|usuario|utente|gebruiker/i;
/** Links of a post looked at; names come early. */
const MOST_LINKS = 30;
const QUOTES = 'blockquote, [class*="quote" i]';
/** Of the posts, so many must have a link of the kind. */
const NEARLY_ALL = 0.7;

/** What links of one kind have in common: the path without numbers and its last name, and the names of parameters. */
function shapeOf(url: URL): string {
  const path = url.pathname
    .replace(/\d+/g, '0')
    .replace(/[^/]+\/?$/, last => (/\.\w{2,4}$/.test(last) ? last : '*'));
  return `${url.host}${path}?${[...new Set(parameterNames(url))].sort().join('&')}`;
}

interface Candidate {
  element: Element;
  text: string;
}

/** A name in bold stands this near to the head of its post. */
const HEAD = 80;

/** Kinds of links whose address holds the very name they show: so sure that one author alone may have all posts. */
const OWN_NAME = 'of its own name: ';

function hasName(url: URL, text: string): boolean {
  const plain = (part: string) => part.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const name = plain(text);
  return name.length > 2 && OF_PEOPLE.test(url.href) && plain(url.href).includes(name);
}

/** What may name the author of one post, by kind: links, and bold words at the post's head. The first of each kind. */
function candidatesOf({ element, more }: Container, view: PageView): Map<string, Candidate> {
  const byShape = new Map<string, Candidate>();
  const add = (shape: string, candidate: Candidate) => {
    if (!byShape.has(shape)) byShape.set(shape, candidate);
  };
  const parts = [element, ...more];
  for (const link of parts.flatMap(part => all(part, 'a[href]').slice(0, MOST_LINKS)).slice(0, MOST_LINKS)) {
    const text = allText(link).trim();
    if (!isName(text) || closest(link, QUOTES)) continue;
    const url = addressOf(link, view);
    if (!url) continue;
    add(`${hasName(url, text) ? OWN_NAME : ''}${shapeOf(url)}`, { element: link, text });
  }
  const head = allText(element).trimStart().slice(0, HEAD);
  for (const bold of all(element, 'b, strong').slice(0, 5)) {
    const text = allText(bold).trim();
    const around = parentOf(bold);
    if (around && isName(text) && head.includes(text))
      add(`bold in ${kindOf(around)}`, { element: bold, text });
  }
  return byShape;
}

type Candidates = ReadonlyMap<string, Candidate>;

/** The kind that names the authors of posts: in nearly all of them, saying different names. Null where none does so. */
function usualShape(posts: readonly Candidates[]): string | null {
  const counts = new Map<string, { posts: number; texts: Set<string> }>();
  for (const candidates of posts) {
    for (const [shape, { text }] of candidates) {
      const at = counts.get(shape) ?? { posts: 0, texts: new Set<string>() };
      counts.set(shape, { posts: at.posts + 1, texts: at.texts.add(text) });
    }
  }
  const usual = [...counts]
    .filter(([, at]) => at.posts >= 2 && at.posts >= posts.length * NEARLY_ALL)
    .filter(([shape, { texts }]) => texts.size > 1 || shape.startsWith(OWN_NAME))
    .map(([shape]) => shape);
  return usual.find(name => OF_PEOPLE.test(name)) ?? usual.find(name => name.startsWith('bold')) ?? null;
}

/** Posts built alike: a list of other threads below them is none. */
function builtAlike(containers: readonly Container[]): Container[][] {
  const groups = new Map<string, Container[]>();
  for (const container of containers) {
    const around = parentOf(container.element);
    const kind = `${kindOf(container.element)} < ${around ? kindOf(around) : ''}`;
    const group = groups.get(kind);
    if (group) group.push(container);
    else groups.set(kind, [container]);
  }
  return [...groups.values()];
}

/**
 * The element that names each post's author, where the page has one of the same kind in nearly every post, or in nearly
 * every one that is built alike, saying different names: what "Reply" and "Report" never do. Links to people come before
 * bold words.
 */
export function usualAuthors(
  containers: readonly Container[],
  view: PageView,
): ReadonlyMap<Container, Element> {
  const found = new Map(containers.map(container => [container, candidatesOf(container, view)]));
  const candidatesIn = (group: readonly Container[]) =>
    group.map((container): Candidates => found.get(container) ?? new Map());
  const shape = usualShape(candidatesIn(containers));
  const groups = shape === null ? builtAlike(containers) : [containers];
  return new Map(
    groups.flatMap(group => {
      const own = shape ?? usualShape(candidatesIn(group));
      return group.flatMap(container => {
        const candidate = own === null ? undefined : found.get(container)?.get(own);
        return candidate ? [[container, candidate.element] as const] : [];
      });
    }),
  );
}
