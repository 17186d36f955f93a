import type { Say } from '../../_locales/say.ts';
import { operatorFor, siteName } from '../../advice/operator.ts';
import { postLines } from '../../advice/post-lines.ts';
import type { KeptRecord } from '../../evidence/index.ts';
import { japaneseWallClock } from '../zip/dos-time.ts';

export type TimelineStep = 'day' | 'week' | 'month' | 'year';

export interface TimelineRow {
  site: string;
  /** The poster as far as known, or what stands for several. */
  who: string;
  /** Posts in each column. */
  counts: number[];
  total: number;
}

/** Who posted where, and how often, in the order of time. */
export interface Timeline {
  step: TimelineStep;
  /** First day of each column in Japan, `YYYY/MM/DD`, without gaps. */
  columns: string[];
  /** Those with most posts first; the last may stand for all others. */
  rows: TimelineRow[];
  /** Posts of which no time is known, or only a span. */
  undated: number;
}

const DAY_MS = 86_400_000;
/** More columns cannot be read on A4, nor more rows on one page. */
const MOST_COLUMNS = 40;
const MOST_ROWS = 14;

/** Milliseconds of Japanese wall-clock time: its UTC fields are those of a clock in Japan. */
const wallOf = (record: KeptRecord): number | null => {
  const time = record.evidence.post?.time;
  if (record.enteredTime) return japaneseWallClock(record.enteredTime.instant).getTime();
  return time?.kind === 'absolute' ? japaneseWallClock(time.instant).getTime() : null;
};

const STEPS: Record<TimelineStep, { first: (wall: number) => number; next: (wall: number) => number }> = {
  day: { first: wall => wall - (wall % DAY_MS), next: wall => wall + DAY_MS },
  // Weeks begin on Monday; 1 January 1970 was a Thursday.
  week: { first: wall => wall - ((wall + 3 * DAY_MS) % (7 * DAY_MS)), next: wall => wall + 7 * DAY_MS },
  month: { first: wall => monthOf(wall, 0), next: wall => monthOf(wall, 1) },
  year: {
    first: wall => Date.UTC(new Date(wall).getUTCFullYear(), 0),
    next: wall => Date.UTC(new Date(wall).getUTCFullYear() + 1, 0),
  },
};

function monthOf(wall: number, later: number): number {
  const at = new Date(wall);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + later);
}

function columnsFrom(first: number, last: number, step: TimelineStep): number[] {
  const columns = [];
  for (let at = STEPS[step].first(first); at <= last; at = STEPS[step].next(at)) {
    columns.push(at);
    if (step !== 'year' && columns.length > MOST_COLUMNS) break;
  }
  return columns;
}

const dayOf = (wall: number) => new Date(wall).toISOString().slice(0, 10).replaceAll('-', '/');

/** The posts of `records` over time, by site and poster, in the finest steps that can be read on one page. */
export function timelineOf(records: readonly KeptRecord[], say: Say): Timeline {
  const dated = records.flatMap(record => {
    const wall = wallOf(record);
    return wall === null ? [] : [{ record, wall }];
  });
  const undated = records.length - dated.length;
  const walls = dated.map(({ wall }) => wall);
  const [first, last] = [Math.min(...walls), Math.max(...walls)];
  if (dated.length === 0) return { step: 'day', columns: [], rows: [], undated };
  const step =
    (['day', 'week', 'month'] as const).find(each => columnsFrom(first, last, each).length <= MOST_COLUMNS) ??
    'year';
  const columns = columnsFrom(first, last, step);
  const rows = new Map<string, TimelineRow>();
  for (const { record, wall } of dated) {
    const { url } = record.evidence.page;
    const site = siteName(operatorFor(url), url);
    const { author } = postLines(record, say);
    const key = `${site}\n${author.immutableId ?? author.handle ?? author.displayName ?? ''}`;
    const row = rows.get(key) ?? { site, who: author.line, counts: columns.map(() => 0), total: 0 };
    const at = columns.findLastIndex(column => column <= wall);
    row.counts[at] = (row.counts[at] ?? 0) + 1;
    row.total += 1;
    rows.set(key, row);
  }
  return { step, columns: columns.map(dayOf), rows: fewRows([...rows.values()], say), undated };
}

/** The rows with most posts, and one that sums up all others. */
function fewRows(rows: TimelineRow[], say: Say): TimelineRow[] {
  const sorted = rows.sort(
    (a, b) => b.total - a.total || (`${a.site}${a.who}` < `${b.site}${b.who}` ? -1 : 1),
  );
  if (sorted.length <= MOST_ROWS) return sorted;
  const others = sorted.slice(MOST_ROWS - 1);
  return [
    ...sorted.slice(0, MOST_ROWS - 1),
    {
      site: say('doc_timeline_others'),
      who: say('doc_timeline_others_count', String(others.length)),
      counts:
        others[0]?.counts.map((_, at) => others.reduce((sum, row) => sum + (row.counts[at] ?? 0), 0)) ?? [],
      total: others.reduce((sum, row) => sum + row.total, 0),
    },
  ];
}
