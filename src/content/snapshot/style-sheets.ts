import { absolute, ownFragment } from './addresses.ts';
import type { Context } from './context.ts';
import { readdressed } from './css-text.ts';
import { attributeText } from './escape.ts';
import type { Piece } from './pieces.ts';

/** Sheets that import sheets that import sheets: further down, none of a page's is seen. */
const IMPORTS_DEEP = 5;

const FACE = /@font-face\s*\{[^}]*\}/g;
/** `@import` may stand only after `@charset`, comments and `@layer` statements (CSS Cascade, "@import"). */
const BEFORE_RULES =
  /\s*(?:\/\*[\s\S]*?\*\/|@charset[^;]*;|@layer[^;{]*;|@import\s+(?:url\(\s*)?(?:"([^"\n]*)"|'([^'\n]*)'|([^"'\s);]+))\s*\)?([^;]*);)/iy;

/** Nothing is loaded from it, and nothing is drawn. */
const NOTHING = 'data:,';

/** What the address in a style becomes: nothing outside the snapshot is ever named. */
function addressed(url: string, what: 'image' | 'font', base: string, context: Context): Piece {
  const fragment = ownFragment(url, context.url, context.base);
  if (fragment !== null) return encodeURI(fragment).replace(/["()\\<]/g, '');
  if (url.trim() === '') return NOTHING;
  const whole = absolute(url, base)?.href;
  if (whole === undefined) return NOTHING;
  const inside = context.resources.inlined(what, whole);
  return { later: inside.then(data => [(data ?? NOTHING).replace(/["\\\n\r\f<]/g, encodeURIComponent)]) };
}

/** A declaration list, of a `style` attribute or a presentation attribute. */
export function declarations(css: string, context: Context): Piece[] {
  return readdressed(css, url => addressed(url, 'image', context.base, context));
}

function face(rule: string, base: string, context: Context): Piece[] {
  if (!context.isFaceUsed(rule)) return [];
  let first = true;
  return readdressed(rule, url => {
    // The others are the same font for browsers that cannot read the first.
    if (!first) return NOTHING;
    first = false;
    return addressed(url, 'font', base, context);
  });
}

function rule(text: string, base: string, context: Context): Piece[] {
  // No element is custom in the snapshot, and what pages hide until it is must stay in sight. As specific as before.
  const css = text.includes(':defined') ? text.replaceAll(':defined', ':not(.hozen-never)') : text;
  const image = (url: string) => addressed(url, 'image', base, context);
  if (!css.includes('@font-face')) return [...readdressed(css, image), '\n'];
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: block, index } of css.matchAll(FACE)) {
    pieces.push(...readdressed(css.slice(at, index), image), ...face(block, base, context));
    at = index + block.length;
  }
  return [...pieces, ...readdressed(css.slice(at), image), '\n'];
}

/** The rules where the page may read them; null for a sheet of another site. */
function readable(sheet: CSSStyleSheet): CSSRuleList | null {
  try {
    return sheet.cssRules;
  } catch (error) {
    // A frame's errors are of the frame's own classes, so the name tells.
    if ((error as Error | null)?.name === 'SecurityError') return null;
    throw error;
  }
}

/** `inside` under the conditions an `@import` had. */
function imported(inside: readonly Piece[], layer: string | null, supports: string, media: string): Piece[] {
  const around = [
    media && `@media ${media}`,
    supports && `@supports (${supports})`,
    layer !== null && `@layer ${layer}`,
  ].filter((wrap): wrap is string => typeof wrap === 'string' && wrap !== '');
  const safe = around.map(wrap => `${readdressed(wrap, () => NOTHING).join('')} {`).join('');
  return [safe, ...inside, '}'.repeat(around.length)];
}

/** The conditions after the address in the text of an `@import`. */
function conditions(text: string) {
  const layer = /^\s*layer(?:\(([^)]*)\))?(?=[\s(]|$)/i.exec(text);
  const afterLayer = text.slice(layer?.[0].length ?? 0);
  const supports = /^\s*supports\(((?:[^()]|\([^()]*\))*)\)/i.exec(afterLayer);
  const media = afterLayer.slice(supports?.[0].length ?? 0).trim();
  return { layer: layer ? (layer[1] ?? '') : null, supports: supports?.[1] ?? '', media };
}

/** A sheet no one may read by its rules, asked for as a text and read apart from the page. */
async function fetched(url: string, context: Context, deep: number): Promise<Piece[]> {
  const text = deep > IMPORTS_DEEP ? null : await context.resources.styleSheet(url);
  if (text === null) return [];
  const pieces: Piece[] = [];
  let at = 0;
  BEFORE_RULES.lastIndex = 0;
  for (let found = BEFORE_RULES.exec(text); found; found = BEFORE_RULES.exec(text)) {
    at = BEFORE_RULES.lastIndex;
    const [, double, single, bare, rest] = found;
    const whole = absolute(double ?? single ?? bare ?? '', url)?.href;
    if (rest === undefined || whole === undefined) continue;
    const { layer, supports, media } = conditions(rest);
    pieces.push(...imported([{ later: fetched(whole, context, deep + 1) }], layer, supports, media));
  }
  const apart = new context.window.CSSStyleSheet();
  apart.replaceSync(text.slice(at));
  for (const { cssText } of apart.cssRules) pieces.push(...rule(cssText, url, context));
  return pieces;
}

function isImport(rule: CSSRule): rule is CSSImportRule {
  return 'styleSheet' in rule && 'href' in rule;
}

function* rulesOf(sheet: CSSStyleSheet, base: string, context: Context, deep = 0): Generator<void, Piece[]> {
  const rules = readable(sheet);
  if (!rules) return sheet.href ? [{ later: fetched(sheet.href, context, deep) }] : [];
  const pieces: Piece[] = [];
  for (const each of rules) {
    yield;
    if (!isImport(each)) {
      const { cssText } = each;
      context.room.characters -= cssText.length;
      if (context.room.characters < 0) break;
      pieces.push(...rule(cssText, base, context));
      continue;
    }
    // Null where its conditions do not hold, or where it has not come yet.
    const inner = each.styleSheet;
    if (!inner || deep > IMPORTS_DEEP) continue;
    const inside = yield* rulesOf(inner, inner.href ?? base, context, deep + 1);
    pieces.push(...imported(inside, each.layerName, each.supportsText ?? '', each.media.mediaText));
  }
  return pieces;
}

/** The rules of a sheet as they stand now, those that scripts put in among them, as a `style` element. */
export function* styleElement(sheet: CSSStyleSheet | null, context: Context): Generator<void, Piece[]> {
  if (!sheet || sheet.disabled) return [];
  const inside = yield* rulesOf(sheet, sheet.href ?? context.base, context);
  const { mediaText } = sheet.media;
  return [mediaText ? `<style${attributeText('media', mediaText)}>` : '<style>', ...inside, '</style>'];
}

/** The sheets scripts gave a document or a shadow root without an element. */
export function* adoptedStyles(sheets: readonly CSSStyleSheet[], context: Context): Generator<void, Piece[]> {
  const pieces: Piece[] = [];
  for (const sheet of sheets) {
    const known = context.sheets.get(sheet);
    if (known !== undefined) context.room.characters -= known.length;
    if (context.room.characters < 0) break;
    const written: Piece[] = known === undefined ? yield* styleElement(sheet, context) : [known];
    const isText = written.every(piece => typeof piece === 'string');
    // What names files is written anew each time, so that their bytes count each time.
    if (isText) context.sheets.set(sheet, written.join(''));
    pieces.push(...written);
  }
  return pieces;
}
