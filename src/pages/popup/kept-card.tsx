import type { MessageKey } from '../../_locales/say.ts';
import type { Focus, KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { ConfirmButton } from '../shared/confirm-button.tsx';
import { useDesk } from '../shared/desk.ts';
import { NextStep } from '../shared/next-step.tsx';
import { Problem } from '../shared/problem.tsx';
import { useReread } from '../shared/use-reread.ts';
import { useTask } from '../shared/use-task.ts';
import { Checklist } from './checklist.tsx';
import { followRecord } from './follow-record.ts';
import { WhichPost } from './which-post.tsx';
import { Working } from './working.tsx';

interface Rest {
  tabId: number | null;
  /** Keep the page once more; null where the panel around this offers it already. */
  onAgain: (() => void) | null;
}

/** The record of this page as it grows: progress, then the three things kept, then what to put right. */
export function KeptCard({ id, ...rest }: { id: string } & Rest) {
  const desk = useDesk();
  const { value: row, problem } = useReread(() => followRecord(desk.shelf.readRecord, id), [id]);
  if (row === undefined) return problem === null ? <Working /> : <Problem problem={problem} />;
  if (row === null) return <p>{say('capture_discarded')}</p>;
  if (row.phase === 'capturing') return <Working draft={row.draft} />;
  return <Kept record={row} {...rest} />;
}

const UNSURE_WORDS: Partial<Record<Focus['basis'], MessageKey>> = {
  'under the click': 'capture_unsure_click',
  'only post': 'capture_unsure_page',
};

function Kept({ record, tabId, onAgain }: { record: KeptRecord } & Rest) {
  const desk = useDesk();
  const task = useTask();
  const { id, focus, state } = record.evidence;
  const pickAnother = () =>
    task.run(async () => {
      if (tabId === null) return;
      await desk.call('startPicker', { tabId, recordId: id });
      desk.closeWindow();
    });
  // A page photographed in part has all three things; the list says how far the pictures go.
  const lacking = state.kind === 'partial' && state.missing.some(({ what }) => what !== 'whole page');
  const unsure = focus !== null && !focus.sure && !record.postConfirmed;
  return (
    <div class="kept">
      <p class="kept-title">{say(lacking ? 'capture_partial' : 'capture_done')}</p>
      {unsure && (
        <div class="notice attention">
          <p>{say(UNSURE_WORDS[focus.basis] ?? 'capture_unsure')}</p>
          <WhichPost record={record} />
          <div class="buttons">
            <button
              type="button"
              class="soft"
              onClick={() => task.run(() => desk.call('confirmPost', { recordId: id }))}
            >
              {say('capture_right_post')}
            </button>
            <button type="button" class="quiet" disabled={tabId === null} onClick={pickAnother}>
              {say('capture_other_post')}
            </button>
          </div>
        </div>
      )}
      <Checklist
        record={record}
        onPickAnother={unsure || tabId === null ? null : pickAnother}
        onEnterTime={time => task.run(() => desk.call('enterTime', { recordId: id, time }))}
      />
      <NextStep record={record} />
      <Problem problem={task.problem} />
      {state.kind === 'partial' && onAgain && (
        <button type="button" class="soft" onClick={onAgain}>
          {say('capture_once_more')}
        </button>
      )}
      <ConfirmButton
        label={say('capture_discard')}
        question={say('capture_discard_question')}
        yes={say('capture_discard_yes')}
        onYes={() => void task.run(() => desk.call('discard', { recordId: id }))}
      />
    </div>
  );
}
