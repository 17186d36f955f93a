import { useEffect, useState } from 'preact/hooks';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { PageFrame } from '../shared/page-frame.tsx';
import { Problem } from '../shared/problem.tsx';
import { useTask } from '../shared/use-task.ts';
import { PastSubmissions } from './past-submissions.tsx';
import { SubmissionView } from './submission-view.tsx';
import { useDraft } from './use-draft.ts';
import { Walk } from './walk.tsx';

/** The way to the hotline: one question a screen, or one earlier submission. */
export function Send({ submissionId }: { submissionId: string | null }) {
  const desk = useDesk();
  const task = useTask();
  const hand = useDraft();
  const [opened, setOpened] = useState(submissionId);
  const [endpoint, setEndpoint] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    void task.run(async () => setEndpoint((await desk.readSettings()).endpoint));
    return desk.onChange(() => {
      desk.readSettings().then(
        settings => setEndpoint(settings.endpoint),
        () => undefined,
      );
    });
  }, []);
  return (
    <PageFrame title={say('page_title_send')}>
      <Problem problem={task.problem} />
      {opened !== null && (
        <>
          <SubmissionView id={opened} onFix={null} />
          <button type="button" class="quiet" onClick={() => setOpened(null)}>
            {say('send_new')}
          </button>
        </>
      )}
      {opened === null && hand.draft && endpoint !== undefined && (
        <Walk draft={hand.draft} change={hand.change} clear={hand.clear} endpoint={endpoint} />
      )}
      <PastSubmissions
        hidden={hand.draft?.submissionId ?? null}
        onOpen={id => {
          setOpened(id);
          window.scrollTo({ top: 0 });
        }}
      />
    </PageFrame>
  );
}
