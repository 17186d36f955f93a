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

/** Days from the first to the last of `dates`, their numbers read in `order`; null where one of them is none. */
function spanIn(order: Order, dates: readonly RegExpExecArray[]): number | null {
  const days = dates.map(([, a, b, year]) => {
    const [day, month] = order === 'day first' ? [Number(a), Number(b)] : [Number(b), Number(a)];
    return month > 12 || day > 31 ? Number.NaN : Date.UTC(wholeYear(year ?? ''), month - 1, day) / 86_400_000;
  });
  return days.some(Number.isNaN) ? null : Math.max(...days) - Math.min(...days);
}

/**
 * The order of the numbers in a thread's dates: the one in which all are dates, of two such the one in which they lie
 * nearer together, since answers come soon; day first where both do.
 */
export function orderOf(dates: readonly string[]): Order {
  const written = dates.map(text => NUMBERS.exec(text)).filter(match => match !== null);
  const [day, month] = [spanIn('day first', written), spanIn('month first', written)];
  if (day === null || month === null) return day === null && month !== null ? 'month first' : 'day first';
  return month < day ? 'month first' : 'day first';
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
