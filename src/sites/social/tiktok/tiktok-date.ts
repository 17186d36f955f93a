import type { PostTime } from '../../../evidence/index.ts';
import type { PageView } from '../../site.ts';
import { claimOf } from '../../time/time-claim.ts';
import { type MoreTime, saidIn, timeFrom } from '../../time/time-of.ts';
import { zoned } from '../../time/zone.ts';
import { shortAge } from '../short-age.ts';

/** `11-20` of this year, as TikTok writes dates until the year is over; null for anything else. */
function dayOfThisYear(text: string, view: PageView) {
  const [, month = '', day = ''] = /^(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const newest = new Date(view.now).getUTCFullYear();
  // The page may have been opened before the year changed, and no post is later than now.
  for (const year of [newest, newest - 1]) {
    const wall = Date.UTC(year, Number(month) - 1, Number(day));
    const date = new Date(wall);
    const exists =
      month !== '' && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
    if (!exists || wall > view.now + 86_400_000) continue;
    const written = {
      raw: text,
      index: 0,
      wall,
      precision: 'day',
      offset: null,
      zoneName: null,
      weekday: null,
      guess: 'the year is not written',
    } as const;
    return claimOf('page text', written, zoned(written, view.url.hostname, view.zone));
  }
  return null;
}

/** The time by what TikTok shows of it (`3時間前`, `2d ago`, `11-20`, `2025-11-20`) and by `more`. */
export function timeShown(label: string, view: PageView, more: MoreTime = {}): PostTime {
  const shown = label.trim();
  const day = dayOfThisYear(shown, view);
  const said = saidIn(shown, view);
  return timeFrom(
    { ...said, claims: day ? [] : said.claims, age: said.age ?? shortAge(shown) },
    view,
    // A date without its year is weaker than all else.
    { ...more, claims: [...(more.claims ?? []), day] },
  );
}
