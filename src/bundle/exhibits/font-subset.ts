import { type PDFContext, PDFHexString, type PDFRef, PDFString } from 'pdf-lib';
import type { FontFace } from './font-face.ts';

const hex = (n: number) => n.toString(16).toUpperCase().padStart(4, '0');

/** A ToUnicode map may name at most this many characters at a time (Adobe Technical Note 5014, beginbfchar). */
const AT_A_TIME = 100;

/**
 * The characters of a font that one document uses.
 *
 * Each character has a number of its own in the document, even where the font draws two alike (人 and the radical ⼈, 〜 and
 * ～): what is found and copied is then the very character the page had. pdf-lib's own embedding numbers glyphs, so that a text
 * with one of such a pair changes every other in the document.
 */
export class FontSubset {
  readonly face: FontFace;
  readonly #numbers = new Map<number, number>();

  readonly #onText: ((text: string) => void) | undefined;

  /** `onText` is told every text of the document as it is encoded. */
  constructor(face: FontFace, onText?: (text: string) => void) {
    this.face = face;
    this.#onText = onText;
  }

  /** `text` in this document's numbers, as the Tj operator takes it. */
  encode(text: string): PDFHexString {
    this.#onText?.(text);
    let code = '';
    for (const character of text) code += hex(this.#numberOf(character.codePointAt(0) ?? 0));
    return PDFHexString.of(code);
  }

  #numberOf(codePoint: number): number {
    const known = this.#numbers.get(codePoint);
    if (known !== undefined) return known;
    const number = this.#numbers.size + 1;
    this.#numbers.set(codePoint, number);
    return number;
  }

  /** Write the font, with what was used of it, to `ref`. Nothing may be encoded afterwards. */
  writeTo(context: PDFContext, ref: PDFRef): void {
    const { font } = this.face;
    const subset = font.createSubset();
    const codePoints = [...this.#numbers.keys()];
    const glyphs = codePoints.map(codePoint => this.face.glyph(codePoint));
    const places = new Uint8Array(2 * (glyphs.length + 1));
    glyphs.forEach(({ id }, at) => {
      new DataView(places.buffer).setUint16(2 * (at + 1), subset.includeGlyph(id));
    });
    const name = `HOZENX+${font.postscriptName}`;
    const scale = 1000 / font.unitsPerEm;
    const { minX, minY, maxX, maxY } = font.bbox;
    const descriptor = context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      // Symbolic: its codes are no standard set.
      Flags: 4,
      FontBBox: [minX, minY, maxX, maxY].map(side => side * scale),
      ItalicAngle: 0,
      Ascent: font.ascent * scale,
      Descent: font.descent * scale,
      CapHeight: font.capHeight * scale,
      StemV: 80,
      FontFile2: context.register(context.flateStream(subset.encode())),
    });
    const descendant = context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: context.register(descriptor),
      CIDToGIDMap: context.register(context.flateStream(places)),
      W: [1, glyphs.map(({ width }) => width)],
    });
    const type0 = context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(context.flateStream(toUnicode(codePoints))),
    });
    context.assign(ref, type0);
  }
}

/** What each number stands for, for search and copy. */
function toUnicode(codePoints: readonly number[]): string {
  const lines = codePoints.map((codePoint, at) => {
    const character = String.fromCodePoint(codePoint);
    const units = Array.from({ length: character.length }, (_, unit) => hex(character.charCodeAt(unit)));
    return `<${hex(at + 1)}> <${units.join('')}>`;
  });
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += AT_A_TIME) {
    const block = lines.slice(at, at + AT_A_TIME);
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <FFFF>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
