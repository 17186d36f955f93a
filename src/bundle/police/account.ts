import type { MessageKey, Say } from '../../_locales/say.ts';
import { operatorFor, siteName } from '../../advice/operator.ts';
import { postLines } from '../../advice/post-lines.ts';
import { postedAt } from '../../advice/posted-at.ts';
import { windowsFor } from '../../advice/windows.ts';
import { inJst, type KeptRecord, type ZonedInstant } from '../../evidence/index.ts';
import type { FontFace } from '../exhibits/font-face.ts';
import { printableLine, printableLines } from '../exhibits/printable.ts';
import { printableUrl } from '../exhibits/printable-url.ts';
import type { FactRow } from '../exhibits/write-text.ts';

/** One post in the account. All texts printable. */
export interface AccountItem {
  record: KeptRecord;
  /** Its number in the bundle's other papers, from 1. */
  number: number;
  heading: string;
  rows: FactRow[];
}

interface Means {
  say: Say;
  face: FontFace;
}

const one = (label: string, ...texts: (string | null | undefined)[]): FactRow => ({
  label,
  lines: texts
    .filter(text => text !== null && text !== undefined && text !== '')
    .map(text => ({ text: text as string })),
});

/** What is to be filled in by hand before the visit. */
export const BLANKS: readonly MessageKey[] = [
  'police_blank_who',
  'police_blank_contact',
  'police_blank_since',
  'police_blank_harm',
  'police_blank_suspect',
  'police_blank_wish',
];

/** Where to call first. */
export function callFirst({ say, face }: Means): FactRow[] {
  return windowsFor('danger').map(({ name, phone, hours, url, notes }) => ({
    label: phone ?? '',
    lines: [
      { text: name, kind: 'strong' as const },
      ...(hours ? [{ text: say(hours as MessageKey) }] : []),
      ...notes.map(note => ({ text: say(note as MessageKey), kind: 'note' as const })),
      ...(url ? [{ text: printableUrl(url, face), kind: 'note' as const }] : []),
    ],
  }));
}

/** In the order in which they were posted; those of which nothing is known last, in the order they were kept. */
export function inOrder(records: readonly KeptRecord[]): { record: KeptRecord; number: number }[] {
  const numbered = records.map((record, at) => ({ record, number: at + 1 }));
  return numbered.sort((a, b) => {
    const [first, second] = [postedAt(a.record), postedAt(b.record)];
    return first === second ? a.number - b.number : first - second;
  });
}

/** The whole at a glance: how many, from when to when, where, by whom. */
export function overview(
  records: readonly KeptRecord[],
  made: ZonedInstant,
  { say, face }: Means,
): FactRow[] {
  const times = records
    .map(postedAt)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const day = (epoch: number | undefined) =>
    epoch === undefined ? '' : inJst(new Date(epoch).toISOString() as ZonedInstant['instant'], 'minute');
  const sites = countsOf(records.map(({ evidence: { page } }) => siteName(operatorFor(page.url), page.url)));
  const authors = countsOf(records.map(record => postLines(record, say).author.line));
  const line = ([name, count]: [string, number]) =>
    printableLine(say('police_count_of', name, String(count)), face);
  return [
    one(say('police_count'), say('police_count_value', String(records.length))),
    one(
      say('police_span'),
      times.length > 0
        ? say('police_span_value', day(times[0]), day(times.at(-1)))
        : say('police_span_unknown'),
    ),
    one(say('police_sites'), ...few(sites, line, say)),
    one(say('police_authors'), ...few(authors, line, say)),
    one(say('police_made'), inJst(made.instant)),
  ];
}

function countsOf(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

const MOST_NAMES = 10;

function few(counts: [string, number][], line: (count: [string, number]) => string, say: Say): string[] {
  const shown = counts.slice(0, MOST_NAMES).map(line);
  const more = counts.length - shown.length;
  return more > 0 ? [...shown, say('police_more', String(more))] : shown;
}

/** One post: who, what, when, where, and what was done; its text up to `mostText` characters. */
export function accountItem(
  { record, number }: { record: KeptRecord; number: number },
  mostText: number,
  { say, face }: Means,
): AccountItem {
  const { address, time, captured, author } = postLines(record, say);
  const said = (text: string) => printableLine(text, face);
  const { post, page } = record.evidence;
  const text = printableLines(post?.text ?? '', face).join(' ');
  const cut = text.length > mostText;
  const done = [
    say('police_done_kept', captured.jst),
    record.sentAt ? say('police_done_sent', inJst(record.sentAt)) : null,
  ];
  const rows: FactRow[] = [
    {
      label: say('police_when'),
      lines: [
        { text: said(time.jst), kind: 'strong' },
        ...time.doubts.map(doubt => ({ text: said(doubt), kind: 'note' as const })),
      ],
    },
    {
      label: say('police_where'),
      lines: [
        {
          text: said(
            [siteName(operatorFor(page.url), page.url), address.threadTitle].filter(Boolean).join(' / '),
          ),
        },
        ...(address.number === null ? [] : [{ text: said(say('police_number', address.number)) }]),
        { text: printableUrl(address.text, face), kind: 'strong' },
        ...(address.unconfirmed ? [{ text: said(address.unconfirmed), kind: 'note' as const }] : []),
      ],
    },
    one(say('police_who'), said(author.line)),
    one(say('police_what'), `${text.slice(0, mostText)}${cut ? say('police_cut') : ''}`),
    one(say('police_note'), record.note ? said(record.note) : null),
    one(say('police_done'), ...done),
  ];
  return {
    record,
    number,
    heading: say('police_item', String(number)),
    rows: rows.filter(row => row.lines.length > 0),
  };
}
