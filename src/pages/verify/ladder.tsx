import type { MessageKey } from '../../_locales/say.ts';
import type { Rung } from '../../bundle/verify/index.ts';
import { say } from '../say.ts';

/** From the top down. */
const RUNGS: readonly [rung: Rung, name: MessageKey, note: MessageKey][] = [
  ['existed before', 'verify_rung_existed_before', 'verify_rung_existed_before_note'],
  ['intact', 'verify_rung_intact', 'verify_rung_intact_note'],
  ['unsupported', 'verify_rung_unsupported', 'verify_rung_unsupported_note'],
  ['broken', 'verify_rung_broken', 'verify_rung_broken_note'],
];

/** The name of a rung. */
export function rungName(rung: Rung): string {
  const [, name] = RUNGS.find(([known]) => known === rung) ?? RUNGS[3] ?? [];
  return name === undefined ? '' : say(name);
}

/** All rungs, and on which the bundle stands: what it reached, and what it did not. */
export function Ladder({ rung }: { rung: Rung }) {
  return (
    <ol class="ladder">
      {RUNGS.map(([known, name, note]) => (
        <li
          key={known}
          class={known === rung ? `rung here ${known.replace(' ', '-')}` : 'rung'}
          aria-current={known === rung ? 'step' : undefined}
        >
          <p class="rung-name">
            {say(name)}
            {known === rung && <span class="mark">{say('verify_here')}</span>}
          </p>
          <p class="fine">{say(note)}</p>
        </li>
      ))}
    </ol>
  );
}
