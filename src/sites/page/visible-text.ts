import {
  attribute,
  documentOf,
  firstChildOf,
  isElement,
  isText,
  nextSiblingOf,
  shadowRootOf,
  slottedIn,
  tagOf,
  windowOf,
} from './own-dom.ts';
import { atOnce } from './steps.ts';

/** Elements whose content is not text of the page, or is what the reader of the page typed. */
const SKIPPED = new Set(
  'script style noscript template head iframe frame object embed canvas audio video svg math textarea select datalist input progress meter'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

type Spaces = 'collapse' | 'keep lines' | 'keep';

/** How an element is shown. Asked for no more than is needed: each question of a style costs its page time. */
interface Look {
  hidden: boolean;
  /** Line breaks the element asks for before and after itself. */
  breaks: 0 | 1 | 2;
  cell: boolean;
  isInvisible(): boolean;
  spaces(): Spaces;
}

function spacesOf(value: string): Spaces {
  if (value.includes('preserve-breaks') || value === 'pre-line') return 'keep lines';
  return /^(?:pre|break-spaces)/.test(value) ? 'keep' : 'collapse';
}

function unstyledLook(element: Element, tag: string): Look {
  return {
    hidden: attribute(element, 'hidden') !== null,
    breaks: tag === 'p' ? 2 : BLOCKS.has(tag) ? 1 : 0,
    cell: tag === 'td' || tag === 'th',
    isInvisible: () => false,
    spaces: () => (tag === 'pre' ? 'keep' : 'collapse'),
  };
}

function lookOf(element: Element, tag: string, view: (Window & typeof globalThis) | null): Look {
  if (!view) return unstyledLook(element, tag);
  const style = view.getComputedStyle(element);
  const display = style.display;
  const inline = display.startsWith('inline') || display.startsWith('ruby') || display === 'contents';
  const cell = display === 'table-cell';
  let invisible: boolean | null = null;
  let spaces: Spaces | null = null;
  return {
    hidden: display === 'none',
    breaks: inline || cell ? 0 : tag === 'p' ? 2 : 1,
    cell,
    isInvisible() {
      invisible ??= style.visibility !== 'visible';
      return invisible;
    },
    spaces() {
      spaces ??= spacesOf(style.whiteSpaceCollapse || style.whiteSpace);
      return spaces;
    },
  };
}

/** Puts text down as a page shows it: runs of space as one, line breaks where blocks meet. */
function textWriter(limit: number) {
  const parts: string[] = [];
  let length = 0;
  let asked = 0;
  let atLineStart = true;
  let space = false;

  function put(text: string) {
    if (asked > 0 && length > 0) {
      const breaks = '\n'.repeat(asked);
      parts.push(breaks);
      length += breaks.length;
    } else if (space && !atLineStart) {
      parts.push(' ');
      length += 1;
    }
    asked = 0;
    space = false;
    atLineStart = false;
    parts.push(text);
    length += text.length;
  }

  return {
    isFull: () => length >= limit,
    isAtLineStart: () => atLineStart,
    askBreaks(breaks: number) {
      if (breaks === 0) return;
      asked = Math.max(asked, breaks);
      atLineStart = true;
      space = false;
    },
    lineBreak() {
      space = false;
      put('\n');
      atLineStart = true;
    },
    cellGap() {
      if (!atLineStart) put('\t');
    },
    keep: put,
    collapse(text: string) {
      for (const piece of text.split(/([ \t\n\r\f]+)/)) {
        if (piece === '') continue;
        if (/^[ \t\n\r\f]/.test(piece)) space = !atLineStart;
        else put(piece);
      }
    },
    result: () => parts.join('').slice(0, limit),
  };
}

/** White space whose look depends on the style. */
const STYLED_SPACE = /[\t\n\r\f]| {2}|^ | $/;
const BLANK = /^[ \t\n\r\f]*$/;

function write(writer: ReturnType<typeof textWriter>, text: string, look: Look) {
  if (text === '') return;
  if (!STYLED_SPACE.test(text)) return look.isInvisible() ? undefined : writer.keep(text);
  const spaces = look.spaces();
  // Most white space in a page is between its blocks.
  if (spaces === 'collapse' && writer.isAtLineStart() && BLANK.test(text)) return;
  if (look.isInvisible()) return;
  if (spaces === 'collapse') return writer.collapse(text);
  if (spaces === 'keep') return writer.keep(text);
  text.split('\n').forEach((line, n) => {
    if (n > 0) writer.lineBreak();
    writer.collapse(line);
  });
}

/** The character a picture stands for in running text, or null for any other picture. */
function emojiOf(image: Element): string | null {
  const alt = attribute(image, 'alt') ?? '';
  if (alt === '' || alt.length > 60) return null;
  const pictogram =
    alt.length <= 24 &&
    /^(?:\p{Emoji}|\p{Emoji_Component}|\u200d|\ufe0f)+$/u.test(alt) &&
    !/^[\d#*]+$/.test(alt);
  return pictogram || /emoji|emote/i.test(attribute(image, 'class') ?? '') ? alt : null;
}

/** What an element shows inside: a run of siblings, or nodes from elsewhere that a slot shows. */
interface Inside {
  next: ChildNode | null;
  slotted: Node[] | null;
}

type Level = Inside & { look: Look };

const NOTHING_INSIDE: Inside = { next: null, slotted: null };

/** Through open shadow roots, as the screen shows them: the root instead of the children, these where its slots are. */
function shownInside(element: Element, tag: string): Inside {
  if (tag === 'slot') {
    const slotted = slottedIn(element);
    if (slotted.length > 0) return { next: null, slotted: slotted.reverse() };
  }
  return { next: firstChildOf(shadowRootOf(element) ?? element), slotted: null };
}

function nextIn(level: Level): Node | null {
  if (level.slotted) return level.slotted.pop() ?? null;
  const { next } = level;
  level.next = next && nextSiblingOf(next);
  return next;
}

/** Nodes between two steps: about a millisecond of them. */
const STEP_NODES = 200;

/** As visibleText, in steps of about a millisecond. */
export function* writingVisibleText(root: Element, limit = 200_000): Generator<void, string> {
  const view = windowOf(documentOf(root));
  const writer = textWriter(limit);
  // An explicit stack: a page can nest deeper than the call stack goes.
  const open: Level[] = [];

  function enter(element: Element) {
    const tag = tagOf(element);
    if (SKIPPED.has(tag)) return;
    if (tag === 'br') return writer.lineBreak();
    const outer = open.at(-1);
    if (tag === 'img') {
      const emoji = emojiOf(element);
      if (emoji !== null && !lookOf(element, tag, view).hidden && !outer?.look.isInvisible())
        writer.keep(emoji);
      return;
    }
    const look = lookOf(element, tag, view);
    if (look.hidden) return;
    writer.askBreaks(look.breaks);
    const folded = tag === 'details' && attribute(element, 'open') === null;
    open.push({ ...(folded ? NOTHING_INSIDE : shownInside(element, tag)), look });
    const summary = folded ? summaryOf(element) : null;
    if (summary) enter(summary);
  }

  enter(root);
  for (let nodes = 1; open.length > 0 && !writer.isFull(); nodes += 1) {
    if (nodes % STEP_NODES === 0) yield;
    const top = open[open.length - 1];
    if (!top) break;
    const node = nextIn(top);
    if (node === null) {
      open.pop();
      writer.askBreaks(top.look.breaks);
      if (top.look.cell) writer.cellGap();
      continue;
    }
    if (isElement(node)) enter(node);
    else if (isText(node)) write(writer, node.data, top.look);
  }
  return writer
    .result()
    .replace(/\t+$/gm, '')
    .replace(/^\n+|\n+$/g, '');
}

/**
 * The text below `root` as it is shown: line breaks from `<br>` and blocks, white space as styled, emoji pictures
 * as their character; nothing hidden, nothing typed by the reader. At most `limit` UTF-16 units. Changes nothing.
 */
export function visibleText(root: Element, limit?: number): string {
  return atOnce(writingVisibleText(root, limit));
}

/** What a closed `<details>` shows. */
function summaryOf(details: Element): Element | null {
  let child = firstChildOf(details);
  while (child && !(isElement(child) && tagOf(child) === 'summary')) child = nextSiblingOf(child);
  return child;
}
