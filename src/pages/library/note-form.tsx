import { useState } from 'preact/hooks';
import type { KeptRecord } from '../../evidence/index.ts';
import { NOTE_LENGTH } from '../../messages/calls.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { Problem } from '../shared/problem.tsx';
import { useTask } from '../shared/use-task.ts';

/** The person's note on a record, folded until asked for. */
export function NoteForm({ record: { evidence, note = '' } }: { record: KeptRecord }) {
  const desk = useDesk();
  const task = useTask();
  const [typed, setTyped] = useState<string | null>(null);
  if (typed === null) {
    return (
      <button type="button" class="quiet" onClick={() => setTyped(note)}>
        {say(note === '' ? 'library_note' : 'library_note_edit')}
      </button>
    );
  }
  const keep = (event: Event) => {
    event.preventDefault();
    void task.run(async () => {
      await desk.call('addNote', { recordId: evidence.id, text: typed.trim() });
      setTyped(null);
    });
  };
  return (
    <form onSubmit={keep}>
      <label class="field">
        {say('library_note_label')}
        <textarea
          rows={4}
          maxLength={NOTE_LENGTH}
          value={typed}
          ref={area => area?.focus()}
          onInput={event => setTyped(event.currentTarget.value)}
        />
      </label>
      <p class="fine">{say('library_note_note')}</p>
      <Problem problem={task.problem} />
      <div class="buttons">
        <button type="submit" class="soft" disabled={task.running}>
          {say('library_note_keep')}
        </button>
        <button type="button" class="quiet" onClick={() => setTyped(null)}>
          {say('page_back')}
        </button>
      </div>
    </form>
  );
}
