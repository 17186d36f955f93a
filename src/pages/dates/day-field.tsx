import { useState } from 'preact/hooks';
import type { Instant } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { DayForm } from '../shared/day-form.tsx';

interface Props {
  label: string;
  note: string;
  day: string | undefined;
  now: Instant;
  onNote(value: string | null): void;
}

/** A day the person may enter, change or take back. */
export function DayField({ label, note, day, now, onNote }: Props) {
  const [asking, setAsking] = useState(false);
  return (
    <div class="day-field">
      <p>
        <span class="strong">{label}</span>:{' '}
        {day === undefined ? say('dates_none') : day.replaceAll('-', '/')}
      </p>
      {asking ? (
        <>
          <p class="fine">{note}</p>
          <DayForm
            label={label}
            day={day}
            now={now}
            onKeep={value => {
              setAsking(false);
              onNote(value);
            }}
            onLeave={() => setAsking(false)}
          />
        </>
      ) : (
        <div class="buttons">
          <button
            type="button"
            class="quiet"
            aria-label={`${label}: ${say('dates_enter')}`}
            onClick={() => setAsking(true)}
          >
            {say(day === undefined ? 'dates_enter' : 'dates_change')}
          </button>
          {day !== undefined && (
            <button type="button" class="link" onClick={() => onNote(null)}>
              {say('dates_clear')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
