import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../../messages/settings.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { PageFrame } from '../shared/page-frame.tsx';
import { Problem } from '../shared/problem.tsx';
import { Tick } from '../shared/tick.tsx';
import { useTask } from '../shared/use-task.ts';
import { EndpointForm } from './endpoint-form.tsx';
import { KeySection } from './key-section.tsx';
import { ReminderSection } from './reminder-section.tsx';
import { StampingSection } from './stamping-section.tsx';

/** What the person can set, and what is kept where. */
export function Options() {
  const desk = useDesk();
  const task = useTask();
  const [settings, setSettings] = useState<Settings | null>(null);
  const [shortcut, setShortcut] = useState<string | null>(null);
  useEffect(() => {
    void task.run(async () => {
      setSettings(await desk.readSettings());
      setShortcut(await desk.shortcut());
    });
  }, []);
  const change = (patch: Partial<Settings>) =>
    task.run(async () => {
      await desk.writeSettings(patch);
      setSettings(await desk.readSettings());
    });
  return (
    <PageFrame title={say('page_title_options')}>
      <Problem problem={task.problem} />
      {settings && (
        <>
          <section>
            <h2>{say('options_capture')}</h2>
            <Tick
              checked={settings.captureOnOpen}
              text={say('options_capture_on_open')}
              note={say('options_capture_on_open_note')}
              onChange={captureOnOpen => change({ captureOnOpen })}
            />
            <Tick
              checked={settings.wholePage}
              text={say('options_whole_page')}
              note={say('options_whole_page_note')}
              onChange={wholePage => change({ wholePage })}
            />
            {desk.canReload && (
              <Tick
                checked={settings.reload}
                text={say('options_reload')}
                note={say('options_reload_note')}
                onChange={reload => change({ reload })}
              />
            )}
            <p class="fine">
              {shortcut === null
                ? say('options_no_shortcut', say(desk.shortcutPlace))
                : say('options_shortcut', shortcut, say(desk.shortcutPlace))}
            </p>
          </section>
          <EndpointForm endpoint={settings.endpoint} onChange={endpoint => change({ endpoint })} />
        </>
      )}
      <ReminderSection />
      <KeySection />
      <StampingSection />
      <section>
        <h2>{say('options_where')}</h2>
        <p>{say('options_where_device')}</p>
        <p>{say('options_where_uninstall')}</p>
        <button type="button" class="quiet" onClick={() => desk.openPage('library')}>
          {say('options_open_library')}
        </button>
        <p>
          <button type="button" class="link" onClick={() => desk.openPage('verify')}>
            {say('verify_open')}
          </button>
        </p>
      </section>
      <p class="fine">{say('options_version', desk.version)}</p>
    </PageFrame>
  );
}
