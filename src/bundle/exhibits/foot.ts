import type { FontFace } from './font-face.ts';
import { A4, GREY, LEFT, type Paper, WIDTH } from './paper.ts';
import { wrap } from './wrap.ts';

/** What stands on every page. All texts printable. */
export interface Marginal {
  /** Upper right corner: the provisional number. */
  number: string;
  /** Upper left corner: what this is. */
  title: string;
  /** Lower edge, the address in full among them; wrapped, never cut. */
  foot: readonly string[];
  /** `page` of `pages`. */
  pageOf: (page: number, pages: number) => string;
}

const NUMBER_SIZE = 11;
const FOOT_SIZE = 7;
/** For addresses of thousands of characters, so that a page keeps room for what it shows. */
const SMALL_FOOT_SIZE = 4.5;
const MOST_LINES = 12;
const LEADING = 1.35;
const LOWER_EDGE = 28;
/** Kept free for `3 / 12` beside the last line. */
const PAGE_NUMBER_WIDTH = 60;

export interface Foot {
  lines: string[];
  size: number;
  /** Where it begins, points from the lower edge. */
  top: number;
}

/** The foot as it is to be written. */
export function layFoot({ foot }: Marginal, face: FontFace): Foot {
  const at = (size: number) => foot.flatMap(line => wrap(line, WIDTH - PAGE_NUMBER_WIDTH, size, face));
  const normal = at(FOOT_SIZE);
  const small = normal.length > MOST_LINES;
  const [lines, size] = small ? [at(SMALL_FOOT_SIZE), SMALL_FOOT_SIZE] : [normal, FOOT_SIZE];
  return { lines, size, top: LOWER_EDGE + lines.length * size * LEADING + 8 };
}

/** Write head and foot on every page, now that their count is known. */
export function writeMarginals(paper: Paper, marginal: Marginal, { lines, size, top }: Foot): void {
  const { face } = paper.font;
  const pages = paper.document.getPages();
  const writeRight = (text: string, y: number, style: { size: number; bold?: boolean }, at: number) =>
    paper.write(text, LEFT + WIDTH - face.widthOf(text, style.size), y, style, pages[at]);
  pages.forEach((page, at) => {
    writeRight(marginal.number, A4.height - 40, { size: NUMBER_SIZE, bold: true }, at);
    paper.write(marginal.title, LEFT, A4.height - 40, { size: 8, colour: GREY }, page);
    paper.rule(top - 4, page);
    lines.forEach((line, n) => {
      const y = LOWER_EDGE + (lines.length - 1 - n) * size * LEADING;
      paper.write(line, LEFT, y, { size }, page);
    });
    writeRight(marginal.pageOf(at + 1, pages.length), LOWER_EDGE, { size: 9 }, at);
  });
}
