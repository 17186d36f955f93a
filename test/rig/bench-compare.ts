import type { GoldDate } from './bench-gold-date.ts';
import type { ShownPost, ShownTime } from './read-shape.ts';

const HOUR = 3_600_000;
const QUARTER = HOUR / 4;

/**
 * `right` to what the gold says; `coarser` fits it and says less; `wrong`; `none`: no moment was given; `open`: the
 * gold cannot tell.
 */
export type Verdict = 'right' | 'coarser' | 'wrong' | 'none' | 'open';

const squeezed = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

function fits(wall: string, precision: string, gold: GoldDate): Verdict {
  const [year, month, day] = wall.slice(0, 10).split('-').map(Number);
  if (gold.year !== null && gold.year !== year) return 'wrong';
  if (gold.month !== month || (gold.day !== null && gold.day !== day)) return 'wrong';
  if (gold.minute === null) return 'right';
  if (precision === 'day') return 'coarser';
  const [hour = 0, minute = 0, second] = wall.slice(11, 19).split(':').map(Number);
  if (hour * 60 + minute !== gold.minute) return 'wrong';
  if (gold.second === null) return 'right';
  return second === undefined ? 'coarser' : second === gold.second ? 'right' : 'wrong';
}

/**
 * A reading beside a date as the page shows it. The page shows somebody's wall clock, so the moment may lie in any
 * zone from -12:00 to +14:00. A date that names no day ("11 days ago") is right where the reading shows those words.
 */
export function timeVerdict(time: ShownTime, shown: string, gold: GoldDate | null): Verdict {
  if (time.kind === 'unknown') return 'none';
  const said = squeezed([time.raw, time.shown ?? '', ...time.checks.map(check => check.raw)].join(' '));
  if (gold === null) {
    if (said.includes(squeezed(shown))) return 'right';
    // A moment instead of "11 days ago" says more than the gold.
    return time.kind === 'absolute' ? 'open' : 'none';
  }
  if (time.kind === 'relative') return said.includes(squeezed(shown)) ? 'right' : 'none';
  const here = fits(time.wall ?? '', time.precision, gold);
  if (here !== 'wrong' || time.precision === 'day') return here;
  const epoch = Date.parse(time.instant);
  for (let shift = -12 * HOUR; shift <= 14 * HOUR; shift += QUARTER) {
    const verdict = fits(new Date(epoch + shift).toISOString(), time.precision, gold);
    if (verdict !== 'wrong') return verdict;
  }
  return 'wrong';
}

/** A reading beside a moment known to the second. */
export function instantVerdict(time: ShownTime, gold: string): Verdict {
  if (time.kind !== 'absolute') return 'none';
  const away = Math.abs(Math.floor(Date.parse(time.instant) / 1_000) - Math.floor(Date.parse(gold) / 1_000));
  if (time.precision === 'day') return away < 38 * 3_600 ? 'coarser' : 'wrong';
  if (time.precision === 'minute') return away < 60 ? 'coarser' : 'wrong';
  return away === 0 ? 'right' : 'wrong';
}

/** The days `time` may lie on, by its own wall clock first, then in any zone. */
export function daysOf(time: ShownTime): { own: string | null; any: string[] } {
  if (time.kind !== 'absolute') return { own: null, any: [] };
  const own = time.wall?.slice(0, 10) ?? null;
  const epoch = Date.parse(time.instant);
  const shifted = [-12 * HOUR, 0, 14 * HOUR].map(shift => new Date(epoch + shift).toISOString().slice(0, 10));
  const between = time.precision === 'day' ? [] : shifted;
  return { own, any: [...new Set([own ?? '', ...between])] };
}

/** An address without what only names the session, so that two visits to a page give the same. */
export function plainAddress(href: string, base: string): string | null {
  if (!URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  for (const name of ['sid', 's', 'PHPSESSID']) url.searchParams.delete(name);
  const path = url.pathname.replace(/\/$/, '').replace(/;jsessionid=[^/]*/i, '');
  // Discourse: the topic's page goes by its posts, /t/title/12483/#2 is /t/title/12483/2, and /1 the topic itself.
  const place = /^\/t\/.+\/\d+$/.test(path) ? url.hash.replace('#', '/').replace(/^\/1$/, '') : url.hash;
  return `${url.host.replace(/^www\./, '')}${path}${url.search}${place}`.toLowerCase();
}

/** A relative address counts from a base the page may name, so its end is what tells. */
const endsWith = (found: string, gold: string) =>
  !/^\w+:/.test(gold) &&
  gold.length > 6 &&
  found.endsWith(`/${gold.replace(/^[./]+|\/$/g, '').toLowerCase()}`);

/**
 * The same address, or one of the same host with the same number for the post. The thread's address stands for its
 * first post, and so does any address in the thread that is more exact.
 */
export function linkRight(found: string | null, gold: string, page: string): boolean {
  if (found === null) return false;
  if (/^\d+$/.test(gold)) return new RegExp(`(?<!\\d)${gold}(?!\\d)`).test(found);
  const [a, b] = [plainAddress(found, page), plainAddress(gold, page)];
  if (a === null || b === null) return false;
  if (a === b || endsWith(a, gold)) return true;
  if (b === plainAddress(page, page) && a.startsWith(b)) return true;
  const [hostA, hostB] = [a.split('/')[0], b.split('/')[0]];
  const number =
    /#\D*(\d{3,})$/.exec(b)?.[1] ?? /[?&;/](?:p|pid|post|postid|comment)[=/-](\d{3,})/.exec(b)?.[1];
  return hostA === hostB && number !== undefined && new RegExp(`(?<!\\d)${number}(?!\\d)`).test(a);
}

/** As linkRight; a post without an address of its own is named as `<thread> (No.<number>)`. */
export function placeRight(post: ShownPost, gold: string, page: string): boolean {
  const [, thread, number] = /^(\S+) \(No\.(\d+)\)$/.exec(gold) ?? [];
  if (thread === undefined) return linkRight(post.permalink, gold, page);
  return post.number === number && linkRight(post.permalink ?? post.threadUrl, thread, page);
}

const isAddress = (text: string) => /[/?]|\.(?:php|html?|pl|asp)\b/.test(text);
const nameOf = (text: string) => squeezed(text).replace(/^[+@]|^u\//, '');

/** The author as the gold has it: by name, by handle, by id, or by the address of the profile. */
export function userRight({ author }: ShownPost, gold: string, page: string): boolean {
  // Nobody is named on the page: the gold has the name boards give to those.
  if (gold.endsWith('/無名')) return author.name === null || gold.split('/').includes(author.name);
  const names = [author.name, author.handle].flatMap(name => (name ? [nameOf(name)] : []));
  if (!isAddress(gold)) return names.includes(nameOf(gold)) || author.id === gold;
  const [a, b] = [author.url && plainAddress(author.url, page), plainAddress(gold, page)];
  if (a && (a === b || endsWith(a, gold.replace(/[?&](?:s|sid)=\w+/, '')))) return true;
  const last =
    (b ?? '')
      .split(/[/?=&,]/)
      .filter(part => part !== '')
      .at(-1) ?? '';
  return names.some(name => name.replaceAll(' ', '') === decodeURIComponent(last).toLowerCase());
}
