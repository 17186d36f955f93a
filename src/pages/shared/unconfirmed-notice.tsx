import { isUnconfirmed } from '../../advice/open-questions.ts';
import type { KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { useDesk } from './desk.ts';

interface Props {
  chosen: readonly KeptRecord[];
  message: 'save_unconfirmed' | 'send_records_unconfirmed';
}

/** Tells that the post of some chosen records was never confirmed; nothing where all are sure. */
export function UnconfirmedNotice({ chosen, message }: Props) {
  const desk = useDesk();
  const count = chosen.filter(isUnconfirmed).length;
  if (count === 0) return null;
  return (
    <div class="notice attention" role="status">
      <p>{say(message, String(count))}</p>
      <button type="button" class="link" onClick={() => desk.openPage('library')}>
        {say('options_open_library')}
      </button>
    </div>
  );
}
