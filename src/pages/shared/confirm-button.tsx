import { useState } from 'preact/hooks';
import { say } from '../say.ts';

interface Props {
  label: string;
  question: string;
  yes: string;
  onYes(): void;
}

/** A button whose act cannot be undone: it asks once more, in place. */
export function ConfirmButton({ label, question, yes, onYes }: Props) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" class="quiet" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return (
    <fieldset class="confirm">
      <legend class="unseen">{label}</legend>
      <p>{question}</p>
      <div class="buttons">
        <button type="button" class="soft" ref={button => button?.focus()} onClick={() => setAsking(false)}>
          {say('page_keep_it')}
        </button>
        <button type="button" class="quiet" onClick={onYes}>
          {yes}
        </button>
      </div>
    </fieldset>
  );
}
