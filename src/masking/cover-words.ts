import { fold } from './fold.ts';

/** Stands in place of each character that is covered. */
export const COVER = '■';

/** A part of a text to be covered, and how many characters it is read as. */
export interface Found {
  from: number;
  to: number;
  characters: number;
}

/** The forms a word is looked for in: without the at sign sites write before it, without blanks, as part of a host's name. */
function formsOf(word: string): string[] {
  const bare = word.trim().replace(/^[@＠]+/, '');
  if (bare === '') return [];
  const joined = bare.replace(/\s+/g, '');
  const host = URL.parse(`http://${joined}.example`)?.hostname.split('.')[0] ?? '';
  const forms = [bare, joined, bare.replace(/\s+/g, '+'), ...(host.startsWith('xn--') ? [host] : [])];
  return [...new Set(forms.map(form => fold(form).text))].filter(form => form !== '');
}

/** Words as they are looked for. The same as `words` for any text, so made once for many. */
export function lookedFor(words: readonly string[]): string[] {
  return [...new Set(words.flatMap(formsOf))];
}

/** Every place of `text` that has one of `forms`, in order, those that touch as one. */
export function findWords(text: string, forms: readonly string[]): Found[] {
  if (forms.length === 0 || text === '') return [];
  const folded = fold(text);
  const spans: [number, number][] = [];
  for (const form of forms) {
    for (let at = folded.text.indexOf(form); at >= 0; at = folded.text.indexOf(form, at + 1)) {
      spans.push([at, at + form.length]);
    }
  }
  spans.sort(([a], [b]) => a - b);
  const found: (Found & { end: number })[] = [];
  for (const [start, end] of spans) {
    const last = found.at(-1);
    const from = folded.from[start] ?? 0;
    const to = folded.to[end - 1] ?? from;
    if (last && from < last.to) {
      last.to = Math.max(last.to, to);
      last.end = Math.max(last.end, end);
    } else found.push({ from, to, end, characters: start });
  }
  return found.map(({ from, to, end, characters: start }) => ({
    from,
    to,
    characters: new Set(folded.from.slice(start, end)).size,
  }));
}

/** `text` with every word of `forms` covered, and how many places that were. */
export function coverWords(text: string, forms: readonly string[]): { text: string; count: number } {
  const found = findWords(text, forms);
  let covered = '';
  let at = 0;
  for (const { from, to, characters } of found) {
    covered += text.slice(at, from) + COVER.repeat(characters);
    at = to;
  }
  return { text: covered + text.slice(at), count: found.length };
}

/** The first of `forms` that is in `text` in whatever writing, or null. */
export function wordIn(text: string, forms: readonly string[]): string | null {
  return forms.find(form => findWords(text, [form]).length > 0) ?? null;
}

/** Whether any of `forms` is in `text` in whatever writing. */
export function hasWords(text: string, forms: readonly string[]): boolean {
  return findWords(text, forms).length > 0;
}
