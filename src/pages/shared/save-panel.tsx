import { useEffect, useRef, useState } from 'preact/hooks';
import type { KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { useDesk } from './desk.ts';
import { ExportCard } from './export-card.tsx';
import { Problem } from './problem.tsx';
import { RecordChoice } from './record-choice.tsx';
import { UnconfirmedNotice } from './unconfirmed-notice.tsx';
import { useReread } from './use-reread.ts';
import { useTask } from './use-task.ts';

/** More records than a person keeps; the list is text only. */
const MOST = 5_000;

/** Choose records, have them packed, and save the file. What was started here is saved as soon as it is ready. */
export function SavePanel() {
  const desk = useDesk();
  const { value: records, problem } = useReread(() => desk.shelf.recentRecords(MOST), []);
  const { value: unexported } = useReread(() => desk.shelf.unexportedIds(), []);
  const { value: exports } = useReread(() => desk.shelf.readExports(), []);
  const [picked, setPicked] = useState<Set<string> | null>(null);
  const [startedId, setStartedId] = useState<string | null>(null);
  const task = useTask();
  const started = exports?.find(row => row.id === startedId) ?? null;

  const handedOver = useRef<string | null>(null);
  useEffect(() => {
    if (started?.phase !== 'ready' || handedOver.current === started.id) return;
    handedOver.current = started.id;
    void task.run(async () => {
      desk.download(await desk.openPacked(started.fileName), started.fileName);
      await desk.call('exportSaved', { exportId: started.id });
    });
  }, [desk, started, task]);

  const start = (recordIds: string[]) =>
    task.run(async () => {
      const { exportId } = await desk.call('startExport', { recordIds });
      setStartedId(exportId);
    });

  if (!records || !unexported) return <Problem problem={problem} />;
  if (records.length === 0) return <p>{say('save_nothing')}</p>;
  const chosen = picked ?? new Set(unexported);
  return (
    <section class="save">
      <h2>{say('save_title')}</h2>
      <p>{say('save_lead')}</p>
      <Problem problem={task.problem} />
      {started && <ExportCard row={started} onRetry={start} />}
      {started?.phase !== 'packing' && (
        <>
          <RecordChoice records={records} chosen={chosen} onChoose={setPicked} />
          <UnconfirmedNotice
            chosen={records.filter(record => chosen.has(record.evidence.id))}
            message="save_unconfirmed"
          />
          <button
            type="button"
            class={started ? 'soft' : 'primary'}
            disabled={task.running || chosen.size === 0}
            onClick={() => start(inOrder(records, chosen))}
          >
            {chosen.size === 0 ? say('save_choose_first') : say('save_start', String(chosen.size))}
          </button>
        </>
      )}
    </section>
  );
}

/** The chosen ids, oldest capture first. */
function inOrder(records: readonly KeptRecord[], chosen: ReadonlySet<string>): string[] {
  return records
    .map(record => record.evidence.id)
    .filter(id => chosen.has(id))
    .reverse();
}
