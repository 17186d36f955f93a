import type { TimeSource } from '../../evidence/index.ts';
import { attribute, documentRoot } from '../page/own-dom.ts';
import type { PageView } from '../site.ts';
import { timesWritten } from './post-time-text.ts';
import { claimOf, claimOfEpoch, type TimeClaim } from './time-claim.ts';
import { zoned } from './zone.ts';

type Clocks = Pick<PageView, 'url' | 'now' | 'zone'> & Partial<Pick<PageView, 'document'>>;

function languageOf(document: Document | undefined): string | null {
  const root = document && documentRoot(document);
  return root ? attribute(root, 'lang') : null;
}

/** The first time written in `text`, as a claim; null where it holds none from 1990 on. */
export function claimFromText(
  source: TimeSource,
  text: string,
  { url, now, zone, document }: Clocks,
): TimeClaim | null {
  // No page on the web is older; an earlier date is somebody's birthday.
  const time = timesWritten(text, now).find(({ wall }) => wall >= Date.UTC(1990, 0, 1));
  return time ? claimOf(source, time, zoned(time, url.hostname, zone, languageOf(document))) : null;
}

/** An attribute's count since 1970: 10 digits are seconds, 13 are milliseconds. Null for anything else. */
export function claimFromCount(raw: string): TimeClaim | null {
  const why = 'the attribute counts from 1970 UTC';
  if (/^\d{10}$/.test(raw)) return claimOfEpoch('attribute', raw, Number(raw) * 1_000, 'second', why);
  if (!/^\d{13}$/.test(raw)) return null;
  return claimOfEpoch('attribute', raw, Number(raw), raw.endsWith('000') ? 'second' : 'millisecond', why);
}
