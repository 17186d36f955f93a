import { LIMIT_WORDS, problemWords, RUNG_WORDS, type Verdict } from '../../bundle/verify/index.ts';
import { say } from '../say.ts';
import { CheckedFacts } from './checked-facts.tsx';
import { KeyCard } from './key-card.tsx';
import { Ladder } from './ladder.tsx';
import { RecordList } from './record-list.tsx';
import { RemarkList } from './remark-list.tsx';
import { StampList } from './stamp-list.tsx';
import { inBoth } from './times.ts';

/** A verdict: the ladder first, then what it rests on, and what it does not show. */
export function VerdictView({ verdict }: { verdict: Verdict }) {
  const { rung, existedBefore, problem } = verdict;
  const stands = rung === 'intact' || rung === 'existed before';
  return (
    <div data-rung={rung}>
      <h2>{say('verify_says_now', say(RUNG_WORDS[rung].name))}</h2>
      {existedBefore && <p class="strong value">{say('verify_before', inBoth(existedBefore.instant))}</p>}
      {problem && (
        <div class="notice attention">
          <p class="strong">{say(problemWords(problem.error))}</p>
          {rung === 'broken' && <p>{say('verify_ask_original')}</p>}
          <details>
            <summary>{say('verify_details')}</summary>
            <p class="fine raw">
              {problem.error}: {problem.detail}
            </p>
          </details>
        </div>
      )}
      <Ladder rung={rung} />
      {stands && (
        <>
          <KeyCard verdict={verdict} />
          <RemarkList verdict={verdict} />
          <RecordList records={verdict.records} />
          <StampList verdict={verdict} />
          <CheckedFacts verdict={verdict} />
          <section>
            <h3>{say('verify_limits')}</h3>
            <ul>
              {LIMIT_WORDS.map(key => (
                <li key={key}>{say(key)}</li>
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  );
}
