import { say } from '../say.ts';
import type { StepProps } from './step-props.ts';

/** The hotline takes no anonymous reports: it may have to ask back. */
export function ContactStep({ draft, change }: StepProps) {
  return (
    <>
      <h2>{say('send_contact_title')}</h2>
      <p>{say('send_contact_lead')}</p>
      <label class="field">
        {say('send_name')}
        <input
          type="text"
          autocomplete="name"
          maxLength={200}
          value={draft.name}
          onInput={event => change({ name: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        {say('send_email')}
        <input
          type="email"
          inputMode="email"
          autocomplete="email"
          maxLength={320}
          value={draft.email}
          onInput={event => change({ email: event.currentTarget.value })}
        />
      </label>
      <p class="fine">{say('send_contact_note')}</p>
    </>
  );
}
