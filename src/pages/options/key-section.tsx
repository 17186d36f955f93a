import { useEffect, useState } from 'preact/hooks';
import { grouped } from '../../bundle/verify/fingerprint-text.ts';
import { inJst, inUtc } from '../../evidence/index.ts';
import type { SigningKey } from '../../store/read.ts';
import { say } from '../say.ts';
import { ConfirmButton } from '../shared/confirm-button.tsx';
import { useDesk } from '../shared/desk.ts';
import { Problem } from '../shared/problem.tsx';
import { useTask } from '../shared/use-task.ts';

/** The key this install signs with: its fingerprint to tell others, and the way to replace it. */
export function KeySection() {
  const desk = useDesk();
  const task = useTask();
  const [key, setKey] = useState<SigningKey | null>(null);
  const [told, setTold] = useState<'proof_copied' | 'proof_renewed' | null>(null);
  const look = () => task.run(async () => setKey(await desk.shelf.signingKey()));
  useEffect(() => void look(), []);
  const copy = () =>
    task.run(async () => {
      if (!key) return;
      await desk.copy(grouped(key.fingerprint));
      setTold('proof_copied');
    });
  const renew = () =>
    task.run(async () => {
      await desk.call('renewKey', {});
      setKey(await desk.shelf.signingKey());
      setTold('proof_renewed');
    });
  return (
    <section>
      <h2>{say('proof_title')}</h2>
      <p>{say('proof_lead')}</p>
      {key === null ? (
        <p class="fine">{say('proof_no_key')}</p>
      ) : (
        <>
          <dl class="key">
            <dt>{say('proof_fingerprint')}</dt>
            <dd>
              <code class="fingerprint">{grouped(key.fingerprint)}</code>
            </dd>
          </dl>
          <p class="fine">
            {say('proof_fingerprint_since', `${inJst(key.createdAt)} (${inUtc(key.createdAt)})`)}
          </p>
          <p class="fine">{say('proof_fingerprint_note')}</p>
          <div class="buttons">
            <button type="button" class="soft" disabled={task.running} onClick={copy}>
              {say('proof_copy')}
            </button>
            <ConfirmButton
              label={say('proof_renew')}
              question={say('proof_renew_question')}
              yes={say('proof_renew_yes')}
              onYes={renew}
            />
          </div>
        </>
      )}
      <p class="told" aria-live="polite">
        {told && say(told)}
      </p>
      <Problem problem={task.problem} />
    </section>
  );
}
