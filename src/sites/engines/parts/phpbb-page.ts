import { all, allText, attribute, closest } from '../../page/own-dom.ts';
import { withoutSession } from './session.ts';
import type { StatedZone } from './viewer-clock.ts';

/** `viewtopic.php?p=12#p12`, the shortest address of a post, from any that names it; phpBB 2 has `#12`. */
export function phpbbPostUrl(url: URL): string | null {
  if (!/\/viewtopic\.php$/.test(url.pathname)) return null;
  const named = /^#(p?)(\d+)$/.exec(url.hash);
  const post = named?.[2] ?? url.searchParams.get('p');
  if (post === null || post === undefined || !/^\d{1,12}$/.test(post)) return null;
  const clean = withoutSession(url);
  clean.search = `?p=${post}`;
  clean.hash = named?.[1] === '' ? `#${post}` : `#p${post}`;
  return clean.href;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // A name in another language, or none at all.
    return false;
  }
}

function offsetOf(sign: string, hours: number, minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${sign}${two(hours)}:${two(minutes)}`;
}

/** "UTC+02:00", "UTC + 9 hours", "GMT - 5:30" as an offset. */
export function offsetIn(text: string): string | null {
  const m = /(?:UTC|GMT)(?:\s*([+-])\s*(\d{1,2})(?::(\d\d)|[.,](5)0?)?)?/.exec(text);
  if (!m) return null;
  if (m[1] === undefined) return '+00:00';
  const hours = Number(m[2]);
  return hours <= 14 ? offsetOf(m[1], hours, m[3] ? Number(m[3]) : m[4] ? 30 : 0) : null;
}

const LINES = '.rightside, .timezone, .footer-row, .copyright, li, p, span, div, td';

/**
 * The line "All times are …" below a thread. 3.1 and later name the zone in a `title`, and each date is in it. Before,
 * one offset served for all dates, with an hour more under "[ DST ]" (functions of `user::format_date`).
 */
export function phpbbZone(document: Document): StatedZone | null {
  for (const span of all(document, 'span[title]').slice(-400)) {
    const text = allText(span).trim();
    if (!/^UTC(?:[+-]\d{1,2}:\d{2})?$/.test(text) || closest(span, '.content, .signature')) continue;
    const title = attribute(span, 'title') ?? '';
    const offset = offsetIn(text);
    if (/^[A-Z][\w+-]+(?:\/[\w+-]+)*$/.test(title) && isZone(title)) return { id: title, exact: true };
    // `UTC+2` was chosen as such: without summer time.
    if (offset) return { id: offset, exact: /^UTC(?:[+-][\d:]+)?$/.test(title) };
  }
  const line = all(document, LINES)
    .slice(-150)
    .map(element => ({ element, text: allText(element).trim() }))
    .find(
      ({ element, text }) =>
        text.length < 120 &&
        /(?:UTC|GMT)(?:\s|$)/.test(text) &&
        !closest(element, '.content, .postbody, .signature'),
    );
  const shown =
    line && /(?:UTC|GMT)\s*(?:([+-])\s*(\d{1,2})(?::(\d\d)|[.,](5|25|75))?)?(?![\d:])/.exec(line.text);
  if (!line || !shown) return null;
  const summer = /\[[^\]]{1,40}\]/.test(line.text) ? 60 : 0;
  const minutes =
    Number(shown[2] ?? 0) * 60 + (shown[3] ? Number(shown[3]) : Number(`0.${shown[4] ?? 0}`) * 60);
  const total = (shown[1] === '-' ? -minutes : minutes) + summer;
  const size = Math.abs(total);
  return size > 14 * 60
    ? null
    : { id: offsetOf(total < 0 ? '-' : '+', Math.floor(size / 60), size % 60), exact: true };
}
