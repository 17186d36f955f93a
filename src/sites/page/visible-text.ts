import {
  attribute,
  documentOf,
  firstChildOf,
  isElement,
  isText,
  nextSiblingOf,
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

interface Look {
  hidden: boolean;
  invisible: boolean;
  /** Line breaks the element asks for before and after itself. */
  breaks: 0 | 1 | 2;
  cell: boolean;
  spaces: Spaces;
}

function spacesOf(value: string, preWrap: boolean): Spaces {
  if (value.includes('preserve-breaks') || value === 'pre-line') return 'keep lines';
  if (preWrap || /^(?:pre|break-spaces)/.test(value)) return 'keep';
  return 'collapse';
}

function lookOf(element: Element, tag: string, view: (Window & typeof globalThis) | null): Look {
  if (!view) {
    const breaks = tag === 'p' ? 2 : BLOCKS.has(tag) ? 1 : 0;
    const hidden = attribute(element, 'hidden') !== null;
    return {
      hidden,
      invisible: false,
      breaks,
      cell: tag === 'td' || tag === 'th',
      spaces: spacesOf('', tag === 'pre'),
    };
  }
  const style = view.getComputedStyle(element);
  const display = style.display;
  const inline = display.startsWith('inline') || display.startsWith('ruby') || display === 'contents';
  const cell = display === 'table-cell';
  return {
    hidden: display === 'none',
    invisible: style.visibility !== 'visible',
    breaks: inline || cell ? 0 : tag === 'p' ? 2 : 1,
    cell,
    spaces: spacesOf(style.whiteSpaceCollapse || style.whiteSpace, false),
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

function write(writer: ReturnType<typeof textWriter>, text: string, spaces: Spaces) {
  if (spaces === 'collapse') return writer.collapse(text);
  if (spaces === 'keep') return text === '' ? undefined : writer.keep(text);
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

/** Nodes between two steps: about a millisecond of them. */
const STEP_NODES = 200;

/** As visibleText, in steps of about a millisecond. */
export function* writingVisibleText(root: Element, limit = 200_000): Generator<void, string> {
  const view = windowOf(documentOf(root));
  const writer = textWriter(limit);
  // An explicit stack: a page can nest deeper than the call stack goes.
  const open: { next: ChildNode | null; look: Look }[] = [];

  function enter(element: Element) {
    const tag = tagOf(element);
    if (SKIPPED.has(tag)) return;
    if (tag === 'br') return writer.lineBreak();
    const outer = open.at(-1);
    if (tag === 'img') {
      const emoji = emojiOf(element);
      if (emoji !== null && lookOf(element, tag, view).hidden === false && outer?.look.invisible !== true)
        writer.keep(emoji);
      return;
    }
    const look = lookOf(element, tag, view);
    if (look.hidden) return;
    writer.askBreaks(look.breaks);
    const folded = tag === 'details' && attribute(element, 'open') === null;
    open.push({ next: folded ? null : firstChildOf(element), look });
    const summary = folded ? summaryOf(element) : null;
    if (summary) enter(summary);
  }

  enter(root);
  for (let nodes = 1; open.length > 0 && !writer.isFull(); nodes += 1) {
    if (nodes % STEP_NODES === 0) yield;
    const top = open[open.length - 1];
    if (!top) break;
    const node = top.next;
    if (node === null) {
      open.pop();
      writer.askBreaks(top.look.breaks);
      if (top.look.cell) writer.cellGap();
      continue;
    }
    top.next = nextSiblingOf(node);
    if (isElement(node)) enter(node);
    else if (isText(node) && !top.look.invisible) write(writer, node.data, top.look.spaces);
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
