import {
  beginText,
  endText,
  moveText,
  type PDFDocument,
  type PDFHexString,
  PDFName,
  type PDFPage,
  type PDFRef,
  rgb,
  setFillingColor,
  setFontAndSize,
  setLineWidth,
  setStrokingColor,
  setTextRenderingMode,
  showText,
  TextRenderingMode,
} from 'pdf-lib';
import type { FontSubset } from './font-subset.ts';

/** Points; 72 to an inch. */
const CENTIMETRE = 72 / 2.54;
export const A4 = { width: 21 * CENTIMETRE, height: 29.7 * CENTIMETRE };
/** Court papers leave 3 cm at the left to be bound. */
export const LEFT = 3 * CENTIMETRE;
export const WIDTH = A4.width - LEFT - 1.5 * CENTIMETRE;
/** Below the exhibit's number. */
export const TOP = A4.height - 2.1 * CENTIMETRE;

export const INK = rgb(0, 0, 0);
export const GREY = rgb(0.33, 0.37, 0.4);
export const HAIR = rgb(0.78, 0.8, 0.82);
export const MARK = rgb(0.76, 0.09, 0.36);

export interface TextStyle {
  size: number;
  colour?: typeof INK;
  bold?: boolean;
}

const FONT = PDFName.of('F');
/** The font is embedded in one weight; its outline drawn too makes it bolder. Parts of the size. */
const BOLDER = 0.03;

/** Pages of one document that are written from top to bottom, in one font. */
export class Paper {
  readonly document: PDFDocument;
  readonly font: FontSubset;
  readonly #fontRef: PDFRef;
  readonly #bottom: number;
  #y = TOP;

  /** `bottom` is where the foot begins, points from the page's lower edge. */
  constructor(document: PDFDocument, font: FontSubset, bottom: number) {
    this.document = document;
    this.font = font;
    this.#fontRef = document.context.nextRef();
    this.#bottom = bottom;
    this.turn();
  }

  get page(): PDFPage {
    return this.document.getPage(this.document.getPageCount() - 1);
  }

  /** Where the next line begins, points from the lower edge. */
  get y(): number {
    return this.#y;
  }

  /** Height that is left on this page. */
  get room(): number {
    return this.#y - this.#bottom;
  }

  /** Height of a whole page. */
  get fullRoom(): number {
    return TOP - this.#bottom;
  }

  turn(): void {
    const page = this.document.addPage([A4.width, A4.height]);
    page.node.setFontDictionary(FONT, this.#fontRef);
    this.#y = TOP;
  }

  /** Go down by `height`; onto the next page where this one has not that much left. */
  need(height: number): void {
    if (this.room < height && this.#y < TOP) this.turn();
  }

  down(height: number): void {
    this.#y -= height;
  }

  /** Write `text`, its base line at `y`, on `page`. */
  write(text: string, x: number, y: number, style: TextStyle, page = this.page): void {
    this.#show(page, this.font.encode(text), x, y, style);
  }

  /** A rule across the paper at `y`. */
  rule(y: number, page = this.page, colour = HAIR): void {
    page.drawLine({ start: { x: LEFT, y }, end: { x: LEFT + WIDTH, y }, thickness: 0.5, color: colour });
  }

  #show(page: PDFPage, code: PDFHexString, x: number, y: number, style: TextStyle): void {
    const { size, colour = INK, bold = false } = style;
    const outline = bold ? [setStrokingColor(colour), setLineWidth(size * BOLDER)] : [];
    page.pushOperators(
      setFillingColor(colour),
      ...outline,
      beginText(),
      setTextRenderingMode(bold ? TextRenderingMode.FillAndOutline : TextRenderingMode.Fill),
      setFontAndSize(FONT, size),
      moveText(x, y),
      showText(code),
      endText(),
    );
  }

  /** Write the font into the document, once everything is written. */
  finish(): void {
    this.font.writeTo(this.document.context, this.#fontRef);
  }
}
