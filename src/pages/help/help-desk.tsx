import { isStale } from '../../advice/staleness.ts';
import type { Window } from '../../advice/windows.ts';
import type { Instant } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { OpenLine } from './open-line.tsx';

/** One place to turn to: number, hours, address, and when its facts were looked up. */
export function HelpDesk({ window, now }: { window: Window; now: Instant }) {
  return (
    <li class="desk">
      <p class="strong">{window.name}</p>
      {window.phone && (
        <p class="phone">
          <Phone number={window.phone} />
        </p>
      )}
      {window.morePhones.map(({ key, number }) => (
        <p key={number}>
          {say(key)}: <Phone number={number} />
        </p>
      ))}
      {window.hours && <p>{say(window.hours)}</p>}
      {window.phone && !window.hours && <p class="fine">{say('open_unknown')}</p>}
      {window.open && <OpenLine open={window.open} now={now} />}
      {window.cost && <p>{say(window.cost)}</p>}
      {window.line && <p>{say('help_line', window.line)}</p>}
      {window.url && (
        <p>
          <a href={window.url} target="_blank" rel="noreferrer">
            {window.url}
          </a>
        </p>
      )}
      {window.notes.map(note => (
        <p class="fine" key={note}>
          {say(note)}
        </p>
      ))}
      <p class="fine">{say('help_checked', window.checked, window.source)}</p>
      {isStale(window.checked, now) && <p class="stale">{say('clock_stale')}</p>}
    </li>
  );
}

function Phone({ number }: { number: string }) {
  return <a href={`tel:${number.replace('#', '%23')}`}>{number}</a>;
}
