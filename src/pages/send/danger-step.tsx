import { say } from '../say.ts';
import { RadioChoice } from './radio-choice.tsx';
import type { StepProps } from './step-props.ts';

/** Safety comes before any report. */
export function DangerStep({ draft, change }: StepProps) {
  return (
    <>
      <RadioChoice
        legend={say('send_danger_title')}
        value={draft.danger}
        onChoose={danger => change({ danger })}
        options={[
          { value: 'no', label: say('send_danger_no') },
          { value: 'yes, told the police', label: say('send_danger_told') },
          { value: 'yes, will tell the police', label: say('send_danger_will') },
        ]}
      />
      <div class="notice">
        <p class="strong">{say('send_danger_first')}</p>
        <p>
          {say('send_danger_now')} <a href="tel:110">110</a>
        </p>
        <p>
          {say('send_danger_consult')} <a href="tel:%239110">#9110</a>
        </p>
        <p class="fine">{say('send_danger_go_on')}</p>
      </div>
    </>
  );
}
