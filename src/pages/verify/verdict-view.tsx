import type { MessageKey } from '../../_locales/say.ts';
import type { Verdict } from '../../bundle/verify/index.ts';
import { say } from '../say.ts';
import { CheckedFacts } from './checked-facts.tsx';
import { KeyCard } from './key-card.tsx';
import { Ladder, rungName } from './ladder.tsx';
import { problemWords } from './problem-words.ts';
import { RecordList } from './record-list.tsx';
import { RemarkList } from './remark-list.tsx';
import { StampList } from './stamp-list.tsx';
import { inBoth } from './times.ts';

const LIMITS: readonly MessageKey[] = [
  'verify_limit_page',
  'verify_limit_who',
  'verify_limit_clock',
  'verify_limit_documents',
  'verify_limit_after',
  'verify_limit_law',
];

/** A verdict: the ladder first, then what it rests on, and what it does not show. */
export function VerdictView({ verdict }: { verdict: Verdict }) {
  const { rung, existedBefore, problem } = verdict;
  const stands = rung === 'intact' || rung === 'existed before';
  return (
    <div data-rung={rung}>
      <h2>{say('verify_says_now', rungName(rung))}</h2>
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
              {LIMITS.map(key => (
                <li key={key}>{say(key)}</li>
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  );
}
