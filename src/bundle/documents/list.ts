import Papa from 'papaparse';
import type { Say } from '../../_locales/say.ts';
import { postLines } from '../../advice/post-lines.ts';
import { visibleEverywhere } from '../../advice/shown-text.ts';
import { type DocumentItem, recordFolder } from './document-item.ts';

/**
 * Cells a spreadsheet could take for a formula (OWASP CSV injection), also behind white space and in full
 * width; cells that begin with an apostrophe too, so that taking one off always gives the cell back.
 */
export const FORMULA_LIKE = /^(?:[\t\r\n']|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫−])/u;

/** The byte-order mark by which Excel knows UTF-8. */
export const BOM = '\ufeff';

/** A table as CSV (RFC 4180) with CRLF line ends and a byte-order mark. */
export function csv(table: readonly (readonly string[])[]): string {
  const text = Papa.unparse(table as string[][], { newline: '\r\n', escapeFormulae: FORMULA_LIKE });
  return `${BOM}${text}\r\n`;
}

/** The list of items as CSV. */
export function list(items: readonly DocumentItem[], say: Say): string {
  const header = COLUMNS.map(column => say(`doc_csv_${column}`));
  const rows = items.map((item, index) => {
    const row = rowOf(item, index + 1, say);
    return COLUMNS.map(column => row[column]);
  });
  return csv([header, ...rows]);
}

const COLUMNS = [
  'number',
  'post_url',
  'page_url',
  'post_jst',
  'post_utc',
  'precision',
  'basis',
  'shown',
  'entered',
  'captured_jst',
  'captured_utc',
  'name',
  'handle',
  'id',
  'res',
  'text',
  'state',
  'picture',
  'sha',
] as const;

function rowOf({ record }: DocumentItem, number: number, say: Say): Record<(typeof COLUMNS)[number], string> {
  const { address, time, captured, author, state } = postLines(record, say);
  const pictures = record.evidence.files.filter(file => file.role === 'visible picture');
  return {
    number: String(number),
    post_url: address.of === 'page' ? '' : address.text,
    page_url: address.pageUrl,
    post_jst: time.kind === 'unknown' ? '' : time.jst,
    post_utc: time.utc,
    precision: time.precision,
    basis: [time.basis, ...time.doubts].filter(Boolean).join(' / '),
    shown: time.shown,
    entered: time.entered?.jst ?? '',
    captured_jst: captured.jst,
    captured_utc: captured.utc,
    name: author.displayName ?? '',
    handle: author.handle ?? '',
    id: author.immutableId ?? '',
    res: address.number ?? '',
    text: visibleEverywhere(record.evidence.post?.text ?? ''),
    state: [
      state.line,
      ...state.missing,
      ...state.open,
      ...(time.kind === 'unknown' ? [time.jst] : []),
      address.unconfirmed,
      ...address.notes,
    ]
      .filter(Boolean)
      .join(' / '),
    picture: pictures.map(file => `${recordFolder(record)}/${file.name}`).join(' / '),
    sha: pictures.map(file => file.sha256).join(' / '),
  };
}
