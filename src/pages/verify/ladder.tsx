import { RUNG_WORDS, type Rung } from '../../bundle/verify/index.ts';
import { say } from '../say.ts';

/** All rungs, and on which the bundle stands: what it reached, and what it did not. */
export function Ladder({ rung }: { rung: Rung }) {
  return (
    <ol class="ladder">
      {(Object.keys(RUNG_WORDS) as Rung[]).map(known => (
        <li
          key={known}
          class={known === rung ? `rung here ${known.replace(' ', '-')}` : 'rung'}
          aria-current={known === rung ? 'step' : undefined}
        >
          <p class="rung-name">
            {say(RUNG_WORDS[known].name)}
            {known === rung && <span class="mark">{say('verify_here')}</span>}
          </p>
          <p class="fine">{say(RUNG_WORDS[known].note)}</p>
        </li>
      ))}
    </ol>
  );
}
