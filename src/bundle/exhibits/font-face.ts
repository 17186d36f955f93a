/// <reference path="./fontkit.d.ts" />
import { create, type Font } from 'fontkit';

/** The bytes given are no font this can use. */
export class NotAFontError extends Error {
  override readonly name = 'NotAFontError';
}

/** Control, format, private and unassigned characters, marks that sit on others, and what has no shape by itself. */
const WITHOUT_SHAPE = /[\p{C}\p{M}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** A TrueType font, read once and used for many documents. */
export class FontFace {
  readonly font: Font;
  readonly #glyphs = new Map<number, { id: number; width: number }>();

  /** Throws NotAFontError for anything but one TrueType font (no WOFF: fontkit takes half a minute to unpack it). */
  constructor(bytes: Uint8Array) {
    if (new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) !== 0x00010000) {
      throw new NotAFontError('not a TrueType font');
    }
    const font = create(bytes);
    if (!('createSubset' in font)) throw new NotAFontError('a collection of fonts');
    this.font = font;
  }

  /** Whether `character` (one code point) has a shape of its own in this font. */
  shows(character: string): boolean {
    return !WITHOUT_SHAPE.test(character) && this.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  }

  /** The glyph of one code point by itself: nothing is joined, reordered or put in another's place. */
  glyph(codePoint: number): { id: number; width: number } {
    const known = this.#glyphs.get(codePoint);
    if (known) return known;
    const { id, advanceWidth } = this.font.glyphForCodePoint(codePoint);
    const glyph = { id, width: (advanceWidth * 1000) / this.font.unitsPerEm };
    this.#glyphs.set(codePoint, glyph);
    return glyph;
  }

  /** Width of `text` at `size`, in the unit of `size`. */
  widthOf(text: string, size: number): number {
    let width = 0;
    for (const character of text) width += this.glyph(character.codePointAt(0) ?? 0).width;
    return (width * size) / 1000;
  }
}
