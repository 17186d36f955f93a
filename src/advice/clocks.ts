import type clocks from '../_locales/ja/clocks.json';
import {
  epochOf,
  type Instant,
  inJst,
  instantFromEpoch,
  type KeptRecord,
  type StepTaken,
} from '../evidence/index.ts';
import type { Certainty } from './certainty.ts';
import { daysLater, dueDates, monthsLater } from './due-dates.ts';
import { type Operator, operatorFor } from './operator.ts';

/** The name of a sentence about a date. */
export type ClockKey = keyof typeof clocks;

/** One date that the law or a log's life sets for a post. General information, never a judgement of the post. */
export interface Clock {
  title: ClockKey;
  note: ClockKey;
  /** The blanks of `note`. */
  values: string[];
  /** A day in Japan, or null where nobody said yet what it is counted from. */
  due: Instant | null;
  /** What its beginning hangs on; null where that is the post. */
  from: StepTaken | null;
  source: string;
  certainty: Certainty;
}

/** 確認日 of everything below: when stored copies of the sources were read. */
export const CLOCKS_CHECKED = '2026-11-23';

/** Insult (侮辱罪) lapses after three years for acts from this day on, before after one (moj.go.jp 001375699). */
const INSULT_CHANGED = Date.parse('2022-07-07T00:00:00+09:00');

const EXAMPLE = { source: 'kandato.jp/case/timelimit(弁護士の計算例)', certainty: 'B' } as const;

/** The day in Japan that a person typed, at its beginning. */
function dayIn(day: string | undefined): Instant | null {
  return day === undefined ? null : instantFromEpoch(Date.parse(`${day}T00:00:00+09:00`));
}

const later = (start: Instant | null, months: number) => start && monthsLater(start, months);

/** A limitation of prosecution counts its first day in, so its last day is the one before. */
const lapses = (start: Instant, years: number) => daysLater(monthsLater(start, 12 * years), -1);

/** Every date of `record`'s post, those for logs first. Nothing here looks at a clock. */
export function clocksFor(record: KeptRecord): Clock[] {
  const { evidence, enteredTime, steps = {} } = record;
  const dates = dueDates(evidence.post?.time ?? null, enteredTime, evidence.captured.device.instant);
  return [
    ...logClocks(dates),
    ...answerClock(operatorFor(evidence.page.url), dayIn(steps['removal requested'])),
    ...lawClocks(dates.start, dayIn(steps['poster known'])),
  ];
}

function logClocks(dates: ReturnType<typeof dueDates>): Clock[] {
  const from = null;
  const ninetyThree = inJst(dates.ninetyThreeDays, 'day').replace(' JST', '');
  return [
    { title: 'clock_file_3', note: 'clock_file_3_note', values: [], due: dates.fileBy, from, ...EXAMPLE },
    { title: 'clock_file_6', note: 'clock_file_6_note', values: [], due: dates.fileBySix, from, ...EXAMPLE },
    {
      title: 'clock_logs_3',
      note: 'clock_logs_3_note',
      values: [ninetyThree],
      due: dates.threeMonths,
      from,
      ...EXAMPLE,
    },
    { title: 'clock_logs_6', note: 'clock_logs_6_note', values: [], due: dates.sixMonths, from, ...EXAMPLE },
  ];
}

/** 情報流通プラットフォーム対処法 art. 25: an answer within 7 days, from designated services only. */
function answerClock({ sevenDays }: Operator, requested: Instant | null): Clock[] {
  if (sevenDays.answer !== 'designated') return [];
  return [
    {
      title: 'clock_seven',
      note: 'clock_seven_note',
      values: [],
      due: requested && daysLater(requested, 7),
      from: 'removal requested',
      source: '情報流通プラットフォーム対処法25条・施行規則、共同通信(2025-09-17)',
      certainty: 'B',
    },
  ];
}

function lawClocks(posted: Instant, known: Instant | null): Clock[] {
  const old = epochOf(posted) < INSULT_CHANGED;
  return [
    {
      title: 'clock_complaint',
      note: 'clock_complaint_note',
      values: [],
      due: later(known, 6),
      from: 'poster known',
      source: '刑事訴訟法235条(takata-lawoffice、masatakafujisawa 2018-09-27)',
      certainty: 'B',
    },
    {
      title: 'clock_defamation',
      note: 'clock_defamation_note',
      values: [],
      due: lapses(posted, 3),
      from: null,
      source: '刑事訴訟法250条(弁護士の解説)',
      certainty: 'B',
    },
    {
      title: old ? 'clock_insult_old' : 'clock_insult',
      note: 'clock_insult_note',
      values: [],
      due: lapses(posted, old ? 1 : 3),
      from: null,
      source: '法務省 moj.go.jp 001375699',
      certainty: 'A',
    },
    {
      title: 'clock_civil_3',
      note: 'clock_civil_3_note',
      values: [],
      due: later(known, 36),
      from: 'poster known',
      source: '民法724条1号(amata-lawoffice ほか)',
      certainty: 'B',
    },
    {
      title: 'clock_civil_20',
      note: 'clock_civil_20_note',
      values: [],
      due: monthsLater(posted, 240),
      from: null,
      source: '民法724条2号(amata-lawoffice ほか)',
      certainty: 'B',
    },
  ];
}
