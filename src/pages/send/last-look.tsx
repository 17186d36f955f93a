import { useEffect } from 'preact/hooks';
import type { KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { Problem } from '../shared/problem.tsx';
import { useTask } from '../shared/use-task.ts';
import { CopySheet } from './copy-sheet.tsx';
import { answersOf } from './draft.ts';
import type { WalkProps } from './step-props.ts';
import { SubmissionView } from './submission-view.tsx';

interface Props extends WalkProps {
  chosen: readonly KeptRecord[];
}

/** The walk's end: exactly what would leave the device, or the fields to copy where no endpoint is set. */
export function LastLook({ draft, change, clear, endpoint, chosen }: Props) {
  const desk = useDesk();
  const task = useTask();
  const answers = answersOf(draft);
  const prepare = () =>
    task.run(async () => {
      if (answers === null || chosen.length === 0) return;
      const recordIds = chosen.map(({ evidence }) => evidence.id).reverse();
      const { submissionId } = await desk.call('prepareSubmission', { recordIds, answers });
      change({ submissionId });
    });
  const ready = endpoint !== null && draft.submissionId === null && answers !== null && chosen.length > 0;
  useEffect(() => {
    if (ready) void prepare();
  }, [ready]);

  if (answers === null) return <p class="notice">{say('send_unfinished')}</p>;
  if (draft.submissionId !== null) {
    const fix = () =>
      task.run(async () => {
        if (draft.submissionId === null) return;
        await desk.call('dropSubmission', { submissionId: draft.submissionId });
        change({ submissionId: null, step: 'about' });
      });
    return (
      <>
        <SubmissionView id={draft.submissionId} onFix={fix} onNew={clear} />
        <Problem problem={task.problem} />
      </>
    );
  }
  if (endpoint === null) return <CopySheet answers={answers} records={chosen} onClear={clear} />;
  return (
    <>
      <h2>{say('send_look_title')}</h2>
      {task.problem === null && <p class="working">{say('send_preparing')}</p>}
      <Problem problem={task.problem} />
      {task.problem !== null && (
        <button type="button" class="primary" onClick={prepare}>
          {say('capture_try_again')}
        </button>
      )}
    </>
  );
}
