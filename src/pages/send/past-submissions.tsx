import type { MessageKey } from '../../_locales/say.ts';
import { inJst } from '../../evidence/index.ts';
import type { SubmissionRow } from '../../store/rows.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { useReread } from '../shared/use-reread.ts';

const PHASES: Record<SubmissionRow['phase'], MessageKey> = {
  packing: 'past_packing',
  ready: 'past_ready',
  sending: 'past_sending',
  accepted: 'past_accepted',
  failed: 'past_failed',
};

interface Props {
  /** The one being walked through, shown above already. */
  hidden: string | null;
  onOpen(id: string): void;
}

/** Earlier submissions and where each stands. */
export function PastSubmissions({ hidden, onOpen }: Props) {
  const desk = useDesk();
  const { value: rows } = useReread(() => desk.shelf.readSubmissions(), []);
  const shown = rows?.filter(row => row.id !== hidden) ?? [];
  if (shown.length === 0) return null;
  return (
    <section class="past">
      <h2>{say('past_title')}</h2>
      <ul class="past-list">
        {shown.map(row => (
          <li key={row.id}>
            <button type="button" class="link" onClick={() => onOpen(row.id)}>
              {inJst(row.createdAt, 'minute')} · {say(PHASES[row.phase])}
            </button>
            {row.receipt && <span class="fine raw">{say('past_number', row.receipt.id)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
