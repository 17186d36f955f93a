import type { Say } from '../../_locales/say.ts';
import { operatorFor, siteName } from '../../advice/operator.ts';
import { postLines } from '../../advice/post-lines.ts';
import { shownLine } from '../../advice/shown-text.ts';
import { type Instant, inJst, type KeptRecord } from '../../evidence/index.ts';
import { type ExhibitNumber, exhibitNumbers } from '../exhibits/numbers.ts';
import type { DocumentItem } from './document-item.ts';
import { csv } from './list.ts';
import { cellText, type ListField, type ListLine } from './list-line.ts';

/** Before the era's first year, 2019. */
const BEFORE_REIWA = 2018;

/**
 * 証拠説明書: a row for each exhibit, with the columns that courts ask for (民訴規則 137 条1項; 原本・写し, 作成年月日 and 備考 by custom).
 * Made is the day of the capture, not of the post. Who made it, and what it is to prove, are left to lawyer and person.
 */
export function evidenceList(items: readonly DocumentItem[], say: Say): ListField[][] {
  return exhibitNumbers(items).map(place => fieldsOf(place, say));
}

/** The same as a table for spreadsheets. */
export function evidenceListCsv(items: readonly DocumentItem[], say: Say): string {
  const exhibits = evidenceList(items, say);
  const head = (exhibits[0] ?? []).map(({ label }) => label);
  return csv([head, ...exhibits.map(fields => fields.map(cellText))]);
}

function fieldsOf({ record, number, branch }: ExhibitNumber, say: Say): ListField[] {
  const own =
    branch === null
      ? say('lists_exhibit_no', String(number))
      : say('lists_exhibit_branch', String(number), String(branch));
  const plain = (text: string): ListLine[] => [{ text }];
  return [
    { label: say('lists_exhibit'), lines: plain(own) },
    { label: say('lists_title'), lines: [{ text: titleOf(record, say), kind: 'said' }] },
    { label: say('lists_original'), lines: plain(say('lists_original_value')) },
    { label: say('lists_made'), lines: plain(dayOf(record.evidence.captured.device.instant, say)) },
    { label: say('lists_author'), lines: [] },
    { label: say('lists_purpose'), lines: [] },
    { label: say('lists_remarks'), lines: remarksOf(record, branch, say) },
  ];
}

function titleOf({ evidence: { page } }: KeptRecord, say: Say): string {
  const title = shownLine(page.title).trim();
  if (title !== '') return say('lists_title_value', title);
  return say('lists_title_none', siteName(operatorFor(page.url), page.url));
}

/** The day in Japan, in the era's year with the common one beside it. */
function dayOf(instant: Instant, say: Say): string {
  const [year = 0, month = 0, day = 0] = inJst(instant, 'day').replace(' JST', '').split('/').map(Number);
  return say('lists_made_value', String(year - BEFORE_REIWA), String(year), String(month), String(day));
}

function remarksOf(record: KeptRecord, branch: number | null, say: Say): ListLine[] {
  const { address, time, captured } = postLines(record, say);
  return [
    { text: say('lists_remark_post', time.jst), kind: 'said' },
    { text: address.text, kind: 'said' },
    { text: say('lists_remark_captured', captured.jst, captured.utc), kind: 'note' },
    { text: say('lists_remark_sha', record.sha256), kind: 'note' },
    ...(branch !== null && branch > 1 ? [{ text: say('lists_remark_earlier'), kind: 'note' } as const] : []),
  ];
}
