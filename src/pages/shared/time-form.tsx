import { useId, useState } from 'preact/hooks';
import type { MessageKey } from '../../_locales/say.ts';
import { type EnteredTime, type Instant, instantFromEpoch } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { enteredTimeFrom, TypedTimeError } from './typed-time.ts';

const FAULTS: Record<TypedTimeError['why'], MessageKey> = {
  'no date': 'time_fault_no_date',
  'no such time': 'time_fault_no_such_time',
  'seconds alone': 'time_fault_seconds_alone',
  'after the capture': 'time_fault_after_capture',
};

interface Props {
  notAfter: Instant;
  onEnter(time: EnteredTime): void;
  onLeave(): void;
}

/** A post's date and time as the person knows them, in Japan time. Kept beside what was read, never over it. */
export function TimeForm({ notAfter, onEnter, onLeave }: Props) {
  const id = useId();
  const [date, setDate] = useState('');
  const [time, setTime] = useState('');
  const [seconds, setSeconds] = useState('');
  const [fault, setFault] = useState<TypedTimeError['why'] | null>(null);
  const enter = (event: Event) => {
    event.preventDefault();
    try {
      onEnter(enteredTimeFrom({ date, time, seconds }, notAfter, instantFromEpoch(Date.now())));
    } catch (problem) {
      if (!(problem instanceof TypedTimeError)) throw problem;
      setFault(problem.why);
    }
  };
  return (
    <form class="time-form" onSubmit={enter} noValidate>
      <p class="fine">{say('time_form_lead')}</p>
      <div class="time-fields">
        <label>
          {say('time_form_date')}
          <input type="date" value={date} onInput={event => setDate(event.currentTarget.value)} />
        </label>
        <label>
          {say('time_form_time')}
          <input type="time" value={time} onInput={event => setTime(event.currentTarget.value)} />
        </label>
        <label>
          {say('time_form_seconds')}
          <input
            type="number"
            min="0"
            max="59"
            value={seconds}
            aria-describedby={`${id}-fault`}
            onInput={event => setSeconds(event.currentTarget.value)}
          />
        </label>
      </div>
      <p id={`${id}-fault`} class="fault" role="alert">
        {fault && say(FAULTS[fault])}
      </p>
      <div class="buttons">
        <button type="submit" class="soft">
          {say('time_form_keep')}
        </button>
        <button type="button" class="quiet" onClick={onLeave}>
          {say('time_form_leave')}
        </button>
      </div>
    </form>
  );
}
