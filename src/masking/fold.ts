/** Code points an eye does not see, by which a name could be written twice and found once. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;
/** Percent-encoded bytes, also where the percent sign itself was encoded again; JSON's and CSS's writing of a character. */
const ENCODED = /(?:%(?:25)*[0-9a-f]{2})+|(?:\\u[0-9a-f]{4})+/iy;
/** Length of `\u5b50`. */
const ESCAPE = 6;
const BYTE = /%(?:25)*([0-9a-f]{2})/giy;

/** A text as it is searched, and where each of its characters comes from. */
export interface Folded {
  text: string;
  /** By character of `text`: where what it was begins and ends in the original. */
  from: number[];
  to: number[];
}

interface Character {
  text: string;
  from: number;
  to: number;
}

/** Upper and lower case, half and full width, joined and single marks alike. */
const plain = (character: string) => character.normalize('NFKD').toLowerCase();

/** Characters that UTF-8 bytes at their places stand for (RFC 3629); what is none stays as it is written. */
function fromBytes(
  bytes: readonly { value: number; from: number; to: number }[],
  source: string,
): Character[] {
  const found: Character[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at];
    if (!first) break;
    const length = first.value < 0x80 ? 1 : first.value < 0xe0 ? 2 : first.value < 0xf0 ? 3 : 4;
    const run = bytes.slice(at, at + length);
    const last = run.at(-1) ?? first;
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
        Uint8Array.from(run, ({ value }) => value),
      );
      found.push({ text, from: first.from, to: last.to });
      at += run.length;
    } catch {
      for (let n = first.from; n < first.to; n += 1) {
        found.push({ text: source.charAt(n), from: n, to: n + 1 });
      }
      at += 1;
    }
  }
  return found;
}

/** Characters that `\u` escapes stand for, two of them where one is beyond the first 65,536. */
function fromEscapes(run: string, start: number): Character[] {
  const units = run.match(/[0-9a-f]{4}/gi) ?? [];
  const text = String.fromCharCode(...units.map(unit => Number.parseInt(unit, 16)));
  let at = start;
  return Array.from(text, character => {
    const from = at;
    at += ESCAPE * character.length;
    return { text: character, from, to: at };
  });
}

function decoded(run: string, start: number, source: string): Character[] {
  if (run.startsWith('\\')) return fromEscapes(run, start);
  const bytes = Array.from(run.matchAll(BYTE), match => ({
    value: Number.parseInt(match[1] ?? '', 16),
    from: start + match.index,
    to: start + match.index + match[0].length,
  }));
  return fromBytes(bytes, source);
}

function* characters(text: string): Generator<Character> {
  for (let at = 0; at < text.length; ) {
    const unit = text.charAt(at);
    if (unit === '%' || unit === '\\') {
      ENCODED.lastIndex = at;
      const run = ENCODED.exec(text)?.[0];
      if (run !== undefined) {
        yield* decoded(run, at, text);
        at += run.length;
        continue;
      }
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    yield { text: character, from: at, to: at + character.length };
    at += character.length;
  }
}

/** `text` as it is searched: escapes undone, forms of one character alike, what is not seen left out. */
export function fold(text: string): Folded {
  const parts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  for (const character of characters(text)) {
    const code = character.text.charCodeAt(0);
    const ascii = code < 0x80;
    if (!ascii && UNSEEN.test(character.text)) continue;
    const folded = ascii ? character.text.toLowerCase() : plain(character.text);
    parts.push(folded);
    for (let n = 0; n < folded.length; n += 1) {
      from.push(character.from);
      to.push(character.to);
    }
  }
  return { text: parts.join(''), from, to };
}
