import { type OpenState, openState } from '../../advice/open-now.ts';
import type { OpenHours } from '../../advice/windows.ts';
import type { Instant } from '../../evidence/index.ts';
import { say } from '../say.ts';

/** 2026-11-01 was a Sunday: the names of the days, in the language of the page. */
function dayName(day: number): string {
  const long = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'long', timeZone: 'UTC' });
  return long.format(Date.UTC(2026, 10, 1 + day));
}

const plain = (clock: string) => clock.replace(/^0/, '');

function words(state: OpenState): string {
  if (state.kind === 'always') return say('open_always');
  if (state.kind === 'open') return say('open_now', plain(state.until));
  if (state.inDays === 0) return say('open_closed_today', plain(state.from));
  return say('open_closed_day', dayName(state.day), plain(state.from));
}

/** Whether a window can be reached now, by its weekly hours in Japan; public holidays are not known here. */
export function OpenLine({ open, now }: { open: readonly OpenHours[]; now: Instant }) {
  const state = openState(open, now);
  return (
    <p class={state.kind === 'closed' ? 'open-line closed' : 'open-line'}>
      {words(state)}
      {state.kind !== 'always' && <span class="fine"> ({say('open_holidays')})</span>}
    </p>
  );
}
