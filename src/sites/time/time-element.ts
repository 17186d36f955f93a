import { allText, attribute, isShown } from '../page/own-dom.ts';
import type { PageView } from '../site.ts';
import { claimFromCount, claimFromText } from './machine-time.ts';
import { ageWritten, type WrittenAge } from './relative-time-text.ts';
import type { TimeClaim } from './time-claim.ts';

/** What one place of the page says of a time. */
export interface SaidTime {
  /** Most trusted first. */
  claims: TimeClaim[];
  age: WrittenAge | null;
  /** What the screen shows there, or null. */
  shown: string | null;
}

/** Attributes that count seconds or milliseconds since 1970. */
const COUNTS = ['data-timestamp', 'data-time', 'data-utime', 'data-xutime', 'data-at-unix'];
/** More than this is no time with a label but a text that holds one. */
const LONGEST_SHOWN = 500;

function isMidnight({ epoch, zone, precision }: TimeClaim): boolean {
  const [hours = 0, minutes = 0] = zone.offset.slice(1).split(':').map(Number);
  const offset = (zone.offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  return precision !== 'day' && (epoch + offset) % 86_400_000 === 0;
}

/** A machine's 00:00:00 beside a date shown without a clock is that day, not that second. */
function withoutPaddedClock(claims: TimeClaim[]): TimeClaim[] {
  const shown = claims.find(claim => claim.source === 'page text');
  if (shown?.precision !== 'day') return claims;
  return claims.map(claim => (isMidnight(claim) ? { ...claim, precision: 'day' } : claim));
}

/** Everything `element` says of a time: in `datetime`, `content`, counts, `title`, and what it shows. */
export function saidBy(element: Element, view: PageView): SaidTime {
  const text = allText(element).trim().slice(0, LONGEST_SHOWN);
  const datetime = attribute(element, 'datetime');
  const content = attribute(element, 'itemprop') === null ? null : attribute(element, 'content');
  const title = attribute(element, 'title');
  const shown = text !== '' && isShown(element) ? text : null;
  const counts = COUNTS.map(name => attribute(element, name)).flatMap(raw =>
    raw === null ? [] : [claimFromCount(raw)],
  );
  const claims = [
    datetime ? claimFromText('time@datetime', datetime, view) : null,
    content ? claimFromText('microdata', content, view) : null,
    ...counts,
    title ? claimFromText('attribute', title, view) : null,
    shown ? claimFromText('page text', shown, view) : null,
  ].filter(claim => claim !== null);
  return { claims: withoutPaddedClock(claims), age: shown ? ageWritten(shown) : null, shown };
}
