import type { MessageKey } from '../../_locales/say.ts';
import type { KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { useDesk } from './desk.ts';
import { OrderSteps } from './order-steps.tsx';

function nextOf({ steps, sentAt }: KeptRecord): MessageKey {
  if (steps?.logs === undefined) return 'steps_next_logs';
  return sentAt === null ? 'steps_next_consult' : 'steps_next_delete';
}

/** What comes next for a record, in the order that is not to be reversed, and the way to its dates. */
export function NextStep({ record }: { record: KeptRecord }) {
  const desk = useDesk();
  return (
    <div class="next-step">
      <OrderSteps record={record} />
      <p class="fine">{say(nextOf(record))}</p>
      <button
        type="button"
        class="link"
        onClick={() => desk.openPage('dates', `record=${record.evidence.id}`)}
      >
        {say('steps_open')}
      </button>
    </div>
  );
}
