import type { Say } from '../../_locales/say.ts';
import { CLOCKS_CHECKED } from '../../advice/clocks.ts';
import { operatorFor, siteName } from '../../advice/operator.ts';
import {
  type PreservationPlan,
  type PreservationStep,
  preservationSteps,
  WHY_LOGS_FIRST,
} from '../../advice/preservation.ts';
import { isStale } from '../../advice/staleness.ts';
import type { ZonedInstant } from '../../evidence/index.ts';
import type { DocumentItem } from './document-item.ts';
import { DueDateTable } from './due-date-table.tsx';
import { LogLifeTable } from './log-life-table.tsx';
import { OperatorFacts } from './operator-facts.tsx';
import { Address } from './parts.tsx';
import { ClockSources, RecordClocks } from './record-clocks.tsx';
import { htmlDocument } from './sheet.tsx';

/** How to have logs preserved: the order, why, by when for each item, what is known of each site. */
export function stepsPage(items: readonly DocumentItem[], made: ZonedInstant, say: Say): string {
  const plans = items.map(({ record }) =>
    preservationSteps(
      operatorFor(record.evidence.page.url),
      record.evidence.post?.time ?? null,
      record.evidence.captured.device.instant,
      record.enteredTime,
    ),
  );
  const sites = new Map(
    plans.map((plan, index) => [siteName(plan.operator, items[index]?.record.evidence.page.url ?? ''), plan]),
  );
  const operators = [...new Set(plans.map(plan => plan.operator))];
  const [any] = plans;
  const title = say('doc_steps_title');
  const children = (
    <main>
      <h1>{title}</h1>
      <p class="lead">{say('doc_steps_lead')}</p>
      <h2>{say('doc_steps_dates')}</h2>
      <DueDateTable items={items} plans={plans} made={made} say={say} />
      <p class="soft">
        {say('doc_steps_dates_note')} {say('doc_steps_example_source')}
      </p>
      <h2>{say('doc_clocks')}</h2>
      <p class="soft">
        {say('clock_general')} {say('clock_checked', CLOCKS_CHECKED)}
      </p>
      {isStale(CLOCKS_CHECKED, made.instant) && <p class="box care">{say('clock_stale')}</p>}
      {items.map(({ record }, index) => (
        <RecordClocks
          key={record.evidence.id}
          record={record}
          number={index + 1}
          made={made.instant}
          say={say}
        />
      ))}
      <h2>{say('doc_clocks_sources')}</h2>
      <ClockSources items={items} say={say} />
      <h2>{say('doc_steps_why')}</h2>
      <blockquote>
        {WHY_LOGS_FIRST.quote}
        <p class="soft">
          {say('doc_steps_quote_source', WHY_LOGS_FIRST.source)} <Address>{WHY_LOGS_FIRST.url}</Address>
        </p>
      </blockquote>
      <h2>{say('doc_steps_title_steps')}</h2>
      <ol class="steps">
        {(any?.steps ?? []).map(({ kind, title: name, body, laterOnly }) => (
          <li key={kind} class="one">
            <h3>
              {say(name)} {laterOnly && <span class="tag">{say('doc_steps_later')}</span>}
            </h3>
            {body.map(paragraph => (
              <p key={paragraph}>{say(paragraph)}</p>
            ))}
            <OfSomeSites sites={sites} kind={kind} say={say} />
          </li>
        ))}
      </ol>
      <h2>{say('doc_steps_life')}</h2>
      <p>{say('doc_steps_life_note')}</p>
      <LogLifeTable say={say} />
      <h2>{say('doc_steps_operators')}</h2>
      {operators.map(operator => (
        <OperatorFacts key={operator.key} operator={operator} made={made.instant} say={say} />
      ))}
    </main>
  );
  return htmlDocument({ title, made, say, children });
}

/** What sites add to a step, those that add the same in one box. */
function OfSomeSites({
  sites,
  kind,
  say,
}: {
  /** By the site's name for people. */
  sites: ReadonlyMap<string, PreservationPlan>;
  kind: PreservationStep['kind'];
  say: Say;
}) {
  const lines = new Set([...sites.values()].flatMap(plan => linesAt(plan, kind)));
  return [...lines].map(line => {
    const names = [...sites].filter(([, plan]) => linesAt(plan, kind).includes(line)).map(([name]) => name);
    return (
      <div key={line} class="box">
        <b>{say('doc_steps_this_site', names.join('、'))}</b>
        <p>{say(line)}</p>
      </div>
    );
  });
}

function linesAt({ steps }: PreservationPlan, kind: PreservationStep['kind']) {
  return steps.find(step => step.kind === kind)?.ofThisSite ?? [];
}
