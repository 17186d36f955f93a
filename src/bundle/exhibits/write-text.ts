import { GREY, HAIR, LEFT, MARK, type Paper, type TextStyle, WIDTH } from './paper.ts';
import { wrap } from './wrap.ts';

const LEADING = 1.5;
const LABEL_WIDTH = 104;
const LABEL_SIZE = 8.5;
const ROW_GAP = 3.5;
const BAR = 8;

/** A line of a fact. `note` explains, `strong` is what is looked for first. All texts printable. */
export interface FactLine {
  text: string;
  kind?: 'note' | 'strong';
}

export interface FactRow {
  label: string;
  lines: FactLine[];
}

const STYLES: Record<'plain' | 'note' | 'strong', TextStyle> = {
  plain: { size: 9.5 },
  note: { size: 8, colour: GREY },
  strong: { size: 10.5, bold: true },
};

/** Write `text` wrapped, `indent` from the left. */
export function writeParagraph(paper: Paper, text: string, style: TextStyle, indent = 0): void {
  for (const line of wrap(text, WIDTH - indent, style.size, paper.font.face)) {
    paper.need(style.size * LEADING);
    paper.down(style.size * LEADING);
    paper.write(line, LEFT + indent, paper.y + style.size * 0.3, style);
  }
}

/** A heading, on the page of what follows it. */
export function writeHeading(paper: Paper, text: string): void {
  paper.need(60);
  paper.down(8);
  writeParagraph(paper, text, { size: 11, bold: true });
  paper.down(2);
}

/** Rows of label and value with a hair line between them. */
export function writeFacts(paper: Paper, rows: readonly FactRow[]): void {
  for (const { label, lines } of rows) {
    paper.need(20 + ROW_GAP);
    paper.rule(paper.y);
    const [page, top] = [paper.page, paper.y];
    let labelY = top;
    for (const part of wrap(label, LABEL_WIDTH - 8, LABEL_SIZE, paper.font.face)) {
      labelY -= LABEL_SIZE * LEADING;
      paper.write(part, LEFT, labelY, { size: LABEL_SIZE, colour: GREY }, page);
    }
    paper.down(1);
    for (const { text, kind = 'plain' } of lines) writeParagraph(paper, text, STYLES[kind], LABEL_WIDTH);
    paper.down(ROW_GAP);
    // A label of more lines than its value.
    if (paper.page === page && labelY - ROW_GAP < paper.y) paper.down(paper.y - labelY + ROW_GAP);
  }
  paper.rule(paper.y, paper.page, HAIR);
}

/** Text of the page itself: a bar stands beside every line of it, so that it passes for nothing of ours. */
export function writeQuoted(paper: Paper, lines: readonly string[]): void {
  const style: TextStyle = { size: 10.5 };
  const height = style.size * LEADING;
  for (const line of lines) {
    for (const part of wrap(line, WIDTH - 2 * BAR, style.size, paper.font.face)) {
      paper.need(height);
      paper.page.drawRectangle({ x: LEFT, y: paper.y - height, width: 2, height, color: MARK });
      paper.down(height);
      paper.write(part, LEFT + BAR, paper.y + style.size * 0.35, style);
    }
  }
}
