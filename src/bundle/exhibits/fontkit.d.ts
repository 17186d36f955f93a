/**
 * What is used of fontkit 2.0.4, as its source has it. The published types (@types/fontkit 2.0.9) bring Node's globals into
 * the extension's code and have a glyph's place in a subset down as a boolean.
 */
declare module 'fontkit' {
  export interface Font {
    postscriptName: string;
    unitsPerEm: number;
    ascent: number;
    descent: number;
    capHeight: number;
    bbox: { minX: number; minY: number; maxX: number; maxY: number };
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { id: number; advanceWidth: number };
    createSubset(): {
      /** The glyph's place in the subset; those it is made of come along. */
      includeGlyph(id: number): number;
      encode(): Uint8Array;
    };
  }
  export interface FontCollection {
    fonts: Font[];
  }
  export function create(bytes: Uint8Array): Font | FontCollection;
}
