import type { Say } from '../../_locales/say.ts';
import { certaintyWords } from '../../advice/certainty.ts';
import { type Clock, clocksFor } from '../../advice/clocks.ts';
import { operatorFor, siteName } from '../../advice/operator.ts';
import { stepsWords } from '../../advice/steps-words.ts';
import { type DatedClock, timeLine } from '../../advice/time-line.ts';
import { type Instant, inJst, type KeptRecord } from '../../evidence/index.ts';
import type { DocumentItem } from './document-item.ts';

const day = (instant: Instant) => inJst(instant, 'day').replace(' JST', '');

interface RecordClocksProps {
  record: KeptRecord;
  number: number;
  /** When the document was made: which dates had passed then. */
  made: Instant;
  say: Say;
}

/** One post's dates in the order they come, with the day the document was made among them. */
export function RecordClocks({ record, number, made, say }: RecordClocksProps) {
  const { before, after, undecided } = timeLine(clocksFor(record), made);
  const { url } = record.evidence.page;
  return (
    <section>
      <h3>{say('doc_clocks_of', String(number), siteName(operatorFor(url), url))}</h3>
      <p class="soft">{stepsWords(record.steps, say).join(' / ')}</p>
      <ol class="clocks">
        {before.map(clock => (
          <Dated key={clock.title} clock={clock} say={say} />
        ))}
        <li class="now">{say('clock_made', day(made))}</li>
        {after.map(clock => (
          <Dated key={clock.title} clock={clock} say={say} />
        ))}
        {undecided.map(({ title, from }) => (
          <li key={title} class="open">
            <span class="day">{say('clock_undecided')}</span>
            {say(title)}
            <span class="soft">
              {' '}
              {say(from === 'removal requested' ? 'clock_waits_request' : 'clock_waits_known')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Dated({ clock, say }: { clock: DatedClock; say: Say }) {
  const gone = clock.stand === 'passed';
  return (
    <li class={gone ? 'gone' : undefined}>
      <span class="day">{day(clock.due)}</span>
      {say(clock.title)}
      {gone && ` ― ${say('clock_past')}`}
    </li>
  );
}

/** What each kind of date means, once for all posts, with its source and how sure it is. */
export function ClockSources({ items, say }: { items: readonly DocumentItem[]; say: Say }) {
  const kinds = new Map<string, Clock>();
  for (const { record } of items) for (const clock of clocksFor(record)) kinds.set(clock.title, clock);
  return (
    <dl class="facts">
      {[...kinds.values()].map(({ title, note, source, certainty }) => (
        <div key={title} class="fact">
          <dt>{say(title)}</dt>
          <dd>
            {say(note, say('doc_clocks_93'))}
            <div class="soft">{say('clock_source', source, certaintyWords(certainty, say))}</div>
          </dd>
        </div>
      ))}
    </dl>
  );
}
