import { allText, attribute, namespaceOf, tagOf } from '../../sites/page/own-dom.ts';
import { absolute } from './addresses.ts';
import { attributesOf } from './attributes.ts';
import type { Context } from './context.ts';
import { escapeText, isTagName } from './escape.ts';
import { stateOf, typedText } from './form-state.ts';
import { jsonLdText, linkText, metaText } from './head.ts';
import { linkedSheetOf, styleSheetOf, svgStyleSheetOf } from './natives.ts';
import { drawnOn, pictureOf } from './pictures.ts';
import type { Piece } from './pieces.ts';
import { styleElement } from './style-sheets.ts';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

/** HTML Standard, "Void elements", and the old ones the parser treats so. */
const VOID = new Set(
  'area basefont bgsound br col embed frame hr img input keygen param source track wbr'.split(' '),
);
/** What shows nothing, or only where scripts do not run, and holds texts the parser reads by rules of their own. */
const LEFT_OUT = new Set('script noscript noembed noframes template base param'.split(' '));
/** In its place, so that `:nth-child()` and `+` still find what they found. */
const IN_ITS_PLACE = '<template></template>';
/** Elements whose own content the parser would read as plain characters, or that stand once in a page. */
const INSTEAD: Readonly<Record<string, string>> = {
  xmp: 'pre',
  listing: 'pre',
  plaintext: 'pre',
  html: 'div',
  head: 'div',
  body: 'div',
  frameset: 'div',
};

/** Names of HTML's that change how the parser reads on; another namespace may hold them, the parser would not see it. */
const HTML_ONLY = new Set([...Object.keys(INSTEAD), 'iframe', 'textarea', 'select', 'option', 'form']);

/** An element as text: what opens it, what closes it, and whether what is in it belongs between. */
export interface Tags {
  open: Piece[];
  close: string;
  isEntered: boolean;
}

const complete = (...open: Piece[]): Tags => ({ open, close: '', isEntered: false });

function sheetIn(element: Element, tag: string): CSSStyleSheet | null {
  if (namespaceOf(element) === SVG) return tag === 'style' ? svgStyleSheetOf(element) : null;
  return tag === 'style' ? styleSheetOf(element) : linkedSheetOf(element);
}

function* styleTags(element: Element, tag: string, context: Context): Generator<void, Tags> {
  const sheet = sheetIn(element, tag);
  if (sheet) return complete(...(yield* styleElement(sheet, context)));
  if (tag === 'style') return complete(IN_ITS_PLACE);
  if (/(?:^|\s)stylesheet(?:\s|$)/i.test(attribute(element, 'rel') ?? '')) {
    const url = absolute(attribute(element, 'href') ?? '', context.base)?.href;
    context.lacking.note('style sheet', url ?? '', 'not loaded by the page');
  }
  return complete(linkText(element, context));
}

function plainTags(element: Element, tag: string, context: Context): Tags {
  const name = isTagName(tag) ? (INSTEAD[tag.toLowerCase()] ?? tag) : 'span';
  const drawn = tag === 'canvas' && namespaceOf(element) === HTML ? drawnOn(element, context) : [];
  const open: Piece[] = [
    `<${name}`,
    ...attributesOf(element, tag, context, drawn),
    ...pictureOf(element, tag, context),
    ...stateOf(element, tag),
    // The parser drops the first line feed in it.
    name === 'pre' ? '>\n' : '>',
  ];
  if (VOID.has(tag)) return complete(...open);
  if (tag === 'textarea') return complete(...open, typedText(element), '</textarea>');
  if (tag === 'title') return complete(...open, escapeText(allText(element)), '</title>');
  // What an embedded file showed instead is not what the page showed.
  const isReplaced = tag === 'object' && attribute(element, 'data') !== null;
  return { open, close: `</${name}>`, isEntered: !isReplaced };
}

/** SVG and MathML. Their elements lack the accessors HTML's of the same name have, and may not bear those names outside. */
function foreignTags(element: Element, tag: string, context: Context): Tags {
  const own = tagOf(element);
  const name = isTagName(own) && !HTML_ONLY.has(tag) ? own : 'g';
  const pictures =
    tag === 'image' || tag === 'feimage' || tag === 'use' ? pictureOf(element, tag, context) : [];
  const open: Piece[] = [`<${name}`, ...attributesOf(element, tag, context), ...pictures, '>'];
  return VOID.has(tag) ? complete(...open) : { open, close: `</${name}>`, isEntered: true };
}

/** `element` as tags. Its name decides, never its namespace alone: the parser may take it for another. */
export function* tagsOf(element: Element, context: Context): Generator<void, Tags> {
  const isHtml = namespaceOf(element) === HTML;
  const tag = tagOf(element).toLowerCase();
  if (tag === 'script') return complete((isHtml && jsonLdText(element)) || IN_ITS_PLACE);
  if (LEFT_OUT.has(tag)) return complete(IN_ITS_PLACE);
  if (tag === 'meta') return complete(isHtml ? metaText(element) : '');
  if (tag === 'style' || (tag === 'link' && isHtml)) return yield* styleTags(element, tag, context);
  return isHtml ? plainTags(element, tag, context) : foreignTags(element, tag, context);
}
