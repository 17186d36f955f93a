import type { Block, Cell, Line } from './blocks.ts';
import { xmlText } from './xml.ts';

/** Twentieths of a point. A4, with the 3 cm at the left by which court papers are bound, and 1.5 cm at the right. */
const PAGE = '<w:pgSz w:w="11906" w:h="16838"/>';
const MARGINS =
  '<w:pgMar w:top="1417" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>';
const TEXT_WIDTH = 11_906 - 1_701 - 851;

/** Rows of fewer characters stay on one page; longer ones may not fit on any. */
const SHORT_ROW = 800;

/** Two or more of them are a blank; one may be part of a name. */
const BLANKS = /(＿{2,})/;

/** The document's part as WordprocessingML (ECMA-376, part 1, 17.2). */
export function bodyXml(notes: readonly Block[], blocks: readonly Block[]): string {
  const notesPage =
    notes.length === 0 ? '' : `${notes.map(blockXml).join('')}<w:p><w:pPr>${section(false)}</w:pPr></w:p>`;
  return `<w:body>${notesPage}${blocks.map(blockXml).join('')}${section(true)}</w:body>`;
}

/** Pages are numbered from the document's first, not from the notes before it. */
function section(isDocument: boolean): string {
  const foot = isDocument ? '<w:footerReference w:type="default" r:id="rId4"/>' : '';
  const numbers = isDocument ? '<w:pgNumType w:start="1"/>' : '';
  return `<w:sectPr>${foot}<w:type w:val="nextPage"/>${PAGE}${MARGINS}${numbers}</w:sectPr>`;
}

function blockXml(block: Block): string {
  if (block.kind === 'table') return tableXml(block);
  if (block.kind === 'item') return itemXml(block);
  if (block.kind === 'paragraph') {
    const side = block.at === undefined ? '' : '<w:jc w:val="right"/>';
    return paragraph(block.line.kind === 'note' ? 'Note' : null, runs(block.line), side);
  }
  return paragraph(block.kind === 'title' ? 'Title' : 'Heading1', runs({ text: block.text }));
}

function paragraph(style: string | null, content: string, more = ''): string {
  const named = style === null ? '' : `<w:pStyle w:val="${style}"/>`;
  const about = named === '' && more === '' ? '' : `<w:pPr>${named}${more}</w:pPr>`;
  return `<w:p>${about}${content}</w:p>`;
}

function itemXml({ mark, line }: { mark: string; line: Line }): string {
  return paragraph('Item', `${run(mark)}<w:r><w:tab/></w:r>${runs(line)}`);
}

function runs({ text, kind }: Line): string {
  if (kind === 'said') return run(text);
  return text
    .split(BLANKS)
    .filter(part => part !== '')
    .map(part => (BLANKS.test(part) ? blank(part) : run(part)))
    .join('');
}

function run(text: string, properties = ''): string {
  const lines = text.split(/\r\n|[\r\n]/).map(line => `<w:t xml:space="preserve">${xmlText(line)}</w:t>`);
  return `<w:r>${properties}${lines.join('<w:br/>')}</w:r>`;
}

/** A place to type into, whose line goes away with the first letter (17.5.2.39 showingPlcHdr). */
function blank(line: string): string {
  const own = '<w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr>';
  const shown = run(line, '<w:rPr><w:rStyle w:val="Blank"/></w:rPr>');
  return `<w:sdt>${own}<w:sdtContent>${shown}</w:sdtContent></w:sdt>`;
}

function tableXml({ widths, head, rows }: Extract<Block, { kind: 'table' }>): string {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const twips = widths.map(width => Math.floor((width * TEXT_WIDTH) / whole));
  const headRow =
    head === null
      ? ''
      : rowXml(
          head.map(text => [{ text }]),
          twips,
          twips.length,
          true,
        );
  return [
    '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>',
    `<w:tblW w:w="${twips.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>`,
    `<w:tblGrid>${twips.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    headRow,
    ...rows.map(row => rowXml(row, twips, head === null ? 1 : 0, false)),
    '</w:tbl>',
    // Two tables that touch are one.
    paragraph('Note', ''),
  ].join('');
}

function rowXml(cells: readonly Cell[], widths: readonly number[], labels: number, isHead: boolean): string {
  const length = cells.flat().reduce((sum, { text }) => sum + text.length, 0);
  const whole = length < SHORT_ROW ? '<w:cantSplit/>' : '';
  const about = isHead || whole ? `<w:trPr>${whole}${isHead ? '<w:tblHeader/>' : ''}</w:trPr>` : '';
  return `<w:tr>${about}${widths.map((width, at) => cellXml(cells[at] ?? [], width, at < labels)).join('')}</w:tr>`;
}

function cellXml(cell: Cell, width: number, isLabel: boolean): string {
  const shade = isLabel ? '<w:shd w:val="clear" w:color="auto" w:fill="EEF1F3"/>' : '';
  const style = ({ kind }: Line) => (kind === 'note' ? 'CellNote' : 'Cell');
  const lines = cell.map(line => paragraph(style(line), runs(line)));
  const content = lines.length === 0 ? paragraph('Cell', '') : lines.join('');
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}</w:tcPr>${content}</w:tc>`;
}
