import type { Draft, Progress } from '../../store/rows.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { useTask } from '../shared/use-task.ts';

/** The page is being kept: what is safe already, and how far the rest is. */
export function Working({ draft }: { draft?: Draft }) {
  const has = (role: string) => draft?.evidence.files.some(file => file.role === role) === true;
  const progress = draft?.progress;
  return (
    <div class="working-list">
      {has('visible picture') && <Done text={say('capture_working_picture')} />}
      {has('reading') && <Done text={say('capture_working_reading')} />}
      <p class="working">
        <span class="spinner" aria-hidden="true" />
        {workingOn(progress)}
      </p>
      {draft && progress && <Scrolling recordId={draft.evidence.id} {...progress} />}
    </div>
  );
}

function workingOn(progress: Draft['progress']): string {
  if (!progress) return say('capture_working');
  if (progress.reloading) return say('capture_working_reload');
  return say('capture_working_page', String(progress.done), String(progress.of));
}

function Done({ text }: { text: string }) {
  return (
    <p class="working-done">
      <span aria-hidden="true">✓</span> {text}
    </p>
  );
}

/** While the page is scrolled and photographed, or loaded anew: how far, and a way to have it end. */
function Scrolling({ recordId, done, of, reloading }: Progress & { recordId: string }) {
  const desk = useDesk();
  const task = useTask();
  return (
    <>
      {!reloading && <progress value={done} max={of} />}
      <p class="fine">{say(reloading ? 'capture_working_reload_stay' : 'capture_working_stay')}</p>
      <button
        type="button"
        class="soft"
        disabled={task.running}
        onClick={() => task.run(() => desk.call('stopCapture', { recordId }))}
      >
        {say('capture_stop')}
      </button>
    </>
  );
}
