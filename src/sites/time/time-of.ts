import { instantFromEpoch, type PostTime, type TimeCheck } from '../../evidence/index.ts';
import type { PageView } from '../site.ts';
import { claimFromText } from './machine-time.ts';
import { ageWritten } from './relative-time-text.ts';
import { type IdInterval, judged, type TimeClaim } from './time-claim.ts';
import { type SaidTime, saidBy } from './time-element.ts';

/** What else than the place that shows a time says when. */
export interface MoreTime {
  /** Ids that carry time exactly, JSON of the page: most trusted first, after what the place itself says. */
  claims?: readonly (TimeClaim | null)[];
  /** An id that says about when. */
  about?: IdInterval | null;
}

const NOTHING: SaidTime = { claims: [], age: null, shown: null };

/** What a bare text says of a time, where no element of its own holds it. */
export function saidIn(text: string, view: PageView): SaidTime {
  const claim = text === '' ? null : claimFromText('page text', text, view);
  return { claims: claim ? [claim] : [], age: claim ? null : ageWritten(text), shown: text || null };
}

/**
 * A post's time from the one place that shows it, an element or a text, and from `more`. Claims are weighed by
 * `judged`. Where there are none: an id that says about when, else an age ("3時間前") as an interval that reaches back
 * as far as the page is open.
 */
export function timeOf(place: Element | string | null, view: PageView, more: MoreTime = {}): PostTime {
  if (place === null) return timeFrom(NOTHING, view, more);
  return timeFrom(typeof place === 'string' ? saidIn(place, view) : saidBy(place, view), view, more);
}

/** As timeOf, of what was read already. */
export function timeFrom(said: SaidTime, view: PageView, more: MoreTime = {}): PostTime {
  const { shown } = said;
  const claims = [...said.claims, ...(more.claims ?? []).filter(claim => claim !== null)];
  const about = more.about ?? null;
  const age = said.age && intervalOfAge(said.age, view);
  if (claims.length === 0 && about) {
    const { raw, earliest, latest } = about;
    const meets = !age || (earliest <= age.latest && age.earliest <= latest);
    const checks: TimeCheck[] = age
      ? [{ source: 'page text', raw: age.raw, instant: null, verdict: meets ? 'agrees' : 'disagrees' }]
      : [];
    // The screen is what the person saw; an id that does not fit it is not believed.
    return meets
      ? { ...interval(about), source: 'post id', shown, checks }
      : {
          ...interval(age),
          source: 'page text',
          shown,
          checks: [{ source: 'post id', raw, instant: instantFromEpoch(earliest), verdict: 'disagrees' }],
        };
  }
  if (claims.length === 0 && age) return { ...interval(age), source: 'page text', shown, checks: [] };
  const time = judged(claims, shown, view.now, about);
  return time.kind === 'unknown' && claims.length === 0 && shown !== null
    ? { ...time, why: 'not understood' }
    : time;
}

/** The words may be as old as the page is open. */
function intervalOfAge(age: NonNullable<SaidTime['age']>, { now, openedAt }: PageView): IdInterval {
  return { raw: age.raw, earliest: Math.min(openedAt, now) - age.most, latest: now - age.least };
}

function interval({ raw, earliest, latest }: IdInterval) {
  return {
    kind: 'relative',
    raw,
    earliest: instantFromEpoch(earliest),
    latest: instantFromEpoch(latest),
  } as const;
}
