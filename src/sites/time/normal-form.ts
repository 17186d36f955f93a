/** Text in the form dates are looked for in, and where each of its units came from. */
export interface NormalForm {
  text: string;
  /** Index into the source of the character `text[i]` came from; one more entry than `text` for its end. */
  origin: readonly number[];
}

/** Shown as nothing: zero-width characters, the soft hyphen, marks that only hint a direction. */
const SHOWN_AS_NOTHING = /[\u00ad\u061c\u200b-\u200f\u2060\ufeff]/;

/**
 * `source` in NFKC, one kind of space, and without characters that show as nothing, so that `２０２６年` and
 * `㈫` read as people read them. Direction overrides are kept: they change what is seen.
 */
export function normalForm(source: string): NormalForm {
  let text = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of source) {
    const piece = SHOWN_AS_NOTHING.test(character) ? '' : character.normalize('NFKC').replace(/\s/g, ' ');
    for (let i = 0; i < piece.length; i += 1) origin.push(at);
    text += piece;
    at += character.length;
  }
  origin.push(at);
  return { text, origin };
}

/** The part of the source that `text.slice(start, end)` came from. */
export function sourceOf(source: string, { origin }: NormalForm, start: number, end: number): string {
  const from = origin[start] ?? 0;
  const last = origin[end - 1] ?? from;
  // All of the last character, which may be two units long.
  const width = (source.codePointAt(last) ?? 0) > 0xffff ? 2 : 1;
  return source.slice(from, last + width);
}
