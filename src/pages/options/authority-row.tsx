import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { inJst } from '../../evidence/index.ts';
import { authorityKey } from '../../messages/authority-key.ts';
import { originPattern } from '../../messages/endpoint.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { Problem } from '../shared/problem.tsx';
import { useTask } from '../shared/use-task.ts';
import { StampStatus, whyWords } from './stamp-status.tsx';
import type { Stamping } from './use-stamping.ts';

interface Props {
  name: string;
  url: URL;
  /** Who they are, in a few lines. */
  about: ComponentChildren;
  stamping: Stamping;
  onChange(settings: Stamping['settings']): Promise<void>;
}

/** One time-stamp authority: what it is, whether it is used, and how that goes. */
export function AuthorityRow({ name, url, about, stamping, onChange }: Props) {
  const desk = useDesk();
  const task = useTask();
  const [told, setTold] = useState<string | null>(null);
  const [more, setMore] = useState<string[]>([]);
  const key = authorityKey(url);
  const { settings } = stamping;
  const others = settings.authorities.filter(other => other.key !== key);
  const used = others.length < settings.authorities.length;

  const use = () => {
    // Asked before anything is awaited: the browser only shows its question within the click itself.
    const asked = desk.askForOrigin(originPattern(url));
    void task.run(async () => {
      setTold(null);
      if (!(await asked)) return setTold(say('stamping_no_permission'));
      const tried = await desk.call('tryAuthority', { url: url.href });
      if (tried.kind === 'failed') return setTold(say('stamping_try_failed', whyWords(tried.why)));
      await onChange({ ...settings, authorities: [...others, { key, url: url.href }] });
      setMore(tried.morePatterns);
      setTold(say('stamping_tried', inJst(tried.time)));
    });
  };
  const allowMore = () => {
    const asked = desk.askForOrigin(...more);
    void task.run(async () => {
      if (!(await asked)) return;
      setMore([]);
      setTold(say('stamping_more_allowed'));
    });
  };
  const stop = () =>
    task.run(async () => {
      await onChange({ ...settings, authorities: others });
      await desk.giveUpOrigin(originPattern(url));
      setMore([]);
      setTold(null);
    });

  return (
    <li class="authority">
      <p class="strong">{name}</p>
      {about}
      {used && <StampStatus authority={key} stamping={stamping} />}
      <div class="buttons">
        <button
          type="button"
          class={used ? 'quiet' : 'soft'}
          aria-label={`${name}: ${say(used ? 'stamping_stop' : 'stamping_use')}`}
          disabled={task.running}
          onClick={used ? stop : use}
        >
          {task.running ? say('stamping_trying') : say(used ? 'stamping_stop' : 'stamping_use')}
        </button>
      </div>
      <p class="told" aria-live="polite">
        {told}
      </p>
      {more.length > 0 && (
        <div class="notice">
          <p>{say('stamping_more_origins', more.map(pattern => new URL(pattern).host).join('、'))}</p>
          <button type="button" class="soft" disabled={task.running} onClick={allowMore}>
            {say('stamping_allow_more')}
          </button>
        </div>
      )}
      <Problem problem={task.problem} />
    </li>
  );
}
