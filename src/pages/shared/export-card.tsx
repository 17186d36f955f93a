import type { BundleExtras } from '../../messages/calls.ts';
import type { ExportRow } from '../../store/rows.ts';
import { say } from '../say.ts';
import { ComparisonNotice } from './comparison-notice.tsx';
import { DamagedNotice } from './damaged-notice.tsx';
import { useDesk } from './desk.ts';
import { Problem } from './problem.tsx';
import { sizeText } from './size-text.ts';
import { useTask } from './use-task.ts';

interface Props {
  row: ExportRow;
  onRetry(recordIds: string[], extras: BundleExtras): void;
}

/** How a bundle is getting on, and what the person can do about it. */
export function ExportCard({ row, onRetry }: Props) {
  const desk = useDesk();
  const task = useTask();
  const save = () =>
    task.run(async () => {
      const { file, fileName } = await desk.takeBundle(row.id);
      desk.download(file, fileName);
      await desk.call('exportSaved', { exportId: row.id });
    });
  if (row.phase === 'cancelled') return null;
  return (
    <section class="notice" aria-live="polite">
      {row.phase === 'packing' && (
        <>
          <p>{say('save_packing', String(row.done), String(row.total))}</p>
          <progress value={row.done} max={Math.max(row.total, 1)} aria-label={say('save_progress')} />
          <p class="fine">{say('save_may_close')}</p>
          <button
            type="button"
            class="quiet"
            onClick={() => task.run(() => desk.call('cancelExport', { exportId: row.id }))}
          >
            {say('save_cancel')}
          </button>
        </>
      )}
      {row.phase === 'ready' && (
        <>
          <p class="strong">{say('save_ready')}</p>
          <p class="fine raw">{say('save_file', row.fileName, sizeText(row.size))}</p>
          <button type="button" class="primary" disabled={task.running} onClick={save}>
            {say('save_now')}
          </button>
        </>
      )}
      {row.phase === 'saved' && (
        <>
          <p class="strong">{say('save_saved')}</p>
          <p class="fine raw">{say('save_file', row.fileName, sizeText(row.size))}</p>
          <ComparisonNotice row={row} />
          <p>{say('save_next')}</p>
          <button type="button" class="quiet" disabled={task.running} onClick={save}>
            {say('save_again')}
          </button>
        </>
      )}
      {row.phase === 'failed' && (
        <>
          <p class="strong">{say('save_failed')}</p>
          {row.damaged?.length ? (
            <DamagedNotice recordIds={row.damaged} isSaved={false} />
          ) : (
            <p>{say('save_failed_kept')}</p>
          )}
          {row.failure && (
            <details>
              <summary>{say('page_details')}</summary>
              <p class="fine raw">{row.failure}</p>
            </details>
          )}
          <button
            type="button"
            class="soft"
            onClick={() =>
              onRetry(row.recordIds, {
                webArchive: row.webArchive ?? false,
                exhibits: row.exhibits ?? false,
                branches: row.branches ?? [],
              })
            }
          >
            {say('save_retry')}
          </button>
        </>
      )}
      <Problem problem={task.problem} />
    </section>
  );
}
