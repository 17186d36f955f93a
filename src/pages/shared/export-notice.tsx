import { useDesk } from './desk.ts';
import { ExportCard } from './export-card.tsx';
import { Problem } from './problem.tsx';
import { useReread } from './use-reread.ts';
import { useTask } from './use-task.ts';

/** Tells, on opening a screen, of a bundle that is still being made, waits to be saved, or failed. */
export function ExportNotice() {
  const desk = useDesk();
  const task = useTask();
  const { value: exports } = useReread(() => desk.shelf.readExports(), []);
  const [newest] = exports ?? [];
  const open =
    newest && (newest.phase === 'packing' || newest.phase === 'ready' || newest.phase === 'failed');
  if (!open) return null;
  return (
    <>
      <ExportCard
        row={newest}
        onRetry={(recordIds, extras) =>
          task.run(async () => {
            await desk.call('startExport', { recordIds, ...extras });
          })
        }
      />
      <Problem problem={task.problem} />
    </>
  );
}
