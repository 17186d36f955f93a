import { useState } from 'preact/hooks';
import type { MessageKey } from '../../_locales/say.ts';
import type { ProviderLetterWishes } from '../../advice/provider-letter.ts';
import { type Instant, inJst, instantFromEpoch, type KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { Problem } from '../shared/problem.tsx';
import { Tick } from '../shared/tick.tsx';
import { useTask } from '../shared/use-task.ts';
import { providerDocx, providerText } from './provider-files.ts';
import {
  type ConnectionFault,
  type ConnectionFaults,
  connectionFrom,
  type TypedConnection,
  TypedConnectionError,
} from './typed-connection.ts';
import { TypedField } from './typed-field.tsx';

const FAULTS: Record<ConnectionFault, MessageKey> = {
  'no address': 'provider_fault_ip',
  'inside address': 'provider_fault_inside',
  'same address': 'provider_fault_same',
  'no port': 'provider_fault_port',
  'no date': 'provider_fault_date',
  'no time to the second': 'provider_fault_time',
  'not yet': 'provider_fault_future',
};

const FIELDS = [
  ['sourceIp', 'provider_ip'],
  ['sourcePort', 'provider_port'],
  ['destinationIp', 'provider_destination'],
  ['date', 'provider_date'],
  ['time', 'provider_time'],
] as const;

const NOTHING: TypedConnection = { sourceIp: '', sourcePort: '', destinationIp: '', date: '', time: '' };

interface Props {
  record: KeptRecord;
  onLeave(): void;
}

/** What the site disclosed, typed in to make the letter to the access provider. Kept nowhere. */
export function ProviderForm({ record, onLeave }: Props) {
  const desk = useDesk();
  const task = useTask();
  const [typed, setTyped] = useState(NOTHING);
  const [provider, setProvider] = useState('');
  const [named, setNamed] = useState(false);
  const [ownName, setOwnName] = useState('');
  const [faults, setFaults] = useState<ConnectionFaults>({});
  const [nameMissing, setNameMissing] = useState(false);
  const [saved, setSaved] = useState(false);

  /** Null where something has to be changed first; the form then says what. */
  const wishes = (now: Instant): ProviderLetterWishes | null => {
    const noName = named && ownName.trim() === '';
    setNameMissing(noName);
    setFaults({});
    setSaved(false);
    try {
      const connection = connectionFrom(typed, now);
      if (noName) return null;
      return {
        connection,
        provider: provider.trim() || null,
        ownName: named ? ownName.trim() : null,
      };
    } catch (problem) {
      if (!(problem instanceof TypedConnectionError)) throw problem;
      setFaults(problem.faults);
      return null;
    }
  };

  const save = (ending: 'docx' | 'txt') =>
    task.run(async () => {
      const now = instantFromEpoch(Date.now());
      const wished = wishes(now);
      if (wished === null) return;
      const file = ending === 'docx' ? await providerDocx(record, wished, now) : providerText(record, wished);
      const stamp = inJst(wished.connection.at).replace(' JST', '').replaceAll(/[/:]/g, '').replace(' ', '-');
      desk.download(file, `${say('provider_file', stamp)}.${ending}`);
      setSaved(true);
    });

  return (
    <form
      class="provider"
      noValidate
      autocomplete="off"
      onSubmit={event => {
        event.preventDefault();
        void save('docx');
      }}
    >
      <h3>{say('provider_title')}</h3>
      <p>{say('provider_lead')}</p>
      <p class="fine">{say('provider_not_kept')}</p>
      <TypedField label="provider_name" value={provider} onType={setProvider} />
      {FIELDS.map(([name, label]) => {
        const fault = faults[name];
        return (
          <TypedField
            key={name}
            label={label}
            hint={name === 'time' ? 'provider_time_hint' : null}
            isDate={name === 'date'}
            value={typed[name]}
            fault={fault === undefined ? null : FAULTS[fault]}
            onType={text => setTyped({ ...typed, [name]: text })}
          />
        );
      })}
      <Tick
        checked={named}
        text={say('provider_own_name')}
        note={say('provider_own_name_note')}
        onChange={setNamed}
      />
      {named && (
        <TypedField
          label="provider_own_name_label"
          value={ownName}
          fault={nameMissing ? 'provider_fault_name' : null}
          onType={setOwnName}
        />
      )}
      <Problem problem={task.problem} />
      <p class="told" role="status">
        {saved && say('provider_saved')}
      </p>
      <div class="buttons">
        <button type="submit" class="soft" disabled={task.running}>
          {say('provider_save_docx')}
        </button>
        <button type="button" class="soft" disabled={task.running} onClick={() => void save('txt')}>
          {say('provider_save_txt')}
        </button>
        <button type="button" class="quiet" onClick={onLeave}>
          {say('page_back')}
        </button>
      </div>
    </form>
  );
}
