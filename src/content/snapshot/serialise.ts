import {
  attribute,
  documentRoot,
  firstChildOf,
  isElement,
  isText,
  namespaceOf,
  nextSiblingOf,
  parentNodeOf,
  tagOf,
} from '../../sites/page/own-dom.ts';
import { absolute, linkAddress } from './addresses.ts';
import { attributesOf } from './attributes.ts';
import type { Context } from './context.ts';
import { tagsOf } from './elements.ts';
import { attributeText, escapeAttribute, escapeText } from './escape.ts';
import { usedFaces } from './fonts.ts';
import { doctypeText, partOf, prologue } from './head.ts';
import { addressOf, adoptedByDocument, adoptedByShadow, baseOf, documentIn } from './natives.ts';
import { pictureOf } from './pictures.ts';
import type { Piece } from './pieces.ts';
import { rootIn } from './shadow-roots.ts';
import { adoptedStyles } from './style-sheets.ts';

/** Frames in frames in frames: further in, what stands there is no page's own. */
const FRAMES_DEEP = 4;

/** What is still to be written: text that is due, or a child where it was when its parent was entered. */
type Task = string | readonly Piece[] | { node: Node; parent: Node };

/** The children of `parent` as tasks, the first one last. */
function childTasks(parent: Node): Task[] {
  const tasks: Task[] = [];
  for (let node = firstChildOf(parent); node; node = nextSiblingOf(node)) tasks.push({ node, parent });
  return tasks.reverse();
}

function* shadowTasks(element: Element, context: Context): Generator<void, Task[]> {
  const root = rootIn(element);
  if (!root) return [];
  const adopted = yield* adoptedStyles(adoptedByShadow(root), context);
  return ['</template>', adopted, ...childTasks(root), '<template shadowrootmode="open">'];
}

/** A page that must not be looked into, as a box that says whose it is. */
function strangersBox(url: string): string {
  return `<!DOCTYPE html><html><head>${prologue('', '')}</head><body>${escapeText(url)}</body></html>`;
}

function* frameText(frame: Element, tag: string, context: Context): Generator<void, Piece[]> {
  const url = absolute(attribute(frame, 'src') ?? '', context.base)?.href ?? '';
  const inner = documentIn(frame, tag);
  const isIn = inner !== null && context.depth < FRAMES_DEEP;
  if (!isIn) context.lacking.note('frame', url, inner ? 'too many frames around it' : 'on another site');
  const within = isIn ? yield* serialising(inner, context, context.depth + 1) : [strangersBox(url)];
  const attributes = attributesOf(frame, tag, context, tag === 'frame' ? ['width:100%;height:100vh'] : []);
  return [
    '<iframe',
    ...attributes,
    ' sandbox="" srcdoc="',
    { within, escaped: escapeAttribute },
    '"></iframe>',
  ];
}

/** Write what `start` holds and all below it. Depth costs no stack: scripts build pages of any depth. */
function* walked(start: Task[], context: Context): Generator<void, Piece[]> {
  const pieces: Piece[] = [];
  const tasks = start;
  const write = (piece: Piece) => {
    if (typeof piece === 'string') context.room.characters -= piece.length;
    pieces.push(piece);
  };
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    yield;
    if (typeof task === 'string') write(task);
    else if (!('node' in task)) for (const piece of task) write(piece);
    // Taken away or moved while the page had its turn, or no more room: what was opened is still closed.
    else if (parentNodeOf(task.node) !== task.parent || context.room.characters < 0) continue;
    else if (isText(task.node)) write(escapeText(task.node.data));
    else if (isElement(task.node)) {
      const element = task.node;
      const tag = tagOf(element).toLowerCase();
      const isFrame = tag === 'iframe' || tag === 'frame';
      if (isFrame && namespaceOf(element) === 'http://www.w3.org/1999/xhtml') {
        pieces.push(...(yield* frameText(element, tag, context)));
        continue;
      }
      const { open, close, isEntered } = yield* tagsOf(element, context);
      for (const piece of open) write(piece);
      if (close !== '') tasks.push(close);
      if (isEntered) for (const each of childTasks(element)) tasks.push(each);
      for (const each of yield* shadowTasks(element, context)) tasks.push(each);
    }
  }
  return pieces;
}

/** The part named `name` with its own attributes; one that is missing is written empty. */
function* partText(root: Element | null, name: 'head' | 'body', context: Context): Generator<void, Piece[]> {
  const part = root && partOf(root, name);
  if (!part) return [];
  return yield* walked(tagOf(part) === name ? childTasks(part) : [{ node: part, parent: root }], context);
}

function bodyTag(root: Element | null, context: Context): Piece[] {
  const body = root && partOf(root, 'body');
  if (!body || tagOf(body) !== 'body') return ['<body>'];
  return ['<body', ...attributesOf(body, 'body', context), ...pictureOf(body, 'body', context), '>'];
}

/** What scripts put beside head and body: browsers draw it, so it is written at the body's end. */
function besideBody(root: Element | null): Task[] {
  if (!root) return [];
  const parts: (Node | null)[] = [partOf(root, 'head'), partOf(root, 'body')];
  return childTasks(root).filter(
    task => !(typeof task === 'object' && 'node' in task && parts.includes(task.node)),
  );
}

/** A document as text that is whole by itself: `from` is what is known of the one around it. */
export function* serialising(
  document: Document,
  from: Omit<Context, 'document' | 'base' | 'url' | 'isFaceUsed' | 'depth'>,
  depth = 0,
): Generator<void, Piece[]> {
  const url = addressOf(document);
  const context: Context = {
    ...from,
    document,
    url,
    base: baseOf(document),
    depth,
    isFaceUsed: usedFaces(document),
  };
  const root = documentRoot(document);
  const scrolled =
    depth === 0
      ? attributeText('data-hozen-scroll', `${context.window.scrollX},${context.window.scrollY}`)
      : '';
  return [
    doctypeText(document),
    '<html',
    ...(root ? attributesOf(root, 'html', context) : []),
    scrolled,
    '><head>',
    prologue(linkAddress(url, url) ?? '', context.takenAt),
    ...(yield* partText(root, 'head', context)),
    ...(yield* adoptedStyles(adoptedByDocument(document), context)),
    '</head>',
    ...bodyTag(root, context),
    ...(yield* partText(root, 'body', context)),
    ...(yield* walked(besideBody(root), context)),
    '</body></html>',
  ];
}
