import { writtenClock } from '../../time/clock-text.ts';
import { normalForm, sourceOf } from '../../time/normal-form.ts';
import type { WrittenTime } from '../../time/post-time-text.ts';

/** Which of three numbers is the day, the month and the year. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

const NUMBERS = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d]|[./-]\d)/;

interface Numbers {
  start: number;
  end: number;
  numbers: [number, number, number];
  dots: boolean;
  shortYear: boolean;
}

function numbersIn(text: string): Numbers | null {
  const m = NUMBERS.exec(text);
  if (!m) return null;
  return {
    start: m.index,
    end: m.index + m[0].length,
    numbers: [Number(m[1]), Number(m[3]), Number(m[4])],
    dots: m[2] === '.',
    shortYear: (m[4] ?? '').length === 2,
  };
}

/** Midnight of the day as if in UTC, or null where the order gives no day up to `latest`. */
function dayIn(order: DateOrder, { numbers, dots, shortYear }: Numbers, latest: number): number | null {
  const [a, b, c] = numbers;
  // Nobody writes the month first between dots, and a long year is always last here.
  if ((order === 'mdy' && dots) || (order === 'ymd' && !shortYear)) return null;
  const [year, month, day] = order === 'dmy' ? [c, b, a] : order === 'mdy' ? [c, a, b] : [a, b, c];
  const full = shortYear ? 2000 + year : year;
  const wall = Date.UTC(full, month - 1, day);
  const exists = month >= 1 && new Date(wall).getUTCMonth() === month - 1 && day >= 1;
  return exists && full >= 1995 && wall <= latest ? wall : null;
}

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/**
 * The one order in which every date of `texts` is a day before `latest`; where several are left, the one in which
 * `inSequence` (posts as they were written) never go back, or stay in one month. Null where the page does not tell.
 */
export function dateOrder(
  texts: readonly string[],
  inSequence: readonly string[],
  latest: number,
): DateOrder | null {
  const parsed = texts.map(text => numbersIn(normalForm(text).text)).filter(found => found !== null);
  if (parsed.length === 0) return null;
  const fitting = ORDERS.filter(order => parsed.every(found => dayIn(order, found, latest) !== null));
  if (fitting.length <= 1) return fitting[0] ?? null;
  const posts = inSequence.map(text => numbersIn(normalForm(text).text)).filter(found => found !== null);
  const forward = fitting.filter(order => {
    const days = posts.map(found => dayIn(order, found, latest) ?? 0);
    return days.every((day, n) => n === 0 || day >= (days[n - 1] ?? 0));
  });
  if (forward.length === 1) return forward[0] ?? null;
  return orderByMonth(fitting, parsed);
}

/** Posts of three or more days may all be of one month; hardly all of the same day of different months. */
function orderByMonth(fitting: readonly DateOrder[], dates: readonly Numbers[]): DateOrder | null {
  const distinct = (at: 0 | 1) => new Set(dates.map(({ numbers }) => numbers[at])).size;
  const [first, second] = [distinct(0), distinct(1)];
  const likely = first === 1 && second >= 3 ? 'mdy' : second === 1 && first >= 3 ? 'dmy' : null;
  return likely && fitting.includes(likely) && !fitting.includes('ymd') ? likely : null;
}

/** The first date of three numbers in `source`, read in `order`, with the clock beside it. */
export function timeInOrder(source: string, order: DateOrder, latest: number): WrittenTime | null {
  const within = source.slice(0, 500);
  const normal = normalForm(within);
  const found = numbersIn(normal.text);
  const day = found && dayIn(order, found, latest);
  if (!found || day === null) return null;
  const clock = writtenClock(normal.text, found);
  const start = Math.min(clock?.start ?? found.start, found.start);
  const end = Math.max(clock?.end ?? found.end, found.end);
  return {
    raw: sourceOf(within, normal, start, end),
    index: normal.origin[start] ?? 0,
    wall: day + (clock?.ms ?? 0),
    precision: clock?.precision ?? 'day',
    offset: clock?.offset ?? null,
    zoneName: clock?.zoneName ?? null,
    weekday: null,
    guess: 'the order of day and month is taken from the other dates of the page',
  };
}
