/**
 * Characters that turn the direction of what follows (Unicode bidirectional controls), with the zero-width
 * ones: unseen, they can make an address or a name read as another.
 */
const UNSEEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]/g;

/** `U+202E` for each unseen character in `text`, without repeats, in order of appearance. */
export function unseenCharacters(text: string): string[] {
  const found = [...text.matchAll(UNSEEN), ...text.matchAll(CONTROLS)].sort((a, b) => a.index - b.index);
  return [...new Set(found.map(([character]) => codePoint(character)))];
}

/** `text` on one line, with unseen characters written out as `⟨U+202E⟩`: for names, titles and identifiers. */
export function shownLine(text: string): string {
  return visibleEverywhere(text).replace(/[\r\n\t]+/g, ' ');
}

/** As `visible`, for plain text, which nothing keeps apart from what follows: unseen characters written out too. */
export function visibleEverywhere(text: string): string {
  return visible(text).replace(UNSEEN, character => `⟨${codePoint(character)}⟩`);
}

/** `text` with its line breaks and exactly its characters, but for control characters, which are written out. */
export function visible(text: string): string {
  return text.toWellFormed().replace(CONTROLS, character => `⟨${codePoint(character)}⟩`);
}

/**
 * An address as it may be shown and linked: unseen characters and spaces percent-encoded, which leaves it
 * the same address. Null for anything but http and https.
 */
export function shownUrl(url: string): string | null {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return null;
  return url
    .trim()
    .toWellFormed()
    .replace(UNSEEN, encodeURIComponent)
    .replace(CONTROLS, encodeURIComponent)
    .replace(/\s/g, encodeURIComponent);
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
