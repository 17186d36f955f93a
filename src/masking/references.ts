/*
 * Character references as the snapshot's writer uses them (content/snapshot/escape.ts): few, and always closed.
 */

const CHARACTERS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
  '&nbsp;': '\u00a0',
  '&#13;': '\r',
};
const REFERENCES = Object.fromEntries(Object.entries(CHARACTERS).map(([name, one]) => [one, name]));

/** What `markup`, written by the snapshot, says. */
export function unescapeMarkup(markup: string): string {
  return markup.replace(/&(?:amp|lt|gt|quot|#39|#96|nbsp|#13);/g, name => CHARACTERS[name] ?? name);
}

/** `text` as the snapshot writes it, between tags and in attributes alike. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"'`\u00a0\r]/g, one => REFERENCES[one] ?? one);
}
