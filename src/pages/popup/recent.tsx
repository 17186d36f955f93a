import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { Problem } from '../shared/problem.tsx';
import { RecordRow } from '../shared/record-row.tsx';
import { useReread } from '../shared/use-reread.ts';

const SHOWN = 20;

/** The last records kept, newest first. */
export function Recent() {
  const desk = useDesk();
  const { value: records, problem } = useReread(() => desk.shelf.recentRecords(SHOWN), []);
  // The first record is told of above; an empty list below it would read as a failure.
  if (problem === null && records?.length === 0) return null;
  return (
    <section class="recent">
      <h2>{say('recent_title')}</h2>
      <Problem problem={problem} />
      {records?.map(record => (
        <RecordRow key={record.evidence.id} record={record} />
      ))}
      {records && records.length > 0 && (
        <button type="button" class="quiet" onClick={() => desk.openPage('library')}>
          {say('recent_more')}
        </button>
      )}
    </section>
  );
}
