import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Cell, Line } from './blocks.ts';
import { ITEM_INDENT } from './styles.ts';
import { inXml } from './xml.ts';

/** Twentieths of a point. A4, with the 3 cm at the left by which court papers are bound, and 1.5 cm at the right. */
export const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_417, right: 851, bottom: 1_134, left: 1_701, header: 567, footer: 567 },
};
const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;

/** Rows of fewer characters stay on one page; longer ones may not fit on any. */
const SHORT_ROW = 800;

/** Two or more of them are a blank; one may be part of a name. */
const BLANKS = /(＿{2,})/;

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '8A9299' };
const SIDE = { left: 85, right: 85 };

/** `blocks` from top to bottom. */
export function bodyOf(blocks: readonly Block[]): FileChild[] {
  return blocks.flatMap(block => (block.kind === 'table' ? tableOf(block) : [paragraphOf(block)]));
}

function paragraphOf(block: Exclude<Block, { kind: 'table' }>): Paragraph {
  if (!('line' in block)) {
    const heading = block.kind === 'title' ? HeadingLevel.TITLE : HeadingLevel.HEADING_1;
    return new Paragraph({ heading, children: runs({ text: block.text }) });
  }
  if (block.kind === 'item') {
    return new Paragraph({
      style: 'Item',
      tabStops: [{ type: TabStopType.LEFT, position: ITEM_INDENT }],
      children: [run(block.mark), new TextRun({ children: [new Tab()] }), ...runs(block.line)],
    });
  }
  return new Paragraph({
    ...(block.line.kind === 'note' && { style: 'Note' }),
    ...(block.at === 'right' && { alignment: AlignmentType.RIGHT }),
    children: runs(block.line),
  });
}

function runs({ text, kind }: Line): TextRun[] {
  if (kind === 'said') return linesOf(text);
  return text
    .split(BLANKS)
    .filter(part => part !== '')
    .flatMap(part => (BLANKS.test(part) ? [run(part, 'Blank')] : linesOf(part)));
}

function linesOf(text: string): TextRun[] {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line, at) => new TextRun({ text: inXml(line), ...(at > 0 && { break: 1 }) }));
}

function run(text: string, style?: string): TextRun {
  return new TextRun({ text: inXml(text), ...(style && { style }) });
}

function tableOf({ widths, head, rows }: Extract<Block, { kind: 'table' }>): FileChild[] {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const twips = widths.map(width => Math.floor((width * TEXT_WIDTH) / whole));
  const headRow = head?.map(text => [{ text }]);
  const table = new Table({
    width: { size: twips.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: twips,
    layout: TableLayoutType.FIXED,
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
    rows: [
      ...(headRow
        ? [
            new TableRow({
              tableHeader: true,
              cantSplit: true,
              children: cellsOf(headRow, twips, twips.length),
            }),
          ]
        : []),
      ...rows.map(
        row => new TableRow({ cantSplit: isShort(row), children: cellsOf(row, twips, headRow ? 0 : 1) }),
      ),
    ],
  });
  // Two tables that touch are one.
  return [table, new Paragraph({ style: 'Note' })];
}

function isShort(row: readonly Cell[]): boolean {
  return row.flat().reduce((sum, { text }) => sum + text.length, 0) < SHORT_ROW;
}

function cellsOf(cells: readonly Cell[], widths: readonly number[], labels: number): TableCell[] {
  return widths.map((width, at) => {
    const lines = (cells[at] ?? []).map(
      // An address has no blanks to break at.
      line =>
        new Paragraph({
          style: line.kind === 'note' ? 'CellNote' : 'Cell',
          wordWrap: true,
          children: runs(line),
        }),
    );
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: SIDE,
      ...(at < labels && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'EEF1F3' } }),
      children: lines.length === 0 ? [new Paragraph({ style: 'Cell' })] : lines,
    });
  });
}
