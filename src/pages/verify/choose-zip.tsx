import { useEffect, useState } from 'preact/hooks';
import { say } from '../say.ts';

interface Props {
  /** Another one was chosen before. */
  again: boolean;
  /** Something else is to be put right first. */
  blocked: boolean;
  onChoose(file: File): void;
}

/** Where a zip is dropped or chosen. A file dropped beside it is taken too: the browser would open it in place of the page. */
export function ChooseZip({ again, blocked, onChoose }: Props) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const take = (event: DragEvent) => {
      event.preventDefault();
      setOver(event.type === 'dragover');
      const [file] = event.type === 'drop' ? (event.dataTransfer?.files ?? []) : [];
      if (file && !blocked) onChoose(file);
    };
    const leave = () => setOver(false);
    document.addEventListener('dragover', take);
    document.addEventListener('drop', take);
    document.addEventListener('dragleave', leave);
    return () => {
      document.removeEventListener('dragover', take);
      document.removeEventListener('drop', take);
      document.removeEventListener('dragleave', leave);
    };
  });
  return (
    <div class={over ? 'drop over' : 'drop'}>
      <span>{say('verify_drop')}</span>
      <label class={`button ${again ? 'soft' : 'primary'}`}>
        {say(again ? 'verify_another' : 'verify_choose')}
        <input
          class="unseen"
          type="file"
          accept=".zip,application/zip"
          disabled={blocked}
          onChange={event => {
            const [file] = event.currentTarget.files ?? [];
            // The same file can be chosen once more.
            event.currentTarget.value = '';
            if (file) onChoose(file);
          }}
        />
      </label>
      <span class="fine">{say('verify_choose_note')}</span>
    </div>
  );
}
