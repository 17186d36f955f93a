import { isUnconfirmed } from '../../advice/open-questions.ts';
import { postLines } from '../../advice/post-lines.ts';
import type { KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';

interface Props {
  records: readonly KeptRecord[];
  chosen: ReadonlySet<string>;
  onChoose(chosen: Set<string>): void;
}

/** Records to tick, with all and none. Shows no picture and no post text. */
export function RecordChoice({ records, chosen, onChoose }: Props) {
  const turn = (id: string) => {
    const after = new Set(chosen);
    if (!after.delete(id)) after.add(id);
    onChoose(after);
  };
  return (
    <fieldset class="choice">
      <legend>{say('choose_legend', String(chosen.size), String(records.length))}</legend>
      <div class="buttons">
        <button
          type="button"
          class="link"
          onClick={() => onChoose(new Set(records.map(record => record.evidence.id)))}
        >
          {say('choose_all')}
        </button>
        <button type="button" class="link" onClick={() => onChoose(new Set())}>
          {say('choose_none')}
        </button>
      </div>
      <ul class="choice-list">
        {records.map(record => (
          <li key={record.evidence.id}>
            <Choice
              record={record}
              ticked={chosen.has(record.evidence.id)}
              onTurn={() => turn(record.evidence.id)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Choice({ record, ticked, onTurn }: { record: KeptRecord; ticked: boolean; onTurn(): void }) {
  const { time, author, address, captured } = postLines(record, say);
  return (
    <label class="tick">
      <input type="checkbox" checked={ticked} onChange={onTurn} />
      <span>
        <span class="strong">{time.entered ? say('row_entered', time.entered.jst) : time.jst}</span>
        <span>{author.line}</span>
        <span class="fine raw">{address.text}</span>
        <span class="fine">
          {say('choose_captured', captured.jst)}
          {isUnconfirmed(record) && ` · ${say('row_unconfirmed')}`}
          {record.exportedAt && ` · ${say('choose_saved')}`}
          {record.sentAt && ` · ${say('choose_sent')}`}
        </span>
      </span>
    </label>
  );
}
