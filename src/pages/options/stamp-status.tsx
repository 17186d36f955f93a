import type { MessageKey } from '../../_locales/say.ts';
import { inJst, inUtc } from '../../evidence/index.ts';
import { say } from '../say.ts';
import type { Stamping } from './use-stamping.ts';

const WHY: Record<string, MessageKey> = {
  offline: 'stamping_why_offline',
  busy: 'stamping_why_busy',
  'timed out': 'stamping_why_timed_out',
  'no permission': 'stamping_why_no_permission',
  refused: 'stamping_why_refused',
  'strange answer': 'stamping_why_strange_answer',
  'too large': 'stamping_why_too_large',
};

/** Words for why an authority gave no stamp. */
export function whyWords(why: string): string {
  return say(WHY[why] ?? 'stamping_why_other');
}

/** How it goes with one authority. */
export function StampStatus({ authority, stamping }: { authority: string; stamping: Stamping }) {
  const time = stamping.times.find(one => one.authority === authority);
  const failing = stamping.tries[authority];
  return (
    <>
      {failing && <span class="fine">{say('stamping_failing', whyWords(failing.why))}</span>}
      <span class="fine">
        {time ? say('stamping_last', `${inJst(time.at)} (${inUtc(time.at)})`) : say('stamping_none_yet')}
      </span>
      {time && time.pending > 0 && (
        <span class="fine">{say('stamping_anchor_waiting', String(time.pending))}</span>
      )}
    </>
  );
}
