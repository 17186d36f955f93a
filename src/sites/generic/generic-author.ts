import type { Author } from '../../evidence/index.ts';
import { oncePerView } from '../page/once-per-view.ts';
import {
  all,
  allText,
  attribute,
  closest,
  comesBefore,
  contains,
  first,
  headText,
  isShown,
  parentOf,
  tagOf,
} from '../page/own-dom.ts';
import { visibleText } from '../page/visible-text.ts';
import { baseOf, webAddress } from '../page/web-address.ts';
import { NOBODY } from '../post-of.ts';
import type { PageView } from '../site.ts';
import { isName } from './names.ts';
import type { Container } from './post-containers.ts';

/** Where pages tell machines the poster's name. */
const MARKED_NAMES = [
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"], [itemprop~="creator"]',
  '[rel~="author"]',
  '.vcard .fn, cite.fn, .fn',
];
/** Where pages put it for people, surest first. */
const USUAL_NAMES = [
  'a.username, .username, .user-name, .userName, .postusername, .nickname, .handle',
  '[class*="author" i] a, [class*="author" i] b, [class*="author" i] strong',
  '[class*="author" i]',
  '.name, [class*="user-name" i], [class*="username" i]',
  'a[href*="/user/"], a[href*="/users/"], a[href*="/u/"], a[href*="/member"], a[href*="/profile"], a[href*="member.php"], a[href*="memberlist.php"], a[href*="/@"]',
];

/** The name nearest before the date, else the first after it, of those in one rank. */
function nearest(names: readonly Element[], date: Element): Element | null {
  const before = names.filter(name => comesBefore(name, date) && !contains(name, date));
  return before.at(-1) ?? names.find(name => !contains(name, date)) ?? null;
}

/** `ID:b7Lm0Rt`, as boards put it on the line of the date. `ID:???` is their way to show none. */
const BOARD_ID = /(?:^|[^\w])ID[:：]\s?([\w+/.!]{4,16})(?![\w+/.!])/;
/** Characters, white space with them, of the line a date stands on. */
const LONGEST_LINE = 1_000;

function boardId({ marks }: Container): Author['immutableId'] {
  const [mark] = marks;
  if (!mark) return null;
  const own = headText(mark.element, LONGEST_LINE).trim();
  const around = parentOf(mark.element);
  const line = own === mark.shown && around ? headText(around, LONGEST_LINE) : own;
  // What is longer holds other posts, whose ID might be taken for this one's.
  if (line.length >= LONGEST_LINE) return null;
  const value = BOARD_ID.exec(line.slice(0, 300))?.[1];
  return value ? { scheme: 'ID', value } : null;
}

/** The selectors that match anything on the page: asked once, not of every post. */
const onThePage = (selectors: readonly string[]) =>
  oncePerView(({ document }) => selectors.filter(selector => first(document, selector) !== null));
const markedNamesOf = onThePage(MARKED_NAMES);
const usualNamesOf = onThePage(USUAL_NAMES);

function namedBy({ element, more, marks }: Container, selectors: readonly string[]): Element | null {
  const date = marks[0]?.element ?? element;
  for (const selector of selectors) {
    const names = [element, ...more]
      .flatMap(part => all(part, selector))
      .slice(0, 100)
      .filter(name => isName(allText(name).trim()) && isShown(name));
    const name = nearest(names, date);
    if (name && visibleText(name, 1_000).trim() !== '') return name;
  }
  return null;
}

/**
 * Who posted: the name the page marks for machines, else `usual`, the element by which the page was seen to name its authors
 * post after post, else where names usually stand; nobody where it is not sure.
 */
export function genericAuthor(container: Container, view: PageView, usual: Element | null): Author {
  const immutableId = boardId(container);
  const name = namedBy(container, markedNamesOf(view)) ?? usual ?? namedBy(container, usualNamesOf(view));
  if (!name) return immutableId ? { ...NOBODY, immutableId } : NOBODY;
  const link = tagOf(name) === 'a' ? name : (closest(name, 'a[href]') ?? all(name, 'a[href]')[0] ?? null);
  const url = webAddress(link && attribute(link, 'href'), baseOf(view));
  const displayName = visibleText(name, 1_000).trim();
  const handle =
    /^@(\w[\w.@-]*)$/.exec(displayName)?.[1] ?? /\/@(\w[\w.@-]*)\/?$/.exec(url?.pathname ?? '')?.[1] ?? null;
  return { displayName: displayName || null, handle, immutableId, profileUrl: url?.href ?? null };
}
