import { useEffect } from 'preact/hooks';
import { nearRecords, remindersFor } from '../../advice/reminders.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { useNow } from '../shared/use-now.ts';
import { useReread } from '../shared/use-reread.ts';

const MOST = 5_000;

/** Says how many records have a date that is near, where the person asked to be told; having seen it takes the mark off the button. */
export function DueNotice() {
  const desk = useDesk();
  const now = useNow();
  const { value: near } = useReread(async () => {
    const { on, ...wishes } = await desk.readReminderSettings();
    return on ? nearRecords(remindersFor(await desk.shelf.recentRecords(MOST), wishes), now).size : 0;
  }, [now]);
  const some = near !== undefined && near > 0;
  useEffect(() => {
    if (some) void desk.call('remindersSeen', {}).catch(() => undefined);
  }, [some]);
  if (!some) return null;
  return (
    <div class="notice" role="status">
      <p class="strong">{say('reminder_near', String(near))}</p>
      <button type="button" class="soft" onClick={() => desk.openPage('dates')}>
        {say('steps_open')}
      </button>
    </div>
  );
}
