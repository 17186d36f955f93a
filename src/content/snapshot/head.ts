import { all, allText, attribute } from '../../sites/page/own-dom.ts';
import { isSecretName, linkAddress } from './addresses.ts';
import type { Context } from './context.ts';
import { attributeText } from './escape.ts';
import { compatModeOf, doctypeOf } from './natives.ts';

/** Nothing runs, nothing is fetched and nothing is sent, whatever else were in the text. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; media-src data:; frame-src 'self' data:; form-action 'none'; base-uri 'none'";

/** Links that only say what belongs to what. */
const SAYING =
  /^(?:\s*(?:canonical|alternate|shortlink|author|license|amphtml|prev|next|me|bookmark|up|help|search))+\s*$/i;

/** Doctypes with which browsers lay table cells out as they did in 1999 ("limited-quirks mode"). */
const NEARLY_STANDARD = /^-\/\/w3c\/\/dtd (?:xhtml 1\.0|html 4\.01) (?:transitional|frameset)\/\//i;

/** The doctype that has the browser lay the page out as it did; none where it had none it knew. */
export function doctypeText(document: Document): string {
  if (compatModeOf(document) === 'BackCompat') return '';
  return NEARLY_STANDARD.test(doctypeOf(document)?.publicId ?? '')
    ? '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
    : '<!DOCTYPE html>\n';
}

/** What stands first in every head: the policy before anything it is to hold off. `takenAt` is ISO 8601 in UTC. */
export function prologue(url: string, takenAt: string): string {
  return `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="hozen-snapshot"${attributeText('content', `${url} ${takenAt}`)}>`;
}

/** A `meta` that says something of the page; those that do something, and keys of the session, are left out. */
export function metaText(meta: Element): string {
  const name = attribute(meta, 'name') ?? attribute(meta, 'property') ?? attribute(meta, 'itemprop') ?? '';
  if (attribute(meta, 'http-equiv') !== null || attribute(meta, 'charset') !== null) return '';
  if (name === '' || name.toLowerCase() === 'hozen-snapshot') return '';
  const secret = isSecretName(name) || /csrf|xsrf|nonce|token/i.test(name);
  const kept = ['name', 'property', 'itemprop', 'media', 'content'].flatMap(key => {
    const value = attribute(meta, key);
    return value === null ? [] : [attributeText(key, key === 'content' && secret ? '' : value)];
  });
  return `<meta${kept.join('')}>`;
}

/** A `link` that loads nothing; the others are left out. */
export function linkText(link: Element, context: Context): string {
  const rel = attribute(link, 'rel') ?? '';
  const href = SAYING.test(rel) ? linkAddress(attribute(link, 'href') ?? '', context.base) : null;
  if (href === null) return '';
  const more = ['hreflang', 'type', 'title'].flatMap(key => {
    const value = attribute(link, key);
    return value === null ? [] : [attributeText(key, value)];
  });
  return `<link${attributeText('rel', rel)}${attributeText('href', href)}${more.join('')}>`;
}

/** What a page tells machines may carry its post's time. As JSON means it, and without a character that begins a tag. */
export function jsonLdText(script: Element): string {
  const type = attribute(script, 'type')?.trim().toLowerCase();
  if (type !== 'application/ld+json') return '';
  const json = allText(script).replaceAll('<', '\\u003c').replaceAll('\0', '\ufffd');
  return `<script type="application/ld+json">${json}</script>`;
}

/** The first child of that name of the root: later ones are no head and no body. */
export function partOf(root: Element, name: 'head' | 'body'): Element | null {
  return all(root, `:scope > ${name === 'body' ? 'body, :scope > frameset' : name}`)[0] ?? null;
}
