import { say } from '../say.ts';
import type { StepProps } from './step-props.ts';

/** What the posts say, and how a reader can tell whom they mean: what reports fail on most. */
export function AboutStep({ draft, change }: StepProps) {
  return (
    <>
      <h2>{say('send_about_title')}</h2>
      <label class="field">
        {say('send_explanation')}
        <span class="fine">{say('send_explanation_note')}</span>
        <textarea
          rows={6}
          maxLength={20_000}
          value={draft.explanation}
          onInput={event => change({ explanation: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        {say('send_identifiability')}
        <span class="fine">{say('send_identifiability_note')}</span>
        <textarea
          rows={5}
          maxLength={20_000}
          value={draft.identifiability}
          onInput={event => change({ identifiability: event.currentTarget.value })}
        />
      </label>
      <details>
        <summary>{say('send_identifiability_examples')}</summary>
        <ul>
          <li>{say('send_identifiability_example_1')}</li>
          <li>{say('send_identifiability_example_2')}</li>
          <li>{say('send_identifiability_example_3')}</li>
        </ul>
      </details>
    </>
  );
}
