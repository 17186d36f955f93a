import { normalForm, sourceOf } from './normal-form.ts';

/** "3時間前": how long ago, in ms, both ends possible. */
export interface WrittenAge {
  raw: string;
  index: number;
  least: number;
  most: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS: [RegExp, number][] = [
  [/^(?:秒|s)/, 1_000],
  [/^(?:分|mi)/, MINUTE],
  [/^(?:時|h)/, HOUR],
  [/^(?:日|d)/, DAY],
  [/^(?:週|w)/, 7 * DAY],
  [/^(?:[かヶカケヵヵ箇ヶ]|mo)/, 31 * DAY],
  [/^(?:年|y)/, 366 * DAY],
];
const AGO =
  /(?<![\d.:])(?:(\d{1,3}|数)\s?(秒|分|時間|日|週間?|[かヶカケヵ箇]月|年)(?:ほど|くらい)?\s?前|(\d{1,3}|an?|one|a few)\s(sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?\.?\sago)/gi;
/**
 * Words with a length of their own: [least, most]. Only where they are all there is, but for a clock: people write
 * "today" in posts too. A day has 24 hours in any zone, so two of them bound "yesterday".
 */
const WORDS: [string, number, number][] = [
  ['たった今|たったいま|just now', 0, 2 * MINUTE],
  ['一昨日|おととい', DAY, 3 * DAY],
  ['昨日|yesterday', 0, 2 * DAY],
  ['今日|本日|today', 0, DAY],
];
const ALONE = WORDS.map(([words, least, most]) => ({
  pattern: new RegExp(
    `^\\s*(${words})(?:[\\s,、]*(?:at\\s)?\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[ap]m)?)?\\s*$`,
    'i',
  ),
  least,
  most,
}));

function ageOf(count: string, unit: string): { least: number; most: number } | null {
  const length = UNITS.find(([pattern]) => pattern.test(unit.toLowerCase()))?.[1];
  if (length === undefined) return null;
  if (count === '数' || count === 'a few') return { least: length, most: 10 * length };
  const n = /^\d/.test(count) ? Number(count) : 1;
  // Sites cut or round: "2 hours ago" is 1.5 to 3 hours.
  return {
    least:
      Math.max(0, n - 0.5) * (length === 31 * DAY ? 28 * DAY : length === 366 * DAY ? 365 * DAY : length),
    most: (n + 1) * length,
  };
}

/** A word without which nothing is an age: most of what is asked about has none. */
const AGE_WORD = /前|ago|now|今|本日|昨日|おととい|yesterday|today/i;

/** The first age written in `source` (`15分前`, `2 days ago`, `昨日`), or null. */
export function ageWritten(source: string): WrittenAge | null {
  const within = source.slice(0, 500);
  if (!AGE_WORD.test(within)) return null;
  const normal = normalForm(within);
  AGO.lastIndex = 0;
  const ago = AGO.exec(normal.text);
  if (ago) {
    const age = ageOf(ago[1] ?? ago[3] ?? '', ago[2] ?? ago[4] ?? '');
    const end = ago.index + ago[0].length;
    return (
      age && { raw: sourceOf(within, normal, ago.index, end), index: normal.origin[ago.index] ?? 0, ...age }
    );
  }
  for (const { pattern, least, most } of ALONE) {
    if (!pattern.test(normal.text)) continue;
    const raw = within.trim();
    return { raw, index: within.indexOf(raw), least, most };
  }
  return null;
}
