const MARKS: readonly [mark: readonly number[], charset: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xff, 0xfe], 'utf-16le'],
];

/** HTML Standard, "prescan a byte stream": only so much of the beginning is looked at. */
const PRESCAN = 1024;

/** The canonical name of `label`, or null where no decoder has it. */
function known(label: string | undefined): string | null {
  if (label === undefined) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    // A label nobody defined: as good as none (Encoding Standard, "get an encoding").
    return null;
  }
}

/** The charset a Content-Type header names, or null. */
function fromHeader(contentType: string | null): string | null {
  return known(/;\s*charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType ?? '')?.[1]);
}

function fromText(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN));
  const named =
    /<meta\b[^>]*?\bcharset\s*=\s*["']?([^\s"'/>;]+)/i.exec(head)?.[1] ??
    /^@charset "([^"]+)";/.exec(head)?.[1] ??
    /^<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"']+)/i.exec(head)?.[1];
  const charset = known(named);
  // What could be read to find it out cannot be UTF-16 (HTML Standard, the same algorithm).
  return charset?.startsWith('utf-16') ? 'utf-8' : charset;
}

/**
 * The charset of a text, in lower case as the Encoding Standard names it: by its byte order mark, the Content-Type header,
 * what its beginning says (`meta`, `@charset`, `<?xml`), else UTF-8.
 */
export function charsetOf(bytes: Uint8Array, contentType: string | null): string {
  const mark = MARKS.find(([mark]) => mark.every((byte, n) => bytes[n] === byte));
  return mark?.[1] ?? fromHeader(contentType) ?? fromText(bytes) ?? 'utf-8';
}

/** `bytes` as text. What is no character in `charset` becomes U+FFFD. */
export function decode(bytes: Uint8Array, charset: string): string {
  return new TextDecoder(charset).decode(bytes);
}
