import { useState } from 'preact/hooks';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { ExportNotice } from '../shared/export-notice.tsx';
import { PageFrame } from '../shared/page-frame.tsx';
import { Problem } from '../shared/problem.tsx';
import { SavePanel } from '../shared/save-panel.tsx';
import { useReread } from '../shared/use-reread.ts';
import { DueNotice } from './due-notice.tsx';
import { ShelfRow } from './shelf-row.tsx';

const PAGE = 50;

/** Every record kept, newest first, and the way to save or discard them. */
export function Library() {
  const desk = useDesk();
  const [saving, setSaving] = useState(false);
  const [count, setCount] = useState(PAGE);
  const { value: records, problem } = useReread(() => desk.shelf.recentRecords(count + 1), [count]);
  const more = records !== undefined && records.length > count;
  return (
    <PageFrame title={say('page_title_library')}>
      {saving ? (
        <>
          <button type="button" class="link" onClick={() => setSaving(false)}>
            {say('page_back')}
          </button>
          <SavePanel />
        </>
      ) : (
        <>
          <ExportNotice />
          <div class="buttons">
            <button type="button" class="primary" onClick={() => setSaving(true)}>
              {say('popup_save')}
            </button>
            <button type="button" class="quiet" onClick={() => desk.openPage('send')}>
              {say('popup_send')}
            </button>
          </div>
          <DueNotice />
          <Problem problem={problem} />
          {records?.length === 0 && <p>{say('recent_none')}</p>}
          {records?.slice(0, count).map(record => (
            <ShelfRow key={record.evidence.id} record={record} />
          ))}
          {more && (
            <button type="button" class="soft" onClick={() => setCount(count + PAGE)}>
              {say('library_more')}
            </button>
          )}
          <p>
            <button type="button" class="link" onClick={() => desk.openPage('dates')}>
              {say('page_title_dates')}
            </button>{' '}
            <button type="button" class="link" onClick={() => desk.openPage('verify')}>
              {say('verify_open')}
            </button>
          </p>
        </>
      )}
    </PageFrame>
  );
}
