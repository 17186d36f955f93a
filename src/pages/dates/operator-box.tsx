import { type Certainty, certaintyWords } from '../../advice/certainty.ts';
import type { Operator } from '../../advice/operator.ts';
import { isStale } from '../../advice/staleness.ts';
import type { Instant } from '../../evidence/index.ts';
import { say } from '../say.ts';

/** What is known of the site: who runs it, what deletion does to logs, whether it owes an answer; with 確認日. */
export function OperatorBox({ operator, site, now }: { operator: Operator; site: string; now: Instant }) {
  const { sevenDays, deletionLosesLogs, accountNeeded } = operator;
  const facts: [label: string, words: string, certainty: Certainty | null][] = [
    [
      say('operator_name'),
      operator.operator?.name ?? say('advice_operator_unknown'),
      operator.operator?.certainty ?? null,
    ],
    [
      say('operator_deletion'),
      say(`operator_deletion_${deletionLosesLogs.answer}`),
      deletionLosesLogs.certainty,
    ],
    [say('operator_seven'), sevenDaysWords(sevenDays), sevenDays.certainty],
    [say('operator_account'), say(`operator_account_${accountNeeded.answer}`), accountNeeded.certainty],
  ];
  return (
    <section>
      <h2>{say('operator_title', site)}</h2>
      {isStale(operator.checked, now) && <p class="notice attention">{say('clock_stale')}</p>}
      <dl class="facts">
        {facts.map(([label, words, certainty]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {words} {certainty && <span class="fine">[{certaintyWords(certainty, say)}]</span>}
            </dd>
          </div>
        ))}
      </dl>
      {operator.notes.length > 0 && (
        <ul>
          {operator.notes.map(({ key }) => (
            <li key={key}>{say(key)}</li>
          ))}
        </ul>
      )}
      <p class="fine">{say('clock_checked', operator.checked)}</p>
    </section>
  );
}

function sevenDaysWords({ answer, services }: Operator['sevenDays']): string {
  if (answer === 'designated') return say('operator_seven_designated', services ?? '');
  return say(answer === 'not designated' ? 'operator_seven_not' : 'operator_seven_unknown');
}
