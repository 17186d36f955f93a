import { useEffect, useState } from 'preact/hooks';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import type { CopyField } from './copy-fields.ts';

const TOLD_FOR_MS = 4_000;

/** One field with its copy button. Where copying is refused, the text can still be selected. */
export function CopyRow({ field }: { field: CopyField }) {
  const desk = useDesk();
  const [told, setTold] = useState<'copy_done' | 'copy_failed' | null>(null);
  useEffect(() => {
    if (told === null) return;
    const timer = setTimeout(() => setTold(null), TOLD_FOR_MS);
    return () => clearTimeout(timer);
  }, [told]);
  const copy = () =>
    desk.copy(field.value).then(
      () => setTold('copy_done'),
      () => setTold('copy_failed'),
    );
  return (
    <li class="copy-row">
      <div class="copy-head">
        <span class="strong">{field.label}</span>
        <button type="button" class="soft" aria-label={say('copy_this', field.label)} onClick={copy}>
          {say('copy_button')}
        </button>
      </div>
      <p class="copy-value post-text">{field.value}</p>
      <p class="told" aria-live="polite">
        {told && say(told)}
      </p>
    </li>
  );
}
