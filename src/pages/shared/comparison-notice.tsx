import type { ExportRow } from '../../store/rows.ts';
import { say } from '../say.ts';
import { DamagedNotice } from './damaged-notice.tsx';

/** How what was handed over compares with what was kept, where that was put off. */
export function ComparisonNotice({ row: { comparison, damaged = [] } }: { row: ExportRow }) {
  if (comparison?.state === 'to do') {
    const { done, total } = comparison;
    return (
      <>
        <p>{say('save_comparing', String(done), String(total))}</p>
        <progress value={done} max={Math.max(total, 1)} aria-label={say('save_comparing_progress')} />
      </>
    );
  }
  if (comparison?.state === 'same') return <p>{say('save_same')}</p>;
  if (comparison?.state === 'given up') return <p>{say('save_given_up')}</p>;
  return damaged.length > 0 ? <DamagedNotice recordIds={damaged} isSaved={true} /> : null;
}
