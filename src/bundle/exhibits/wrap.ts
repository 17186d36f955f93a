import type { FontFace } from './font-face.ts';

/** Not put at the start of a line (行頭禁則): such a character hangs over the line's end instead. */
const NOT_FIRST = /[、。,.)〕]}〉》」』】!?ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ]/;
/** At most this many hang, so that no line runs off the paper. */
const MOST_HANGING = 1;

/** `text` in lines of at most `width` at `size`, broken anywhere: an address has no blanks to break at. Nothing is cut. */
export function wrap(text: string, width: number, size: number, face: FontFace): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  let hanging = 0;
  for (const character of text) {
    const own = face.widthOf(character, size);
    if (line !== '' && used + own > width) {
      if (hanging < MOST_HANGING && NOT_FIRST.test(character)) hanging += 1;
      else {
        lines.push(line);
        line = '';
        used = 0;
        hanging = 0;
      }
    }
    line += character;
    used += own;
  }
  return [...lines, line];
}
