import { say } from '../say.ts';
import { CONSENTS, type Consent, STATEMENTS } from './draft.ts';
import type { StepProps } from './step-props.ts';

/** What sending means, agreed to sentence by sentence. */
export function ConsentStep({ draft, change }: StepProps) {
  const turn = (consent: Consent) =>
    change({
      consents: draft.consents.includes(consent)
        ? draft.consents.filter(given => given !== consent)
        : [...draft.consents, consent],
    });
  return (
    <fieldset class="radios">
      <legend>
        <h2>{say('send_consent_title')}</h2>
      </legend>
      {CONSENTS.map(consent => (
        <label class="tick card" key={consent}>
          <input type="checkbox" checked={draft.consents.includes(consent)} onChange={() => turn(consent)} />
          <span>{say(STATEMENTS[consent])}</span>
        </label>
      ))}
    </fieldset>
  );
}
