import type { Piece } from './pieces.ts';

/*
 * CSS Syntax Level 3, as far as addresses need it. Escapes are undone before a name is compared: `u\72l(` is `url(` too.
 */
const TOKEN =
  /\/\*[\s\S]*?(?:\*\/|$)|(["'])(?:\\[\s\S]|(?!\1)[^\\\n\r\f])*(?:\1|(?=[\n\r\f])|$)|(?:\\[^\n\r\f]|[\w-]|[^\0-\x7f])+\(?|[\s\S]/g;
const ADDRESS =
  /\s*(?:"((?:\\[\s\S]|[^"\\\n\r\f])*)"|'((?:\\[\s\S]|[^'\\\n\r\f])*)'|((?:\\[^\n\r\f]|[^)\\"'\s(])*))\s*\)?/y;

/** What may hold an address or what HTML's parser would take for a tag; a text without it stays as it is. */
const WORTH_READING = /[<\\]|url|image-set|src\(/i;

function unescaped(text: string): string {
  return text.replace(
    /\\(?:([0-9a-f]{1,6})\s?|\r\n|[\n\r\f]|([\s\S]))/gi,
    (_, hex?: string, plain?: string) => {
      if (hex === undefined) return plain ?? '';
      const code = Number.parseInt(hex, 16);
      return code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
    },
  );
}

/** `text` as a CSS string, without a character that ends it, or that HTML's parser would begin a tag with. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\\n\r\f<\0]/g, character => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}

/** What is to stand in place of the address `url`, inside `url("…")`. */
export type Readdress = (url: string) => Piece;

function token(text: string, next: string): string {
  if (text.startsWith('/*')) return '/**/';
  if (text.startsWith('"') || text.startsWith("'")) return text.replaceAll('<', '\\3c ');
  // Outside strings it only compares, and no name has to follow it closely.
  if (text === '<' && /[a-z/!?]/i.test(next)) return '< ';
  return text;
}

/**
 * Style text with every address in it given by `readdress`: in `url()`, `src()` and `image-set()`, in custom properties too. The
 * result holds nothing that HTML's parser takes for a tag.
 */
export function readdressed(css: string, readdress: Readdress): Piece[] {
  if (!WORTH_READING.test(css)) return [css];
  const pieces: Piece[] = [];
  const functions: string[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(css); found; found = TOKEN.exec(css)) {
    const [text] = found;
    const at = TOKEN.lastIndex;
    const name = text.length > 1 && text.endsWith('(') ? unescaped(text.slice(0, -1)).toLowerCase() : null;
    if (name === 'url' || name === 'src') {
      ADDRESS.lastIndex = at;
      const address = ADDRESS.exec(css);
      const [whole, double, single, bare] = address ?? [''];
      pieces.push('url("', readdress(unescaped(double ?? single ?? bare ?? '')), '")');
      TOKEN.lastIndex = at + whole.length;
      continue;
    }
    if (name !== null || text === '(') functions.push(name ?? '');
    if (text === ')') functions.pop();
    const isAddress = /^["']/.test(text) && functions.at(-1)?.endsWith('image-set');
    if (isAddress) pieces.push('url("', readdress(unescaped(text.slice(1, -1))), '")');
    else pieces.push(token(text, css.charAt(at)));
  }
  return pieces;
}
