/** A date as somebody copied it from a page. What it does not say is null. */
export interface GoldDate {
  year: number | null;
  month: number;
  day: number | null;
  /** Minutes since midnight, and seconds, where it has a clock. */
  minute: number | null;
  second: number | null;
}

/** Which number of `04/05/2020` is the month: told by the other dates of the page. */
export type Order = 'day first' | 'month first';

const MONTHS: [number, RegExp][] = [
  [1, /\bjan/i],
  [2, /\bfeb/i],
  [3, /\b(?:mar|mär)/i],
  [4, /\bapr/i],
  [5, /\b(?:may|mai)\b/i],
  [6, /\bju(?:n|ni|ne)\b/i],
  [7, /\bju(?:l|li|ly)\b/i],
  [8, /\baug/i],
  [9, /\bsep/i],
  [10, /\bo[ck]t/i],
  [11, /\bnov/i],
  [12, /\bde[cz]/i],
];
const NUMBERS = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)/;

/** The order of the numbers in a page's dates; day first where none tells. */
export function orderOf(dates: readonly string[]): Order {
  return dates.some(text => Number(NUMBERS.exec(text)?.[2]) > 12) ? 'month first' : 'day first';
}

function clockIn(text: string): Pick<GoldDate, 'minute' | 'second'> {
  const match = /(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(am|pm)?/i.exec(text);
  if (!match) return { minute: null, second: null };
  const [, hours, minutes, seconds, half] = match;
  const hour = half ? (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hours);
  return { minute: hour * 60 + Number(minutes), second: seconds === undefined ? null : Number(seconds) };
}

const wholeYear = (digits: string) => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

/** The date in `text`, or null: "11 days ago" names none. */
export function goldDate(text: string, order: Order): GoldDate | null {
  const clock = clockIn(text);
  const rest = text.replace(/\d{1,2}:\d{2}(?::\d{2})?/g, ' ');
  const machine = /(?<!\d)(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?!\d)/.exec(rest);
  if (machine)
    return { year: Number(machine[1]), month: Number(machine[2]), day: Number(machine[3]), ...clock };
  const numbers = NUMBERS.exec(rest);
  if (numbers) {
    const [a, b] = [Number(numbers[1]), Number(numbers[2])];
    const [day, month] = order === 'day first' ? [a, b] : [b, a];
    return { year: wholeYear(numbers[3] ?? ''), month, day, ...clock };
  }
  const month = MONTHS.find(([, name]) => name.test(rest.replace(/-/g, ' ')))?.[0];
  if (month === undefined) return null;
  const year = /(?<!\d)((?:19|20)\d{2})(?!\d)|'(\d{2})(?!\d)/.exec(rest);
  const day = /(?<![\d'])(\d{1,2})(?!\d)/.exec(rest);
  return {
    year: year ? wholeYear(year[1] ?? year[2] ?? '') : null,
    month,
    day: day ? Number(day[1]) : null,
    ...clock,
  };
}
