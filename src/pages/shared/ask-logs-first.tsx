import { useState } from 'preact/hooks';
import { say } from '../say.ts';
import { useDesk } from './desk.ts';
import { useReread } from './use-reread.ts';

const MOST = 5_000;

interface Props {
  label: string;
  onGo(): void;
}

/**
 * A button that leads towards a deletion: where records do not say whether the site was asked for its logs, it asks once,
 * and then goes on.
 */
export function AskLogsFirst({ label, onGo }: Props) {
  const desk = useDesk();
  const [asking, setAsking] = useState(false);
  const { value: records } = useReread(() => desk.shelf.recentRecords(MOST), []);
  const open = records?.filter(({ steps, sentAt }) => steps?.logs === undefined && sentAt === null) ?? [];
  const go = () => {
    setAsking(false);
    onGo();
  };
  return (
    <>
      <button
        type="button"
        class="quiet"
        aria-expanded={asking}
        onClick={() => (open.length > 0 && !asking ? setAsking(true) : go())}
      >
        {label}
      </button>
      {asking && (
        <div class="notice attention ask-first" role="status">
          <p class="strong">{say('steps_ask_title')}</p>
          <p>{say('steps_ask', String(open.length))}</p>
          <div class="buttons">
            <button type="button" class="soft" onClick={() => desk.openPage('dates')}>
              {say('steps_ask_steps')}
            </button>
            <button type="button" class="quiet" onClick={go}>
              {say('steps_ask_go_on')}
            </button>
          </div>
        </div>
      )}
    </>
  );
}
