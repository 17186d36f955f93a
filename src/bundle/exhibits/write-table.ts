import type { ListField } from '../documents/list-line.ts';
import { GREY, HAIR, INK, LEFT, type Paper, type TextStyle, WIDTH } from './paper.ts';
import { wrap } from './wrap.ts';

const PADDING = 3;
const LEADING = 1.4;
const STYLES: Record<'head' | 'text' | 'note', TextStyle> = {
  head: { size: 8, bold: true },
  text: { size: 8 },
  note: { size: 6.5, colour: GREY },
};

/** A line of a cell as it is written. */
interface Set {
  text: string;
  style: TextStyle;
}

/**
 * A table with a rule around every cell, its head again on each page. `widths` are parts of the whole. A row that is longer
 * than a page goes on on the next. All texts printable.
 */
export function writeTable(
  paper: Paper,
  rows: readonly (readonly ListField[])[],
  widths: readonly number[],
): void {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map(width => (width * WIDTH) / whole);
  const set = (cells: readonly { text: string; style: TextStyle }[][]): Set[][] =>
    cells.map((cell, at) =>
      cell.flatMap(({ text, style }) =>
        wrap(text, (columns[at] ?? 0) - 2 * PADDING, style.size, paper.font.face).map(part => ({
          text: part,
          style,
        })),
      ),
    );
  const head = set((rows[0] ?? []).map(({ label }) => [{ text: label, style: STYLES.head }]));
  writeRow(paper, head, columns, () => undefined);
  const again = () => {
    paper.turn();
    writeRow(paper, head, columns, () => undefined);
  };
  for (const row of rows) {
    const cells = row.map(({ lines }) =>
      lines.map(({ text, kind }) => ({ text, style: STYLES[kind === 'note' ? 'note' : 'text'] })),
    );
    writeRow(paper, set(cells), columns, again);
  }
}

const heightOf = (line: Set) => line.style.size * LEADING;
const heightOfAll = (lines: readonly Set[]) => lines.reduce((sum, line) => sum + heightOf(line), 0);

/** `turn` begins a new page for what does not fit. */
function writeRow(paper: Paper, cells: Set[][], columns: readonly number[], turn: () => void): void {
  const full = Math.max(...cells.map(heightOfAll), STYLES.text.size * LEADING) + 2 * PADDING;
  if (full > paper.room && full < paper.fullRoom * 0.9) turn();
  let rest = cells;
  for (;;) {
    const room = paper.room - 2 * PADDING;
    const here = rest.map(cell => fitting(cell, room));
    const taken = Math.max(...here.map(heightOfAll), STYLES.text.size * LEADING);
    drawRow(paper, here, columns, taken + 2 * PADDING);
    rest = rest.map((cell, at) => cell.slice(here[at]?.length ?? 0));
    if (rest.every(cell => cell.length === 0)) return;
    turn();
  }
}

/** The lines that fit into `room`; one at least, so that a row always gets on. */
function fitting(lines: readonly Set[], room: number): Set[] {
  let used = 0;
  const end = lines.findIndex((line, at) => {
    used += heightOf(line);
    return at > 0 && used > room;
  });
  return end === -1 ? [...lines] : lines.slice(0, end);
}

function drawRow(paper: Paper, cells: readonly Set[][], columns: readonly number[], height: number): void {
  const top = paper.y;
  let x = LEFT;
  columns.forEach((width, at) => {
    paper.page.drawRectangle({ x, y: top - height, width, height, borderWidth: 0.5, borderColor: HAIR });
    let y = top - PADDING;
    for (const line of cells[at] ?? []) {
      y -= heightOf(line);
      paper.write(line.text, x + PADDING, y + line.style.size * 0.3, { colour: INK, ...line.style });
    }
    x += width;
  });
  paper.down(height);
}
