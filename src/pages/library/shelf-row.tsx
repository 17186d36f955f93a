import { useState } from 'preact/hooks';
import { isUnconfirmed } from '../../advice/open-questions.ts';
import type { KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { ConfirmButton } from '../shared/confirm-button.tsx';
import { useDesk } from '../shared/desk.ts';
import { NextStep } from '../shared/next-step.tsx';
import { Problem } from '../shared/problem.tsx';
import { RecordRow } from '../shared/record-row.tsx';
import { useTask } from '../shared/use-task.ts';
import { NoteForm } from './note-form.tsx';
import { ProviderForm } from './provider-form.tsx';

/** A record on the shelf, with what can be done about it. */
export function ShelfRow({ record }: { record: KeptRecord }) {
  const desk = useDesk();
  const task = useTask();
  const [writing, setWriting] = useState(false);
  return (
    <div class="shelf-row">
      <RecordRow record={record} />
      {isUnconfirmed(record) && (
        <button
          type="button"
          class="soft"
          onClick={() => void task.run(() => desk.call('confirmPost', { recordId: record.evidence.id }))}
        >
          {say('capture_right_post')}
        </button>
      )}
      <NextStep record={record} />
      <NoteForm record={record} />
      {writing ? (
        <ProviderForm record={record} onLeave={() => setWriting(false)} />
      ) : (
        <button type="button" class="quiet" onClick={() => setWriting(true)}>
          {say('provider_open')}
        </button>
      )}
      <button
        type="button"
        class="quiet"
        onClick={() => desk.openPage('masking', `record=${record.evidence.id}`)}
      >
        {say('masking_open')}
      </button>
      <ConfirmButton
        label={say('library_discard')}
        question={say('capture_discard_question')}
        yes={say('capture_discard_yes')}
        onYes={() => void task.run(() => desk.call('discard', { recordId: record.evidence.id }))}
      />
      <Problem problem={task.problem} />
    </div>
  );
}
