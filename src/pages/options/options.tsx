import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../../messages/settings.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { PageFrame } from '../shared/page-frame.tsx';
import { Problem } from '../shared/problem.tsx';
import { useTask } from '../shared/use-task.ts';
import { EndpointForm } from './endpoint-form.tsx';

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
            <label class="tick">
              <input
                type="checkbox"
                checked={settings.captureOnOpen}
                onChange={event => change({ captureOnOpen: event.currentTarget.checked })}
              />
              <span>
                <span>{say('options_capture_on_open')}</span>
                <span class="fine">{say('options_capture_on_open_note')}</span>
              </span>
            </label>
            <label class="tick">
              <input
                type="checkbox"
                checked={settings.wholePage}
                onChange={event => change({ wholePage: event.currentTarget.checked })}
              />
              <span>
                <span>{say('options_whole_page')}</span>
                <span class="fine">{say('options_whole_page_note')}</span>
              </span>
            </label>
            <p class="fine">
              {shortcut === null ? say('options_no_shortcut') : say('options_shortcut', shortcut)}
            </p>
          </section>
          <EndpointForm endpoint={settings.endpoint} onChange={endpoint => change({ endpoint })} />
        </>
      )}
      <section>
        <h2>{say('options_where')}</h2>
        <p>{say('options_where_device')}</p>
        <p>{say('options_where_uninstall')}</p>
        <button type="button" class="quiet" onClick={() => desk.openPage('library')}>
          {say('options_open_library')}
        </button>
      </section>
      <p class="fine">{say('options_version', desk.version)}</p>
    </PageFrame>
  );
}
