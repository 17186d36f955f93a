import { attribute } from '../../sites/page/own-dom.ts';
import { isSecretName, linkAddress, ownFragment } from './addresses.ts';
import type { Context } from './context.ts';
import { attributeText, escapeAttribute, isAttributeName } from './escape.ts';
import { STATE } from './form-state.ts';
import { attributeNames } from './natives.ts';
import type { Piece } from './pieces.ts';
import { declarations } from './style-sheets.ts';

/** Written by what they mean, or of no meaning where nothing runs and nothing is loaded. */
const DROPPED = new Set(
  (
    'srcset imagesrcset sizes imagesizes srcdoc sandbox allow allowfullscreen csp credentialless ping integrity nonce crossorigin ' +
    'referrerpolicy fetchpriority loading decoding attributionsrc blocking http-equiv manifest classid archive code codetype ' +
    'autofocus autoplay target formtarget rel is charset lowsrc dynsrc xml:base shadowrootmode shadowrootclonable ' +
    'shadowrootdelegatesfocus shadowrootserializable shadowrootadoptedstylesheets href xlink:href style background xmlns'
  ).split(' '),
);

/** Where things came from or would go to: kept to be read, never followed. */
const TOLD = new Set([
  'src',
  'data',
  'poster',
  'action',
  'formaction',
  'codebase',
  'longdesc',
  'cite',
  'profile',
]);

/** SVG's presentation attributes that may point at something (SVG 2, "Presentation attributes"). */
const POINTING = new Set(
  'fill stroke clip-path mask filter marker marker-start marker-mid marker-end cursor'.split(' '),
);

/** Attributes that animate another one may give it what it could not have itself. */
const ANIMATED = new Set(['to', 'from', 'by', 'values']);
const RUNS = /^[\s\p{Cc}]*(?:(?:java|vb|live)script\s*:|data\s*:\s*text\/html)/iu;

const LINKING = new Set(['a', 'area']);

/** `href` or its older `xlink:href`. */
export function hrefOf(element: Element): string | null {
  return attribute(element, 'href') ?? attribute(element, 'xlink:href');
}

function told(name: string, value: string, context: Context): string {
  // What stands in the address itself is no place.
  const address = /^\s*(?:data|blob):/i.test(value) ? null : linkAddress(value, context.base);
  return address === null ? '' : attributeText(`data-hozen-${name}`, address);
}

function link(element: Element, tag: string, context: Context): string {
  const href = hrefOf(element);
  if (href === null) return '';
  if (LINKING.has(tag)) {
    const address = linkAddress(href, context.base);
    return address === null ? '' : `${attributeText('href', address)} rel="noreferrer noopener"`;
  }
  const fragment = ownFragment(href, context.url, context.base);
  return fragment === null ? '' : attributeText('href', fragment);
}

function styleOf(element: Element, more: readonly Piece[], context: Context): Piece[] {
  const css = attribute(element, 'style');
  if (css === null && more.length === 0) return [];
  const own = declarations(css ?? '', context);
  const within = own.length > 0 && more.length > 0 ? [...own, ';', ...more] : [...own, ...more];
  return [' style="', { within, escaped: escapeAttribute }, '"'];
}

function isKept(name: string, value: string, tag: string): boolean {
  return !(
    DROPPED.has(name) ||
    name.startsWith('on') ||
    name.startsWith('data-hozen') ||
    name.startsWith('xmlns:') ||
    STATE[tag]?.includes(name) ||
    !isAttributeName(name) ||
    RUNS.test(value) ||
    (ANIMATED.has(name) && /script\s*:/i.test(value))
  );
}

function one(name: string, value: string, tag: string, context: Context): Piece[] {
  if (!isKept(name.toLowerCase(), value, tag)) return [];
  const lower = name.toLowerCase();
  if (TOLD.has(lower)) return [told(lower, value, context)];
  if (lower.startsWith('data-') && isSecretName(lower)) return [attributeText(name, '')];
  if (POINTING.has(lower) && /[(\\]/.test(value))
    return [` ${name}="`, { within: declarations(value, context), escaped: escapeAttribute }, '"'];
  return [attributeText(name, value)];
}

/** The attributes of `element`, without anything that would run, load or send; `style` is added to its own. */
export function attributesOf(
  element: Element,
  tag: string,
  context: Context,
  style: readonly Piece[] = [],
): Piece[] {
  const pieces: Piece[] = [];
  for (const name of attributeNames(element)) {
    const value = attribute(element, name);
    // Null for a name in capitals that a script gave an HTML element: no selector finds it either.
    if (value !== null) pieces.push(...one(name, value, tag, context));
  }
  pieces.push(link(element, tag, context), ...styleOf(element, style, context));
  if (context.own.has(element)) pieces.push(attributeText('data-hozen-own', ''));
  return pieces;
}
