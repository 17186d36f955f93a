import type { CaptureOutcome } from '../../messages/calls.ts';
import { say } from '../say.ts';
import { Problem } from '../shared/problem.tsx';
import { KeptCard } from './kept-card.tsx';
import { useCapture } from './use-capture.ts';
import { Working } from './working.tsx';

/** What became of the page in front of the person, right after the popup opened. */
export function CapturePanel() {
  const { outcome, tabId, task, again } = useCapture();
  return (
    <section class="capture" aria-live="polite">
      <Problem problem={task.problem} />
      {task.problem !== null && (
        <button type="button" class="soft" onClick={again}>
          {say('capture_try_again')}
        </button>
      )}
      {outcome === null && task.running && <Working />}
      {outcome?.kind === 'started' && <KeptCard id={outcome.id} tabId={tabId} onAgain={again} />}
      {outcome?.kind === 'skipped' && (
        <Skipped outcome={outcome} tabId={tabId} running={task.running} onAgain={again} />
      )}
    </section>
  );
}

interface SkippedProps {
  outcome: Extract<CaptureOutcome, { kind: 'skipped' }>;
  tabId: number | null;
  running: boolean;
  onAgain(): void;
}

/** Why nothing was kept this time, and what to do instead. */
function Skipped({ outcome, tabId, running, onAgain }: SkippedProps) {
  if (outcome.why === 'just captured') {
    return (
      <>
        <p class="fine">{say('capture_just_captured')}</p>
        <KeptCard id={outcome.id} tabId={tabId} onAgain={null} />
        <button type="button" class="soft" disabled={running} onClick={onAgain}>
          {say('capture_once_more')}
        </button>
      </>
    );
  }
  if (outcome.why === 'turned off') {
    return (
      <>
        <p>{say('capture_turned_off')}</p>
        <button type="button" class="primary big" disabled={running} onClick={onAgain}>
          {say('capture_this_page')}
        </button>
      </>
    );
  }
  return (
    <div class="notice">
      <p class="strong">{say('capture_nothing_here')}</p>
      <p>
        {outcome.why === 'store page' && say('capture_store_page')}
        {outcome.why === 'browser page' && say('capture_browser_page')}
        {outcome.why === 'no tab' && say('capture_no_tab')}
      </p>
    </div>
  );
}
