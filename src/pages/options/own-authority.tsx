import { useId, useState } from 'preact/hooks';
import { say } from '../say.ts';

/** `text` as an address that can be asked for stamps, or null. */
function addressOf(text: string): URL | null {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  return /^https?:$/.test(url.protocol) && url.username === '' && url.hash === '' ? url : null;
}

/** An authority that is not offered: one the person has a contract with. It is tried when it is turned on. */
export function OwnAuthority({ onAdd }: { onAdd(url: URL): void }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const add = (event: Event) => {
    event.preventDefault();
    const url = addressOf(typed);
    setRefused(url === null);
    if (!url) return;
    onAdd(url);
    setTyped('');
  };
  return (
    <form onSubmit={add} noValidate>
      <label class="field">
        {say('stamping_own')}
        <input
          type="url"
          inputMode="url"
          spellcheck={false}
          autocomplete="off"
          value={typed}
          aria-describedby={`${id}-told`}
          onInput={event => setTyped(event.currentTarget.value)}
        />
      </label>
      <p class="fine">{say('stamping_own_note')}</p>
      <p id={`${id}-told`} class="fault" aria-live="polite">
        {refused && say('stamping_own_refused')}
      </p>
      <div class="buttons">
        <button type="submit" class="soft">
          {say('stamping_own_add')}
        </button>
      </div>
    </form>
  );
}
