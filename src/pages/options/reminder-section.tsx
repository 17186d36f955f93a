import { useEffect, useState } from 'preact/hooks';
import type { MessageKey } from '../../_locales/say.ts';
import { DAYS_BEFORE, REMINDED, type Reminded } from '../../advice/reminders.ts';
import type { ReminderSettings } from '../../messages/reminder-settings.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { Problem } from '../shared/problem.tsx';
import { Tick } from '../shared/tick.tsx';
import { useTask } from '../shared/use-task.ts';

const KINDS: Record<Reminded, MessageKey> = {
  'file 3': 'reminder_file_3',
  'file 6': 'reminder_file_6',
  answer: 'reminder_answer',
  law: 'reminder_law',
};

/** Whether to be told when a date is near, of which dates, and how long before. Off until turned on. */
export function ReminderSection() {
  const desk = useDesk();
  const task = useTask();
  const [settings, setSettings] = useState<ReminderSettings | null>(null);
  const [allowed, setAllowed] = useState(false);
  const look = async () => {
    setSettings(await desk.readReminderSettings());
    setAllowed(await desk.mayNotify());
  };
  useEffect(() => void task.run(look), []);
  if (!settings) return <Problem problem={task.problem} />;
  const change = (patch: Partial<ReminderSettings>, asked: Promise<boolean> | null = null) =>
    void task.run(async () => {
      await asked;
      await desk.writeReminderSettings({ ...settings, ...patch });
      await desk.call('lookAtReminders', {});
      await look();
    });
  // Asked before anything is awaited: the browser only shows its question within the click itself.
  const turn = (on: boolean) => change({ on }, on ? desk.askForNotifications() : null);
  return (
    <section>
      <h2>{say('reminder_title')}</h2>
      <p>{say('reminder_lead')}</p>
      <Tick checked={settings.on} text={say('reminder_on')} note={say('reminder_on_note')} onChange={turn} />
      <p class="told" aria-live="polite">
        {settings.on && say(allowed ? 'reminder_allowed' : 'reminder_refused')}
      </p>
      {settings.on && (
        <>
          <fieldset class="choice">
            <legend>{say('reminder_which')}</legend>
            {REMINDED.map(kind => (
              <label key={kind} class="tick">
                <input
                  type="checkbox"
                  checked={settings.kinds.includes(kind)}
                  onChange={event =>
                    change({ kinds: turned(settings.kinds, kind, event.currentTarget.checked) })
                  }
                />
                <span>{say(KINDS[kind])}</span>
              </label>
            ))}
          </fieldset>
          <label class="field">
            {say('reminder_days')}
            <select
              value={String(settings.daysBefore)}
              onChange={event => change({ daysBefore: Number(event.currentTarget.value) })}
            >
              {DAYS_BEFORE.map(days => (
                <option key={days} value={String(days)}>
                  {say('reminder_days_before', String(days))}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      <Problem problem={task.problem} />
    </section>
  );
}

function turned(kinds: readonly string[], kind: Reminded, on: boolean): string[] {
  const others = kinds.filter(other => other !== kind);
  return on ? [...others, kind] : others;
}
