/*
 * HTML Standard, "Serialising HTML fragments" and "Parsing". More is escaped than that asks for: no `<` of the page is ever
 * written as one, so whatever the parser takes a place for (raw text, foreign content, an attribute), no tag begins there.
 */

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '\u00a0': '&nbsp;',
  // The parser makes a line feed of it where it stands as it is.
  '\r': '&#13;',
  // The parser drops or replaces it, by place; no reference stands for it.
  '\0': '\ufffd',
};

const reference = (character: string) => REFERENCES[character] ?? character;

/** `text` as characters between tags. */
export function escapeText(text: string): string {
  return text.replaceAll('\0', '\ufffd').replace(/[&<>\u00a0\r]/g, reference);
}

/** `text` as characters of an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return text.replaceAll('\0', '\ufffd').replace(/[&<>"'`\u00a0\r]/g, reference);
}

/** ` name="value"`, with its leading space. */
export function attributeText(name: string, value: string): string {
  return ` ${name}="${escapeAttribute(value)}"`;
}

/** Whether the parser reads `name` back as one tag's name. Scripts can make elements with stranger ones. */
export function isTagName(name: string): boolean {
  return /^[a-z][a-z0-9._-]*$/i.test(name);
}

/** Whether the parser reads `name` back as one attribute's name. */
export function isAttributeName(name: string): boolean {
  return /^[a-z_@:\u0080-\uffff][\w@:.\u0080-\uffff-]*$/i.test(name);
}
