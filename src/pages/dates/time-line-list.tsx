import type { MessageKey } from '../../_locales/say.ts';
import { certaintyWords } from '../../advice/certainty.ts';
import type { Clock } from '../../advice/clocks.ts';
import type { CountedFrom } from '../../advice/due-dates.ts';
import { type DatedClock, timeLine } from '../../advice/time-line.ts';
import type { Instant } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { dayWords, leftWords } from './day-words.ts';

const BEGINS: Record<CountedFrom, MessageKey> = {
  post: 'clock_post',
  'earliest possible': 'clock_post_earliest',
  entered: 'clock_post_entered',
  capture: 'clock_post_capture',
};

interface Props {
  clocks: readonly Clock[];
  /** What the dates of the post are counted from, and whether that is the post's own time. */
  start: Instant;
  countedFrom: CountedFrom;
  now: Instant;
}

/** Dates in the order they come, today among them; then those nobody knows the beginning of. */
export function TimeLineList({ clocks, start, countedFrom, now }: Props) {
  const { before, after, undecided } = timeLine(clocks, now);
  return (
    <ol class="timeline">
      <li class="gone">
        <p>
          <span class="day">{dayWords(start)}</span> {say(BEGINS[countedFrom])}
        </p>
      </li>
      {before.map(clock => (
        <Dated key={clock.title} clock={clock} />
      ))}
      <li class="now">
        <p>{say('clock_now', dayWords(now))}</p>
      </li>
      {after.map(clock => (
        <Dated key={clock.title} clock={clock} />
      ))}
      {undecided.map(clock => (
        <li key={clock.title} class="open">
          <p>
            <span class="day">{say('clock_undecided')}</span> {say(clock.title)}
          </p>
          <p class="fine">
            {say(clock.from === 'removal requested' ? 'clock_waits_request' : 'clock_waits_known')}
          </p>
          <Basis clock={clock} />
        </li>
      ))}
    </ol>
  );
}

function Dated({ clock }: { clock: DatedClock }) {
  return (
    <li class={clock.stand === 'passed' ? 'gone' : clock.stand}>
      <p>
        <span class="day">{dayWords(clock.due)}</span> {say(clock.title)}{' '}
        <span class="left">{leftWords(clock)}</span>
      </p>
      {clock.stand === 'passed' && clock.title === 'clock_file_3' && (
        <p class="fine">{say('clock_past_note')}</p>
      )}
      <Basis clock={clock} />
    </li>
  );
}

/** What a date means and where that is from, folded until asked for. */
function Basis({ clock: { note, values, source, certainty } }: { clock: Clock }) {
  return (
    <details>
      <summary>{say('clock_basis')}</summary>
      <p>{say(note, ...values)}</p>
      <p class="fine">{say('clock_source', source, certaintyWords(certainty, say))}</p>
    </details>
  );
}
