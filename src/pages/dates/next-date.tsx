import type { DatedClock } from '../../advice/time-line.ts';
import { say } from '../say.ts';
import { dayWords, leftWords } from './day-words.ts';

/** The date that comes next, in one line. */
export function NextDate({ clock }: { clock: DatedClock }) {
  return (
    <>
      {say('dates_next', say(clock.title))} <span class="value strong">{dayWords(clock.due)}</span>{' '}
      {leftWords(clock)}
    </>
  );
}
