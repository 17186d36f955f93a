import { COVER, coverWords, findWords } from './cover-words.ts';
import { escapeMarkup, unescapeMarkup } from './references.ts';

/*
 * The snapshot is text of our own making: no `<` in it but where a tag begins, every attribute in double quotes, no script, every
 * picture in it as a data: address. So it is read here as that text, in a worker that has no parser.
 */

/** A grey dot in place of every picture. */
const DOT = 'data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';
/** Addresses that hold something to be seen; fonts show nobody. */
const EMBEDDED = /data:(?!font\/|application\/(?:x-)?font)/i;
const IN_STYLE = /(["'(])\s*data:(?!font\/|application\/(?:x-)?font)[^"')]*/gi;
const TAG = /<[^>]*>/g;
const ATTRIBUTE = /(\s)([^\s="'<>/]+)="([^"]*)"/g;
/** What keeps the snapshot from running or fetching anything: ours alone, for the serialiser leaves out a page's own. It names `data:` and shows nothing. */
const POLICY = /^<meta http-equiv="Content-Security-Policy"\s/;
/** Elements whose text the parser reads as characters and nothing else. */
const RAW = /^<(?:style|script)[\s>]/i;
const RAW_END = /<\/(?:style|script)/gi;

/** What the snapshot marks as showing the account that looked at the page. */
const OWN = /\sdata-hozen-own="/;
/** Black, as in the pictures. */
const OWN_STYLE = '<style>[data-hozen-own]{background:#111!important;color:#111!important}</style>';
const NAME = /^<\/?([^\s>]+)/;
/** Elements that are never closed. */
const VOID = /^(?:area|basefont|bgsound|br|col|embed|frame|hr|img|input|keygen|param|source|track|wbr)$/i;
/** What lays an element out; all else of it may say whose it is. */
const LAYOUT = /^(?:class|style|role|dir|data-hozen-own)$/i;

type Part = { kind: 'tag' | 'raw' | 'text'; text: string };

function partsOf(markup: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < markup.length) {
    TAG.lastIndex = at;
    const tag = TAG.exec(markup);
    if (!tag) break;
    if (tag.index > at) parts.push({ kind: 'text', text: markup.slice(at, tag.index) });
    parts.push({ kind: 'tag', text: tag[0] });
    at = tag.index + tag[0].length;
    if (!RAW.test(tag[0])) continue;
    RAW_END.lastIndex = at;
    const until = RAW_END.exec(markup)?.index ?? markup.length;
    parts.push({ kind: 'raw', text: markup.slice(at, until) });
    at = until;
  }
  if (at < markup.length) parts.push({ kind: 'text', text: markup.slice(at) });
  return parts;
}

/** `parts` without what stands in elements that show the own account: a box is left of each, with nothing in it. */
function withoutOwn(parts: readonly Part[]): { parts: Part[]; count: number } {
  const kept: Part[] = [];
  let count = 0;
  let inside: { name: string; depth: number } | null = null;
  for (const part of parts) {
    const name = part.kind === 'tag' ? (NAME.exec(part.text)?.[1] ?? '') : '';
    const closes = part.text.startsWith('</');
    if (inside) {
      if (part.kind === 'tag' && name === inside.name) inside.depth += closes ? -1 : 1;
      if (inside.depth > 0) continue;
      inside = null;
      kept.push(part);
      continue;
    }
    if (part.kind !== 'tag' || closes || !OWN.test(part.text)) {
      kept.push(part);
      continue;
    }
    count += 1;
    const text = part.text.replace(ATTRIBUTE, (all, _, attribute: string) =>
      LAYOUT.test(attribute) ? all : '',
    );
    kept.push({ kind: 'tag', text });
    if (VOID.test(name)) continue;
    kept.push({ kind: 'text', text: COVER });
    inside = { name, depth: 1 };
  }
  return { parts: kept, count };
}

const withoutPictures = (style: string) => style.replace(IN_STYLE, '$1data:,');

/** Cover `forms` in the page's running text, also where a word goes from one element into the next. */
function coverRun(texts: readonly string[], forms: readonly string[]): { texts: string[]; count: number } {
  const found = findWords(texts.join(''), forms);
  const covered: string[] = [];
  let start = 0;
  let next = 0;
  for (const text of texts) {
    const end = start + text.length;
    let own = '';
    let at = start;
    for (; next < found.length; next += 1) {
      const place = found[next];
      if (!place || place.from >= end) break;
      const [from, to] = [Math.max(place.from, start), Math.min(place.to, end)];
      // In running text a character stands for itself, so that the parts of a word keep their lengths.
      const whole = place.from >= start && place.to <= end;
      own += text.slice(at - start, from - start) + COVER.repeat(whole ? place.characters : to - from);
      at = to;
      if (place.to > end) break;
    }
    covered.push(own + text.slice(at - start));
    start = end;
  }
  return { texts: covered, count: found.length };
}

export interface CoveredMarkup {
  html: string;
  /** Places in which a word, or all that shows the own account, was covered. */
  words: number;
  /** Pictures taken out. */
  pictures: number;
}

/**
 * A page's snapshot with `forms` covered in text and attributes and no picture left in it: where each picture lay is not known, so
 * none may stay that could show who took the record. Nor is anything left of what the snapshot marks as the own account's.
 */
export function coverMarkup(markup: string, forms: readonly string[]): CoveredMarkup {
  const { parts, count } = withoutOwn(partsOf(markup));
  let words = count;
  let pictures = 0;

  function value(name: string, text: string): string {
    if (name === 'srcdoc') {
      const inner = coverMarkup(text, forms);
      words += inner.words;
      pictures += inner.pictures;
      return inner.html;
    }
    if (name !== 'style' && EMBEDDED.test(text.slice(0, 200))) {
      pictures += 1;
      return DOT;
    }
    const bare = withoutPictures(text);
    if (bare !== text) pictures += 1;
    const covered = coverWords(bare, forms);
    words += covered.count;
    return covered.text;
  }

  function tag(text: string): string {
    if (POLICY.test(text)) return count > 0 ? text + OWN_STYLE : text;
    return text.replace(ATTRIBUTE, (_, blank: string, name: string, written: string) => {
      // No page is laid out by an attribute whose very name is somebody's.
      if (findWords(name, forms).length > 0 && name.includes('-')) return '';
      return `${blank}${name}="${escapeMarkup(value(name.toLowerCase(), unescapeMarkup(written)))}"`;
    });
  }

  const run = coverRun(
    parts.filter(({ kind }) => kind === 'text').map(({ text }) => unescapeMarkup(text)),
    forms,
  );
  words += run.count;
  let nth = 0;
  const html = parts.map(({ kind, text }) => {
    if (kind === 'text') {
      nth += 1;
      return escapeMarkup(run.texts[nth - 1] ?? '');
    }
    if (kind === 'tag') return tag(text);
    const bare = withoutPictures(text);
    if (bare !== text) pictures += 1;
    const covered = coverWords(bare, forms);
    words += covered.count;
    return covered.text;
  });
  return { html: html.join(''), words, pictures };
}
