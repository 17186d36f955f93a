import type { ExportRow } from '../../store/rows.ts';
import { useDesk } from './desk.ts';
import { ExportCard } from './export-card.tsx';
import { Problem } from './problem.tsx';
import { useReread } from './use-reread.ts';
import { useTask } from './use-task.ts';

/** A bundle that is being made, waits to be saved, failed, or was saved before its files were compared. */
function isOpen({ phase, comparison }: ExportRow): boolean {
  if (phase === 'saved') return comparison?.state === 'to do' || comparison?.state === 'different';
  return phase !== 'cancelled';
}

/** Tells, on opening a screen, of the newest bundle as long as something about it is open. */
export function ExportNotice() {
  const desk = useDesk();
  const task = useTask();
  const { value: exports } = useReread(() => desk.shelf.readExports(), []);
  const [newest] = exports ?? [];
  if (!newest || !isOpen(newest)) return null;
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
