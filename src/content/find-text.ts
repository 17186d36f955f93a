import type { FreshResponse } from '../evidence/index.ts';

/** Shorter texts stand in any page by chance; characters. */
const LEAST = 4;

/** Characters without white space: markup and line breaks fall differently in each form of a text. */
const bare = (text: string) => text.normalize('NFC').replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, '');

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const character = (code: number) => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** JSON's and HTML's ways to write characters (RFC 8259, 7; HTML Standard, "Character references"), undone. */
function unescaped(source: string): string {
  return source
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/\\(["'/\\])/g, '$1')
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => character(Number.parseInt(code, 16)))
    .replace(/&#([0-9]{1,7});/g, (_, code: string) => character(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => NAMED[name] ?? '');
}

/** Whether `wanted` stands in the HTML of `source`: in what it shows, or elsewhere in it, for instance as JSON. */
export function findText(source: string, wanted: string | null): FreshResponse['postText'] {
  const needle = bare(wanted ?? '');
  if (needle.length < LEAST) return 'not looked for';
  const shown = new DOMParser().parseFromString(source, 'text/html');
  for (const unseen of shown.querySelectorAll('script, style, noscript, template')) unseen.remove();
  if (bare(shown.body.textContent ?? '').includes(needle)) return 'in the text';
  return bare(unescaped(source)).includes(needle) ? 'in the source' : 'not found';
}
