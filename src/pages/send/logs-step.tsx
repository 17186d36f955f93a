import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { RadioChoice } from './radio-choice.tsx';
import type { StepProps } from './step-props.ts';

/** A deletion can take the site's own records of the poster with it, so they are asked about before. */
export function LogsStep({ draft, change }: StepProps) {
  const desk = useDesk();
  return (
    <>
      <RadioChoice
        legend={say('send_logs_title')}
        value={draft.logs}
        onChoose={logs => change({ logs })}
        options={[
          { value: 'asked the site', label: say('send_logs_site') },
          { value: 'asked a lawyer or the police', label: say('send_logs_lawyer') },
          { value: 'not needed', label: say('send_logs_not_needed'), note: say('send_logs_not_needed_note') },
          { value: 'not yet', label: say('send_logs_not_yet') },
        ]}
      />
      {draft.logs === 'not yet' ? (
        <div class="notice attention" role="status">
          <p class="strong">{say('send_logs_stop')}</p>
          <p>{say('send_logs_stop_how')}</p>
          <p>{say('send_logs_stop_else')}</p>
          <div class="buttons">
            <button type="button" class="primary" onClick={() => desk.openPage('library')}>
              {say('popup_save')}
            </button>
            <button type="button" class="quiet" onClick={() => desk.openPage('help')}>
              {say('page_help')}
            </button>
            <button type="button" class="quiet" onClick={() => change({ logs: 'not needed' })}>
              {say('steps_logs_go_on')}
            </button>
          </div>
        </div>
      ) : (
        <div class="notice">
          <p>{say('send_logs_why')}</p>
          <p class="fine">{say('send_logs_advice')}</p>
        </div>
      )}
    </>
  );
}
