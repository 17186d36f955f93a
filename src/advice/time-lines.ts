import type { Say } from '../_locales/say.ts';
import {
  type AbsoluteTime,
  type EnteredTime,
  epochOf,
  type Instant,
  inJst,
  instantFromEpoch,
  inUtc,
  type PostTime,
  type TimeSource,
} from '../evidence/index.ts';
import type { AdviceKey } from './certainty.ts';
import { shownLine } from './shown-text.ts';

export interface TimeLines {
  kind: 'absolute' | 'relative' | 'unknown';
  /** The time in Japan, an interval, or 「不明」 with the reason. */
  jst: string;
  /** The same in UTC; empty where unknown. */
  utc: string;
  /** How fine it is known; empty where unknown. */
  precision: string;
  /** Where it was found and the string it was read from; empty where unknown. */
  basis: string;
  /** What the screen itself showed, exactly, or that it showed nothing. Never derived. */
  shown: string;
  /** Typed by the person, labelled as such; null where nothing was typed. */
  entered: { label: string; jst: string; utc: string; typed: string } | null;
  /** Why the value may be wrong: the page disagrees with itself, a zone was assumed. */
  doubts: string[];
}

const SOURCE_WORDS: Record<TimeSource, AdviceKey> = {
  'time@datetime': 'advice_source_time_element',
  'post id': 'advice_source_post_id',
  'thread key': 'advice_source_thread_key',
  'json-ld': 'advice_source_json_ld',
  microdata: 'advice_source_microdata',
  meta: 'advice_source_meta',
  'page data': 'advice_source_page_data',
  attribute: 'advice_source_attribute',
  'page text': 'advice_source_page_text',
  address: 'advice_source_address',
  weekday: 'advice_source_weekday',
};

const UNKNOWN_WORDS = {
  'nothing on the page': 'advice_unknown_nothing',
  'not understood': 'advice_unknown_not_understood',
  contradictory: 'advice_unknown_contradictory',
  'post removed': 'advice_unknown_removed',
} as const;

/** A post's time in words. `time` is null where no post was told from the page. */
export function timeLines(time: PostTime | null, entered: EnteredTime | null, say: Say): TimeLines {
  return {
    ...valueLines(time, say),
    shown: time?.shown == null ? say('advice_shown_nothing') : say('advice_quoted', shownLine(time.shown)),
    entered: entered && enteredLines(entered, say),
    doubts: time === null ? [] : doubtsAbout(time, say),
  };
}

function valueLines(
  time: PostTime | null,
  say: Say,
): Pick<TimeLines, 'kind' | 'jst' | 'utc' | 'precision' | 'basis'> {
  if (time === null || time.kind === 'unknown') {
    const why = say(time === null ? 'advice_unknown_no_post' : UNKNOWN_WORDS[time.why]);
    return { kind: 'unknown', jst: say('advice_time_unknown', why), utc: '', precision: '', basis: '' };
  }
  const basis = say('advice_basis', say(SOURCE_WORDS[time.source]), shownLine(time.raw));
  if (time.kind === 'relative') {
    return {
      kind: 'relative',
      jst: say('advice_between', inJst(time.earliest), inJst(time.latest)),
      utc: say('advice_between', inUtc(time.earliest), inUtc(time.latest)),
      precision: say('advice_precision_interval'),
      basis,
    };
  }
  return {
    kind: 'absolute',
    ...clocks(time, say),
    precision: say(`advice_precision_${time.precision}`),
    basis,
  };
}

/** A day of another zone is no day in Japan, so its two ends are given. */
function clocks({ instant, precision, zone }: AbsoluteTime, say: Say): { jst: string; utc: string } {
  const utc = inUtc(instant, precision);
  if (precision !== 'day' || zone.offset === '+09:00') return { jst: inJst(instant, precision), utc };
  return { jst: say('advice_between', inJst(instant, 'minute'), inJst(dayEnd(instant), 'minute')), utc };
}

function dayEnd(start: Instant): Instant {
  return instantFromEpoch(epochOf(start) + 86_400_000 - 60_000);
}

function enteredLines(entered: EnteredTime, say: Say): NonNullable<TimeLines['entered']> {
  return {
    label: say('advice_entered'),
    jst: inJst(entered.instant, entered.precision),
    utc: inUtc(entered.instant, entered.precision),
    typed: shownLine(entered.typed),
  };
}

function doubtsAbout(time: PostTime, say: Say): string[] {
  const doubts = time.checks
    .filter(check => check.verdict === 'disagrees')
    .map(check => say('advice_disagrees', say(SOURCE_WORDS[check.source]), shownLine(check.raw)));
  if (time.kind === 'absolute' && time.zone.basis === 'assumed') {
    const japan = time.zone.id === 'Asia/Tokyo';
    doubts.push(
      japan ? say('advice_zone_assumed_japan') : say('advice_zone_assumed', time.zone.id, time.zone.offset),
    );
  }
  if (time.kind === 'absolute' && !time.certain) doubts.unshift(say('advice_not_certain'));
  if (time.kind === 'relative')
    doubts.push(say(time.source === 'post id' ? 'advice_about_by_id' : 'advice_relative_counted'));
  return doubts;
}
