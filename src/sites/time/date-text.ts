/** A date found in normalised text. `start` and `end` bound it there, with its weekday. */
export interface WrittenDate {
  start: number;
  end: number;
  year: number;
  month: number;
  day: number;
  weekday: { raw: string; kanji: boolean; fits: boolean } | null;
  guess: string | null;
}

const ERAS: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925 };
/** How the names of months begin in English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish and Russian. */
const MONTHS = [
  'jan|jän|ene|gen|янв',
  'feb|fév|fev|фев',
  'mar|mär|mrz|mrt|maart|мар',
  'apr|avr|abr|апр',
  'may|mai|mag|mei|maj|мая|май',
  'jun|juin|giu|июн',
  'jul|juil|lug|июл',
  'aug|aoû|ago|авг',
  'sep|set|сен',
  'oct|okt|ott|out|окт',
  'nov|ноя',
  'dec|dez|déc|dic|дек',
].map(names => names.split('|'));
const MONTH = `(${MONTHS.flat().join('|')})(?:[a-zûéçа-яё]{1,7})?\\.?`;
const KANJI_DAY = '[月火水木金土日]';
const WEEKDAY = '(?<![a-z])(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)';
const DAY_AHEAD = `(?=\\s?\\(${KANJI_DAY}(?:曜日?)?(?:[・/,]?祝日?)?\\))`;
/** Not in the middle of a number, an address, a file name or a clock. 投稿日:2009/02/03 does begin after its colon. */
const FREE_BEFORE = '(?<![\\d/._-]|\\d:)';

type Parts = { year: string | null; era?: string | undefined; month: string; day: string };

/** Each form a date is written in, most exact first; an earlier form wins where two overlap. */
const FORMS: { pattern: RegExp; parts(match: RegExpExecArray): Parts }[] = [
  {
    // 2026/08/18, 2026-08-18, 2009.09.21
    pattern: new RegExp(
      `${FREE_BEFORE}(\\d{4})\\s?([/.-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,2})(?!\\d|[/.-]\\d)`,
      'g',
    ),
    parts: m => ({ year: m[1] ?? '', month: m[3] ?? '', day: m[4] ?? '' }),
  },
  {
    // 2026年8月18日, 令和8年8月18日, 令和元年5月1日
    pattern: /(?<!\d)(?:(令和|平成|昭和)\s?)?(元|\d{1,4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/g,
    parts: m => ({ era: m[1], year: m[2] ?? '', month: m[3] ?? '', day: m[4] ?? '' }),
  },
  {
    // 08/06/22(日): ふたば. Only before a kanji weekday: 08/06/22 alone may be any of three orders.
    pattern: new RegExp(`${FREE_BEFORE}(\\d{2})/(\\d{1,2})/(\\d{1,2})${DAY_AHEAD}`, 'g'),
    parts: m => ({ year: m[1] ?? '', month: m[2] ?? '', day: m[3] ?? '' }),
  },
  {
    // 8/23(金): Yahoo!ニュース comments
    pattern: new RegExp(`${FREE_BEFORE}(\\d{1,2})/(\\d{1,2})${DAY_AHEAD}`, 'g'),
    parts: m => ({ year: null, month: m[1] ?? '', day: m[2] ?? '' }),
  },
  {
    pattern: new RegExp(`(?<![\\d年]|年\\s)(\\d{1,2})月\\s?(\\d{1,2})日${DAY_AHEAD}`, 'g'),
    parts: m => ({ year: null, month: m[1] ?? '', day: m[2] ?? '' }),
  },
  {
    // 18 August 2026, 18th Aug, 2026, 18. August 2026, 18 de agosto de 2026
    pattern: new RegExp(
      `(?<![\\w/.-])(\\d{1,2})(?:st|nd|rd|th|\\.|er)?[\\s-](?:de )?${MONTH},?[\\s-](?:de )?(\\d{4})(?!\\d)`,
      'gi',
    ),
    parts: m => ({ day: m[1] ?? '', month: m[2] ?? '', year: m[3] ?? '' }),
  },
  {
    // August 18th, 2026
    pattern: new RegExp(`(?<!\\w)${MONTH}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})(?!\\d)`, 'gi'),
    parts: m => ({ month: m[1] ?? '', day: m[2] ?? '', year: m[3] ?? '' }),
  },
  {
    // Sunday 8th March, Sunday, 8 March: the weekday settles the year.
    pattern: new RegExp(
      `(?<=${WEEKDAY}[a-z]{0,6}\\.?,?\\s)(\\d{1,2})(?:st|nd|rd|th)?\\s${MONTH}(?!\\w|.{0,25}\\b\\d{4})`,
      'gi',
    ),
    parts: m => ({ day: m[1] ?? '', month: m[2] ?? '', year: null }),
  },
  {
    // Sunday, March 8
    pattern: new RegExp(
      `(?<=${WEEKDAY}[a-z]{0,6}\\.?,?\\s)${MONTH}\\s(\\d{1,2})(?:st|nd|rd|th)?(?!\\w|.{0,25}\\b\\d{4})`,
      'gi',
    ),
    parts: m => ({ month: m[1] ?? '', day: m[2] ?? '', year: null }),
  },
  {
    // 2026년 8월 18일
    pattern: /(?<!\d)(\d{4})년\s?(\d{1,2})월\s?(\d{1,2})일/g,
    parts: m => ({ year: m[1] ?? '', month: m[2] ?? '', day: m[3] ?? '' }),
  },
  {
    // 18.08.2026: between dots the day always comes first where the year comes last.
    pattern: /(?<![\d/._-]|\d:)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d|[/._-]\d)/g,
    parts: m => ({ day: m[1] ?? '', month: m[2] ?? '', year: m[3] ?? '' }),
  },
  {
    // 31.10.23: the same with a year of two digits, which is a guess.
    pattern: /(?<![\d/._-]|\d:)(\d{1,2})\.(\d{1,2})\.(\d{2})(?!\d|[/._-]\d)/g,
    parts: m => ({ day: m[1] ?? '', month: m[2] ?? '', year: m[3] ?? '' }),
  },
  {
    // 26/10/2018, 10/26/2018: read only where one number cannot be a month, or both are the same.
    pattern: /(?<![\d/._-]|\d:)(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d|[/._-]\d)/g,
    parts(m) {
      const [one, two] = [Number(m[1]), Number(m[3])];
      const sure = one > 12 || two > 12 || one === two;
      const [day, month] = two > 12 ? [m[3], m[1]] : [m[1], m[3]];
      return { day: sure ? (day ?? '') : '0', month: month ?? '', year: m[4] ?? '' };
    },
  },
];

const KANJI_AFTER = new RegExp(
  `\\s{0,3}(?:\\((${KANJI_DAY})(?:曜日?)?(?:[・/,]?祝日?)?\\)|(${KANJI_DAY})曜日?)`,
  'y',
);
const ENGLISH_AFTER = /,?\s{0,2}\(?((?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]{0,6})\.?\)?(?![a-z])/iy;
const ENGLISH_BEFORE = /(?<![a-z])((?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]{0,6})\.?,?\s{0,2}$/i;

function weekdayNumber(word: string): number {
  const kanji = '日月火水木金土'.indexOf(word);
  return kanji >= 0 ? kanji : 'sunmontuewedthufrisat'.indexOf(word.slice(0, 3).toLowerCase()) / 3;
}

function weekdayBeside(text: string, start: number, end: number) {
  KANJI_AFTER.lastIndex = end;
  const kanji = KANJI_AFTER.exec(text);
  if (kanji)
    return {
      word: kanji[1] ?? kanji[2] ?? '',
      raw: kanji[0].trim(),
      kanji: true,
      start,
      end: KANJI_AFTER.lastIndex,
    };
  ENGLISH_AFTER.lastIndex = end;
  const english = ENGLISH_AFTER.exec(text);
  if (english) {
    return {
      word: english[1] ?? '',
      raw: english[1] ?? '',
      kanji: false,
      start,
      end: ENGLISH_AFTER.lastIndex,
    };
  }
  const before = ENGLISH_BEFORE.exec(text.slice(Math.max(0, start - 14), start));
  if (!before) return null;
  return { word: before[1] ?? '', raw: before[1] ?? '', kanji: false, start: start - before[0].length, end };
}

function exists(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2200) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
}

function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** The year of a date without one: the latest, not after `latest`, in which it falls on that weekday. */
function yearByWeekday(month: number, day: number, weekday: number, latest: number): number | null {
  const newest = new Date(latest).getUTCFullYear();
  // The calendar repeats within 11 years, 29 February within 40; nobody leaves a year out that long.
  for (let year = newest; year > newest - 12; year -= 1) {
    const past = Date.UTC(year, month - 1, day) <= latest;
    if (past && exists(year, month, day) && weekdayOf(year, month, day) === weekday) return year;
  }
  return null;
}

function yearOf(parts: Parts, latest: number): { year: number; guess: string | null } | null {
  if (parts.year === null) return null;
  if (parts.era !== undefined) {
    const base = ERAS[parts.era] ?? Number.NaN;
    return { year: base + (parts.year === '元' ? 1 : Number(parts.year)), guess: null };
  }
  if (parts.year.length >= 4) return { year: Number(parts.year), guess: null };
  if (parts.year.length !== 2) return null;
  const recent = 2000 + Number(parts.year);
  const year = recent > new Date(latest).getUTCFullYear() ? recent - 100 : recent;
  return { year, guess: 'the year has two digits' };
}

function dateFrom(text: string, match: RegExpExecArray, parts: Parts, latest: number): WrittenDate | null {
  const matchEnd = match.index + match[0].length;
  const month = /^\d/.test(parts.month)
    ? Number(parts.month)
    : MONTHS.findIndex(names => names.includes(parts.month.toLowerCase())) + 1;
  const day = Number(parts.day);
  const beside = weekdayBeside(text, match.index, matchEnd);
  const number = beside ? weekdayNumber(beside.word) : null;
  const written = yearOf(parts, latest);
  const found = number === null ? null : yearByWeekday(month, day, number, latest);
  const year = written?.year ?? (parts.year === null ? found : null);
  if (year === null || !exists(year, month, day)) return null;
  const fits = number === weekdayOf(year, month, day);
  // A weekday that fits settles the century: 2008 and 1908 differ in it.
  const guess = parts.year === null ? 'the year is not written' : fits ? null : (written?.guess ?? null);
  return {
    start: beside?.start ?? match.index,
    end: beside?.end ?? matchEnd,
    year,
    month,
    day,
    weekday: beside && { raw: beside.raw, kanji: beside.kanji, fits },
    guess,
  };
}

/** The dates in `text` (already in normal form), in order, none overlapping. `latest`: see yearByWeekday. */
export function datesIn(text: string, latest: number): WrittenDate[] {
  const found: WrittenDate[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const { pattern, parts } of FORMS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.some(other => start < other.end && other.start < end)) continue;
      // Also where the date does not exist: a shorter form must not find half of it.
      taken.push({ start, end });
      const date = dateFrom(text, match, parts(match), latest);
      if (date) found.push(date);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
