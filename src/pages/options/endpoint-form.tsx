import { useId, useState } from 'preact/hooks';
import type { MessageKey } from '../../_locales/say.ts';
import { EndpointRefusedError, originPattern, parseEndpoint } from '../../messages/endpoint.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { Problem } from '../shared/problem.tsx';
import { useTask } from '../shared/use-task.ts';

const REFUSED: Record<EndpointRefusedError['why'], MessageKey> = {
  'not an address': 'endpoint_not_an_address',
  'not encrypted': 'endpoint_not_encrypted',
  'carries a password': 'endpoint_carries_password',
  'has a fragment': 'endpoint_has_fragment',
};

interface Props {
  endpoint: string | null;
  onChange(endpoint: string | null): Promise<void>;
}

/** Where reports are sent. Kept only once the browser has been allowed to reach that origin. */
export function EndpointForm({ endpoint, onChange }: Props) {
  const desk = useDesk();
  const task = useTask();
  const id = useId();
  const [typed, setTyped] = useState(endpoint ?? '');
  const [told, setTold] = useState<MessageKey | null>(null);

  const keep = (event: Event) => {
    event.preventDefault();
    setTold(null);
    let url: URL;
    try {
      url = parseEndpoint(typed);
    } catch (problem) {
      if (!(problem instanceof EndpointRefusedError)) throw problem;
      setTold(REFUSED[problem.why]);
      return;
    }
    // Asked before anything is awaited: the browser only shows its question within the click itself.
    const asked = desk.askForOrigin(originPattern(url));
    void task.run(async () => {
      if (!(await asked)) return setTold('endpoint_no_permission');
      await onChange(url.href);
      if (endpoint !== null) await giveUp(endpoint, url);
      setTyped(url.href);
      setTold('endpoint_kept');
    });
  };

  const giveUp = async (old: string, kept: URL | null) => {
    const pattern = originPattern(new URL(old));
    if (kept === null || originPattern(kept) !== pattern) await desk.giveUpOrigin(pattern);
  };

  const remove = () =>
    task.run(async () => {
      if (endpoint === null) return;
      await onChange(null);
      await giveUp(endpoint, null);
      setTyped('');
      setTold('endpoint_removed');
    });

  return (
    <section>
      <h2>{say('endpoint_title')}</h2>
      <p>{say(endpoint === null ? 'endpoint_lead_none' : 'endpoint_lead_set')}</p>
      <form onSubmit={keep} noValidate>
        <label class="field">
          {say('endpoint_label')}
          <input
            type="url"
            inputMode="url"
            spellcheck={false}
            autocomplete="off"
            placeholder="https://"
            value={typed}
            aria-describedby={`${id}-told`}
            onInput={event => setTyped(event.currentTarget.value)}
          />
        </label>
        <p
          id={`${id}-told`}
          class={told === 'endpoint_kept' || told === 'endpoint_removed' ? 'told' : 'fault'}
          aria-live="polite"
        >
          {told && say(told)}
        </p>
        <Problem problem={task.problem} />
        <div class="buttons">
          <button type="submit" class="primary" disabled={task.running}>
            {say('endpoint_keep')}
          </button>
          {endpoint !== null && (
            <button type="button" class="quiet" disabled={task.running} onClick={remove}>
              {say('endpoint_remove')}
            </button>
          )}
        </div>
      </form>
    </section>
  );
}
