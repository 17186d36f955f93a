import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageKey } from '../../_locales/say.ts';
import { say } from '../say.ts';
import { ConfirmButton } from '../shared/confirm-button.tsx';
import { useDesk } from '../shared/desk.ts';
import { useReread } from '../shared/use-reread.ts';
import { type Draft, STEPS } from './draft.ts';
import { LastLook } from './last-look.tsx';
import { logsOf, noteLogs } from './logs-of.ts';
import { StepBody } from './step-body.tsx';
import type { WalkProps } from './step-props.ts';
import { stepAfter, stepBefore, stops, unanswered } from './walk.ts';

const MOST = 5_000;

/** One question at a time, with the way back and on. */
export function Walk({ draft, change, clear, endpoint }: WalkProps) {
  const desk = useDesk();
  const [need, setNeed] = useState<MessageKey | null>(null);
  const { value: records } = useReread(() => desk.shelf.recentRecords(MOST), []);
  const heading = useRef<HTMLDivElement>(null);
  const arrived = useRef(draft.step);
  useEffect(() => {
    if (arrived.current === draft.step) return;
    arrived.current = draft.step;
    heading.current?.focus();
    window.scrollTo({ top: 0 });
  }, [draft.step]);

  const kept = records ?? [];
  const chosen = kept.filter(({ evidence, sentAt }) =>
    draft.recordIds === null ? sentAt === null : draft.recordIds.includes(evidence.id),
  );
  const known = logsOf(chosen);
  useEffect(() => {
    if (draft.step === 'logs' && draft.logs === null && known !== null) change({ logs: known });
  }, [draft.step, known]);
  const back = stepBefore(draft.step);
  const on = stepAfter(draft.step);
  const goOn = (event: Event) => {
    event.preventDefault();
    const missing = unanswered(draft, chosen.length);
    setNeed(missing);
    if (missing !== null || on === null || stops(draft)) return;
    if (draft.step === 'records') noteLogs(desk, draft, chosen);
    change({ step: on });
  };
  const goBack = () => {
    setNeed(null);
    if (back !== null) change({ step: back });
  };
  const touched = (patch: Partial<Draft>) => {
    setNeed(null);
    change(patch);
  };
  const place = String(STEPS.indexOf(draft.step) + 1);
  return (
    <form class="walk" onSubmit={goOn} noValidate>
      <div ref={heading} tabIndex={-1} class="place">
        <p class="fine">{say('send_place', place, String(STEPS.length))}</p>
        <progress value={place} max={STEPS.length} aria-hidden="true" />
      </div>
      {draft.step === 'last look' ? (
        <LastLook draft={draft} change={change} clear={clear} endpoint={endpoint} chosen={chosen} />
      ) : (
        <StepBody draft={draft} change={touched} records={kept} chosen={chosen} />
      )}
      <p class="fault" role="alert">
        {need && say(need)}
      </p>
      {draft.submissionId === null && (
        <div class="buttons walk-buttons">
          {on !== null && !stops(draft) && (
            <button type="submit" class="primary">
              {say('send_next')}
            </button>
          )}
          {back !== null && (
            <button type="button" class="quiet" onClick={goBack}>
              {say('page_back')}
            </button>
          )}
        </div>
      )}
      {draft.submissionId === null && (
        <div class="walk-clear">
          <p class="fine">{say('send_kept_while')}</p>
          <ConfirmButton
            label={say('send_clear')}
            question={say('send_clear_question')}
            yes={say('send_clear_yes')}
            onYes={clear}
          />
        </div>
      )}
    </form>
  );
}
