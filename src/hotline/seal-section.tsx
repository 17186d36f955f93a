/** @jsxRuntime automatic @jsxImportSource preact */
import { problemWords, RUNG_WORDS, type Verdict } from '../bundle/verify/index.ts';
import { Moment } from './field.tsx';
import { Foreign, say } from './page-frame.tsx';

/** How far the bundle can be relied on, as it was found when it came in; nothing is said of bundles from before that was asked. */
export function SealSection({ verdict }: { verdict: Verdict | null }) {
  if (!verdict) return null;
  const { rung, existedBefore, problem, key } = verdict;
  const { name, note } = RUNG_WORDS[rung];
  return (
    <section>
      <h2>{say('hotline_section_seal')}</h2>
      <p class={rung === 'broken' ? 'danger' : ''}>{say(name)}</p>
      <p>{say(note)}</p>
      <dl>
        {existedBefore && (
          <>
            <dt>{say('verify_record_before')}</dt>
            <dd>
              <Moment instant={existedBefore.instant} />{' '}
              <Foreign text={say('verify_record_before_whose', existedBefore.authority)} />
            </dd>
          </>
        )}
        {problem && (
          <>
            <dt>{say('verify_why')}</dt>
            <dd>
              {say(problemWords(problem.error))} <Foreign text={problem.detail} />
            </dd>
          </>
        )}
        {key !== null && (
          <>
            <dt>{say('verify_key')}</dt>
            <dd class="hash">{key}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
