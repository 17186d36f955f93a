import { useId } from 'preact/hooks';
import type { MessageKey } from '../../_locales/say.ts';
import { say } from '../say.ts';

interface Props {
  label: MessageKey;
  hint?: MessageKey | null;
  isDate?: boolean;
  value: string;
  /** What is wrong with what was typed; null where nothing is, or nobody asked yet. */
  fault?: MessageKey | null;
  onType(text: string): void;
}

/** One line to type into, with what is wrong with it below. */
export function TypedField({ label, hint = null, isDate = false, value, fault = null, onType }: Props) {
  const id = useId();
  const common = {
    id,
    value,
    'aria-invalid': fault !== null,
    'aria-describedby': `${id}-fault`,
    onInput: (event: { currentTarget: HTMLInputElement }) => onType(event.currentTarget.value),
  };
  return (
    <>
      <label class="field" for={id}>
        {say(label)}
        {hint && <span class="fine">{say(hint)}</span>}
        {isDate ? (
          <input type="date" {...common} />
        ) : (
          <input type="text" spellcheck={false} autocomplete="off" {...common} />
        )}
      </label>
      <p id={`${id}-fault`} class="fault" role="alert">
        {fault && say(fault)}
      </p>
    </>
  );
}
