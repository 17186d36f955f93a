import { useEffect, useRef } from 'preact/hooks';
import { say } from '../say.ts';
import type { Phase } from './use-verify.ts';
import { VerdictView } from './verdict-view.tsx';

/** What checking has come to so far. What changes is read out, but not every file. */
export function Outcome({ phase, onStop }: { phase: Phase; onStop: () => void }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (phase.kind === 'done') place.current?.focus();
  }, [phase.kind]);
  return (
    <section
      aria-live="polite"
      aria-busy={phase.kind === 'working'}
      ref={place}
      tabIndex={-1}
      class="outcome"
    >
      {phase.kind === 'working' && (
        <>
          <p class="working">
            <span class="spinner" aria-hidden="true" />
            {say('verify_working')}
            <span class="fine value" aria-live="off">
              {phase.of > 0 && say('verify_progress', String(phase.done), String(phase.of))}
            </span>
          </p>
          <progress max={Math.max(1, phase.of)} value={phase.done} aria-label={say('verify_working')} />
          <button type="button" class="quiet" onClick={onStop}>
            {say('verify_stop')}
          </button>
        </>
      )}
      {phase.kind === 'stopped' && <p class="notice">{say('verify_stopped')}</p>}
      {phase.kind === 'unreadable' && <p class="notice attention">{say('verify_unreadable')}</p>}
      {phase.kind === 'failed' && (
        <div class="notice attention">
          <p>{say('verify_failed')}</p>
          <p class="fine raw">{phase.detail}</p>
        </div>
      )}
      {phase.kind === 'done' && <VerdictView verdict={phase.verdict} />}
    </section>
  );
}
