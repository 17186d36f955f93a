import type { Say } from '../../_locales/say.ts';
import { certaintyWords, type Source } from '../../advice/certainty.ts';
import type { Operator } from '../../advice/operator.ts';
import { isStale } from '../../advice/staleness.ts';
import type { Instant } from '../../evidence/index.ts';
import { Address, Fact, Facts } from './parts.tsx';

/** What is known of a site's operator, each fact with how sure it is, and the sources. */
export function OperatorFacts({
  operator,
  made,
  say,
}: {
  operator: Operator;
  /** When the document is made: how old the facts are then. */
  made: Instant;
  say: Say;
}) {
  const mark = (certainty: Parameters<typeof certaintyWords>[0]) =>
    certainty === null ? '' : ` ${say('doc_op_certainty', certaintyWords(certainty, say))}`;
  const { deletionLosesLogs, loginLogs, sevenDays, accountNeeded } = operator;
  return (
    <section>
      <h3>{operator.site}</h3>
      <Facts>
        <Fact label={say('doc_op_name')}>
          {operator.operator === null
            ? say('advice_operator_unknown')
            : `${operator.operator.name}${mark(operator.operator.certainty)}`}
        </Fact>
        <Fact label={say('doc_op_deletion')}>
          {say(`doc_op_deletion_${deletionLosesLogs.answer}`) + mark(deletionLosesLogs.certainty)}
        </Fact>
        <Fact label={say('doc_op_login')}>
          {say(`doc_op_login_${loginLogs.answer}`) + mark(loginLogs.certainty)}
        </Fact>
        <Fact label={say('doc_op_seven')}>{sevenDaysWords(sevenDays, say) + mark(sevenDays.certainty)}</Fact>
        <Fact label={say('doc_op_account')}>
          {say(`doc_op_account_${accountNeeded.answer}`) + mark(accountNeeded.certainty)}
        </Fact>
        {operator.contacts.map(({ key, value, url, certainty }) => (
          <Fact key={key} label={say(key)}>
            {url === null ? value : <Address>{url}</Address>}
            {mark(certainty)}
          </Fact>
        ))}
      </Facts>
      {operator.notes.length > 0 && (
        <>
          <h3>{say('doc_op_notes')}</h3>
          <ul>
            {operator.notes.map(({ key }) => (
              <li key={key}>{say(key)}</li>
            ))}
          </ul>
        </>
      )}
      {operator.sources.length > 0 && (
        <>
          <h3>{say('doc_op_sources')}</h3>
          <ul class="soft">
            {operator.sources.map(source => (
              <li key={source.id}>
                {sourceWords(source, say)} {source.url && <Address>{source.url}</Address>}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="soft">{say('doc_op_checked', operator.checked)}</p>
      {isStale(operator.checked, made) && <p class="box care">{say('clock_stale')}</p>}
    </section>
  );
}

function sevenDaysWords({ answer, services, since }: Operator['sevenDays'], say: Say): string {
  if (answer === 'designated') return say('doc_op_seven_designated', services ?? '', since ?? '');
  return say(answer === 'not designated' ? 'doc_op_seven_not' : 'doc_op_seven_unknown');
}

function sourceWords({ title, where, date, certainty }: Source, say: Say): string {
  const place = date === null ? where : say('doc_op_source_dated', where, date);
  return say('doc_op_source_line', title, place, certaintyWords(certainty, say));
}
