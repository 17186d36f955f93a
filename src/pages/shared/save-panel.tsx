import { useEffect, useRef, useState } from 'preact/hooks';
import type { BundleExtras } from '../../messages/calls.ts';
import { say } from '../say.ts';
import { ChooseRecords } from './choose-records.tsx';
import { useDesk } from './desk.ts';
import { ExportCard } from './export-card.tsx';
import { Problem } from './problem.tsx';
import { useReread } from './use-reread.ts';
import { useTask } from './use-task.ts';

/** Choose records, have them packed, and save the file. What was started here is saved as soon as it is ready. */
export function SavePanel() {
  const desk = useDesk();
  const { value: exports } = useReread(() => desk.shelf.readExports(), []);
  const [startedId, setStartedId] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(true);
  const task = useTask();
  const started = exports?.find(row => row.id === startedId) ?? null;

  const handedOver = useRef<string | null>(null);
  useEffect(() => {
    if (started?.phase !== 'ready' || handedOver.current === started.id) return;
    handedOver.current = started.id;
    void task.run(async () => {
      const { file, fileName } = await desk.takeBundle(started.id);
      desk.download(file, fileName);
      await desk.call('exportSaved', { exportId: started.id });
    });
  }, [desk, started, task]);

  const start = (recordIds: string[], extras: BundleExtras) =>
    task.run(async () => {
      const { exportId } = await desk.call('startExport', { recordIds, ...extras });
      setStartedId(exportId);
      setChoosing(false);
    });

  return (
    <section class="save">
      <h2>{say('save_title')}</h2>
      <p>{say('save_lead')}</p>
      <Problem problem={task.problem} />
      {started && <ExportCard row={started} onRetry={start} />}
      {choosing || started?.phase === 'cancelled' ? (
        <ChooseRecords again={started !== null} disabled={task.running} onStart={start} />
      ) : (
        // Not by itself: reading every record would hold up the file that is just being written.
        started?.phase !== 'packing' && (
          <button type="button" class="link" onClick={() => setChoosing(true)}>
            {say('save_others')}
          </button>
        )
      )}
    </section>
  );
}
