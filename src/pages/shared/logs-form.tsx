import { useState } from 'preact/hooks';
import { stepsWords } from '../../advice/steps-words.ts';
import type { Instant } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { DayForm } from './day-form.tsx';

interface Props {
  logs: string | undefined;
  now: Instant;
  onNote(value: string | null): void;
}

/** Whether the site was asked to preserve its logs, and on which day; or that it need not be. */
export function LogsForm({ logs, now, onNote }: Props) {
  const [asking, setAsking] = useState(false);
  const [words] = stepsWords(logs === undefined ? {} : { logs }, say);
  const open = logs === undefined;
  return (
    <div class="day-field">
      <p class="strong">{words}</p>
      {open && !asking && <p class="fine">{say('dates_logs_how')}</p>}
      {asking ? (
        <DayForm
          label={say('dates_logs_day')}
          day={logs === 'asked' || logs === 'not needed' ? undefined : logs}
          now={now}
          onKeep={day => {
            setAsking(false);
            onNote(day);
          }}
          onLeave={() => setAsking(false)}
        />
      ) : (
        <div class="buttons">
          <button type="button" class={open ? 'soft' : 'quiet'} onClick={() => setAsking(true)}>
            {say(open ? 'dates_logs_asked' : 'dates_change')}
          </button>
          {open ? (
            <button type="button" class="quiet" onClick={() => onNote('not needed')}>
              {say('dates_logs_not_needed')}
            </button>
          ) : (
            <button type="button" class="link" onClick={() => onNote(null)}>
              {say('dates_clear')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
