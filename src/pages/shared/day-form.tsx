import { useState } from 'preact/hooks';
import { type Instant, inJst } from '../../evidence/index.ts';
import { say } from '../say.ts';

interface Props {
  label: string;
  /** `YYYY-MM-DD`, where one was entered before. */
  day: string | undefined;
  now: Instant;
  onKeep(day: string): void;
  onLeave(): void;
}

/** A day in Japan that is not in the future. */
export function DayForm({ label, day, now, onKeep, onLeave }: Props) {
  const today = inJst(now, 'day').slice(0, 10).replaceAll('/', '-');
  const [typed, setTyped] = useState(day ?? today);
  const [fault, setFault] = useState(false);
  const keep = () => {
    const usable = /^\d{4}-\d\d-\d\d$/.test(typed) && typed <= today;
    setFault(!usable);
    if (usable) onKeep(typed);
  };
  return (
    <div class="day-form">
      <input
        type="date"
        aria-label={label}
        max={today}
        value={typed}
        onInput={event => setTyped(event.currentTarget.value)}
      />
      <button type="button" class="soft" onClick={keep}>
        {say('dates_keep')}
      </button>
      <button type="button" class="quiet" onClick={onLeave}>
        {say('page_keep_it')}
      </button>
      <p class="fault" role="alert">
        {fault && say('dates_fault')}
      </p>
    </div>
  );
}
