import { useEffect } from 'preact/hooks';
import { originPattern } from '../../messages/endpoint.ts';
import type { SubmissionRow } from '../../store/rows.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { Problem } from '../shared/problem.tsx';
import { useReread } from '../shared/use-reread.ts';
import { useTask } from '../shared/use-task.ts';
import { failureWords } from './failure-words.ts';
import { ReceiptCard } from './receipt-card.tsx';
import { WhatLeaves } from './what-leaves.tsx';

interface Props {
  id: string;
  /** Give it up and change the answers; null where the answers are no longer at hand. */
  onFix: (() => void) | null;
  /** Start another report once this one is filed. */
  onNew?: () => void;
}

/** One submission, from being packed to its receipt. */
export function SubmissionView({ id, onFix, onNew }: Props) {
  const desk = useDesk();
  const task = useTask();
  const { value: row, problem } = useReread(() => desk.shelf.readSubmission(id), [id]);
  const accepted = row?.phase === 'accepted';
  useEffect(() => {
    // The hotline has the answers now; the copy that outlives a closed tab is not needed any more.
    if (accepted && onNew) void desk.clearUnfinished().catch(() => undefined);
  }, [accepted]);
  if (row === undefined) return <Problem problem={problem} />;
  if (row === null) {
    return (
      <div class="notice">
        <p>{say('send_gone')}</p>
        {onFix && <FixButton onFix={onFix} />}
      </div>
    );
  }
  const send = () => {
    // Asked before anything is awaited: the browser only shows its question within the click itself.
    const lost = row.failure?.why === 'no permission';
    const asked = lost ? desk.askForOrigin(originPattern(new URL(row.endpoint))) : null;
    void task.run(async () => {
      await asked;
      await desk.call('submit', { submissionId: id });
    });
  };
  return (
    <div aria-live="polite">
      {row.phase === 'packing' && <p class="working">{say('send_preparing')}</p>}
      {row.phase === 'ready' && (
        <>
          <h2>{say('send_look_title')}</h2>
          <p>{say('send_look_lead')}</p>
          <WhatLeaves row={row} />
          <div class="buttons">
            <button type="button" class="primary" disabled={task.running} onClick={send}>
              {say('send_this')}
            </button>
            {onFix && <FixButton onFix={onFix} />}
          </div>
        </>
      )}
      {row.phase === 'sending' && (
        <>
          <p class="working">
            <span class="spinner" aria-hidden="true" />
            {say('send_sending')}
          </p>
          <progress aria-label={say('send_sending')} />
          <p class="fine">{say('send_sending_note')}</p>
        </>
      )}
      {row.phase === 'failed' && <Failed row={row} running={task.running} onAgain={send} onFix={onFix} />}
      {row.phase === 'accepted' && <ReceiptCard row={row} />}
      {row.phase === 'accepted' && onNew && (
        <button type="button" class="quiet" onClick={onNew}>
          {say('send_new')}
        </button>
      )}
      <Problem problem={task.problem} />
    </div>
  );
}

function FixButton({ onFix }: { onFix(): void }) {
  return (
    <button type="button" class="quiet" onClick={onFix}>
      {say('send_fix')}
    </button>
  );
}

interface FailedProps {
  row: SubmissionRow;
  running: boolean;
  onAgain(): void;
  onFix: (() => void) | null;
}

function Failed({ row, running, onAgain, onFix }: FailedProps) {
  const packed = row.bundle !== null;
  return (
    <>
      <div class="notice attention" role="alert">
        <p class="strong">{say(packed ? 'send_failed' : 'send_failed_packing')}</p>
        {row.failure && <p>{failureWords(row.failure.why)}</p>}
        <p>{say('send_failed_safe')}</p>
        {row.failure && row.failure.detail !== '' && (
          <details>
            <summary>{say('page_details')}</summary>
            <p class="fine raw">{row.failure.detail}</p>
          </details>
        )}
      </div>
      <div class="buttons">
        {packed && (
          <button type="button" class="primary" disabled={running} onClick={onAgain}>
            {say('send_again')}
          </button>
        )}
        {onFix && <FixButton onFix={onFix} />}
      </div>
      {packed && <p class="fine">{say('send_again_note')}</p>}
    </>
  );
}
