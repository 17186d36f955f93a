/** Not allowed in XML 1.0, not even as a reference (production 2, Char). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
const NOT_IN_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** `text` without what XML cannot hold, which is written out as `⟨U+0000⟩`. Still to be escaped. */
export function inXml(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_IN_XML, odd => `⟨U+${odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** `text` as character data. */
export function escaped(text: string): string {
  return text.replace(/[&<>]/g, character => ESCAPED[character] ?? '');
}
