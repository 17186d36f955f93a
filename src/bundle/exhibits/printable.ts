import type { FontFace } from './font-face.ts';

/** Blanks that look like the ordinary one. */
const BLANK = /[\t\u00a0]/;
/** Other documents write characters out in brackets that fonts of print lack. */
const BRACKETS: Record<string, string> = { '⟨': '〔', '⟩': '〕' };

/**
 * `text` as lines of which every character is seen: what has no shape in the font, sits on another character or
 * turns the direction of others is written out as `〔U+202E〕`.
 */
export function printableLines(text: string, face: FontFace): string[] {
  return text
    .toWellFormed()
    .split(/\r\n|[\r\n\u2028\u2029\u0085\v\f]/)
    .map(line => printable(line, face));
}

/** The same for a text of one line; line breaks become a blank. */
export function printableLine(text: string, face: FontFace): string {
  return printableLines(text, face).join(' ');
}

function printable(line: string, face: FontFace): string {
  let shown = '';
  for (const character of line) {
    if (BLANK.test(character)) shown += ' ';
    else if (character in BRACKETS) shown += BRACKETS[character];
    else if (face.shows(character)) shown += character;
    else shown += `〔U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`;
  }
  return shown;
}
