import { useState } from 'preact/hooks';
import type { KeptRecord } from '../../evidence/index.ts';
import type { BundleExtras } from '../../messages/calls.ts';
import { say } from '../say.ts';
import { useDesk } from './desk.ts';
import { type Arrangement, ExhibitOrder } from './exhibit-order.tsx';
import { Problem } from './problem.tsx';
import { RecordChoice } from './record-choice.tsx';
import { Tick } from './tick.tsx';
import { UnconfirmedNotice } from './unconfirmed-notice.tsx';
import { useReread } from './use-reread.ts';

/** More records than a person keeps; the list is text only. */
const MOST = 5_000;

interface Props {
  /** A bundle was just made: another one is not the next thing to do. */
  again: boolean;
  disabled: boolean;
  onStart(recordIds: string[], extras: BundleExtras): void;
}

/** The records to pack, and the button that begins it. Not on the screen while one is packed, since it reads every record. */
export function ChooseRecords({ again, disabled, onStart }: Props) {
  const desk = useDesk();
  const { value: records, problem } = useReread(() => desk.shelf.recentRecords(MOST), []);
  const { value: unexported } = useReread(() => desk.shelf.unexportedIds(), []);
  const [extras, setExtras] = useState({ webArchive: false, exhibits: true });
  const [arranged, setArranged] = useState<Arrangement | null>(null);
  const [picked, setPicked] = useState<Set<string> | null>(null);
  if (!records || !unexported) return <Problem problem={problem} />;
  if (records.length === 0) return <p>{say('save_nothing')}</p>;
  const chosen = picked ?? new Set(unexported);
  const arrangement = arrangedFor(inOrder(records, chosen), arranged);
  return (
    <>
      <RecordChoice records={records} chosen={chosen} onChoose={setPicked} />
      <UnconfirmedNotice
        chosen={records.filter(record => chosen.has(record.evidence.id))}
        message="save_unconfirmed"
      />
      <Tick
        checked={extras.exhibits}
        text={say('save_exhibits')}
        note={say('save_exhibits_note')}
        onChange={exhibits => setExtras({ ...extras, exhibits })}
      />
      {extras.exhibits && chosen.size > 1 && (
        <ExhibitOrder
          records={records.filter(record => chosen.has(record.evidence.id)).reverse()}
          arrangement={arrangement}
          onArrange={setArranged}
        />
      )}
      <Tick
        checked={extras.webArchive}
        text={say('save_web_archive')}
        note={say('save_web_archive_why')}
        onChange={webArchive => setExtras({ ...extras, webArchive })}
      />
      <button
        type="button"
        class={again ? 'soft' : 'primary'}
        disabled={disabled || chosen.size === 0}
        onClick={() => onStart([...arrangement.order], { ...extras, branches: [...arrangement.branches] })}
      >
        {chosen.size === 0 ? say('save_choose_first') : say('save_start', String(chosen.size))}
      </button>
    </>
  );
}

/** What the person arranged, without what was taken out of the choice since; what came into it stands at the end. */
function arrangedFor(ids: readonly string[], arranged: Arrangement | null): Arrangement {
  if (!arranged) return { order: ids, branches: new Set() };
  const kept = arranged.order.filter(id => ids.includes(id));
  const order = [...kept, ...ids.filter(id => !kept.includes(id))];
  const [first] = order;
  return { order, branches: new Set(order.filter(id => id !== first && arranged.branches.has(id))) };
}

/** The chosen ids, oldest capture first. */
function inOrder(records: readonly KeptRecord[], chosen: ReadonlySet<string>): string[] {
  return records
    .map(record => record.evidence.id)
    .filter(id => chosen.has(id))
    .reverse();
}
