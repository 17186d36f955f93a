import { useState } from 'preact/hooks';
import { fingerprintFrom } from '../../bundle/verify/index.ts';
import { say } from '../say.ts';
import type { Told } from './checker.ts';
import { readCertificateFile } from './read-certificate.ts';

/** What the person was told, and whom they trust. `onChange` gets null as long as what stands there cannot be used. */
export function ToldFields({ onChange }: { onChange: (told: Told | null) => void }) {
  const [text, setText] = useState('');
  const [roots, setRoots] = useState<Told['roots']>([]);
  const [wrongFile, setWrongFile] = useState('');
  const typed = text.trim() !== '';
  const key = fingerprintFrom(text);
  const tell = (nextText: string, nextRoots: Told['roots'], isWrong: boolean) => {
    const nextKey = fingerprintFrom(nextText);
    const usable = !isWrong && (nextText.trim() === '' || nextKey !== null);
    onChange(usable ? { key: nextKey, roots: nextRoots } : null);
  };
  const take = async (files: File[]) => {
    const read: Told['roots'] = [];
    let wrong = '';
    for (const file of files) {
      try {
        read.push(...(await readCertificateFile(file)));
      } catch {
        wrong = file.name;
      }
    }
    setWrongFile(wrong);
    setRoots(read);
    tell(text, read, wrong !== '');
  };
  return (
    <details class="told-fields">
      <summary>{say('verify_more')}</summary>
      <label class="field">
        {say('verify_key_told')}
        <input
          type="text"
          class="digits"
          value={text}
          spellcheck={false}
          autocomplete="off"
          aria-describedby="key-note"
          aria-invalid={typed && key === null}
          onInput={event => {
            setText(event.currentTarget.value);
            tell(event.currentTarget.value, roots, wrongFile !== '');
          }}
        />
        <span class="fine" id="key-note">
          {say('verify_key_told_note')}
        </span>
      </label>
      <p class="fault" role="status">
        {typed && key === null && say('verify_key_told_wrong', String(text.replace(/[\s:\-.]/g, '').length))}
      </p>
      <label class="field">
        {say('verify_root')}
        <input
          type="file"
          accept=".pem,.crt,.cer,.der"
          multiple
          onChange={event => void take([...(event.currentTarget.files ?? [])])}
        />
        <span class="fine">{say('verify_root_note')}</span>
      </label>
      <p class="fault" role="status">
        {wrongFile !== '' && say('verify_root_wrong', wrongFile)}
      </p>
    </details>
  );
}
