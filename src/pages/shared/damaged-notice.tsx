import { postLines } from '../../advice/post-lines.ts';
import { say } from '../say.ts';
import { useDesk } from './desk.ts';
import { useReread } from './use-reread.ts';

interface Props {
  recordIds: readonly string[];
  /** A zip that holds them was handed over before it was found. */
  isSaved: boolean;
}

/** Says which records hold a file that is no longer what was kept, and what to do about it. */
export function DamagedNotice({ recordIds, isSaved }: Props) {
  const desk = useDesk();
  const { value: records = [] } = useReread(
    () => Promise.all(recordIds.map(id => desk.shelf.readRecord(id))),
    [recordIds.join()],
  );
  return (
    <>
      <p class="strong">{say('save_damaged')}</p>
      <ul>
        {records.map(record => {
          if (record?.phase !== 'sealed') return null;
          const { address, captured } = postLines(record, say);
          return (
            <li key={record.id}>
              <span class="raw">{address.text}</span>
              <br />
              <span class="fine">{say('choose_captured', captured.jst)}</span>
            </li>
          );
        })}
      </ul>
      <p>{say(isSaved ? 'save_damaged_saved' : 'save_damaged_others')}</p>
      <p>{say('save_damaged_again')}</p>
    </>
  );
}
