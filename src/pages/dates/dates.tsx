import { useState } from 'preact/hooks';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { PageFrame } from '../shared/page-frame.tsx';
import { Problem } from '../shared/problem.tsx';
import { useNow } from '../shared/use-now.ts';
import { useReread } from '../shared/use-reread.ts';
import { DatesRow } from './dates-row.tsx';
import { RecordDates } from './record-dates.tsx';

const PAGE = 50;

/** The dates of one record, or of every record in a list to choose from. */
export function Dates({ recordId }: { recordId: string | null }) {
  const desk = useDesk();
  const now = useNow();
  const [opened, setOpened] = useState(recordId);
  const [count, setCount] = useState(PAGE);
  const { value: row, problem } = useReread(
    () => (opened === null ? Promise.resolve(null) : desk.shelf.readRecord(opened)),
    [opened],
  );
  const { value: records } = useReread(() => desk.shelf.recentRecords(count + 1), [count]);
  const open = (id: string | null) => {
    setOpened(id);
    window.scrollTo({ top: 0 });
  };
  return (
    <PageFrame title={say('page_title_dates')}>
      <p class="fine">{say('clock_general')}</p>
      <Problem problem={problem} />
      {opened !== null && (
        <>
          <button type="button" class="link" onClick={() => open(null)}>
            {say('dates_all')}
          </button>
          {row === null && <p>{say('capture_discarded')}</p>}
          {row?.phase === 'sealed' && <RecordDates record={row} now={now} />}
        </>
      )}
      {opened === null && (
        <>
          {records?.length === 0 && <p>{say('recent_none')}</p>}
          {records?.slice(0, count).map(record => (
            <DatesRow key={record.evidence.id} record={record} now={now} onOpen={open} />
          ))}
          {records && records.length > count && (
            <button type="button" class="soft" onClick={() => setCount(count + PAGE)}>
              {say('library_more')}
            </button>
          )}
          <p>
            <button type="button" class="link" onClick={() => desk.openOptions()}>
              {say('dates_reminder')}
            </button>
          </p>
        </>
      )}
    </PageFrame>
  );
}
