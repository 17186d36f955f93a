import type { Say } from '../../_locales/say.ts';
import { operatorFor, siteName } from '../../advice/operator.ts';
import { postLines } from '../../advice/post-lines.ts';
import { inJst, inUtc, type ZonedInstant } from '../../evidence/index.ts';
import type { DocumentItem } from './document-item.ts';
import { Address, Fact, Facts, Said, StateTag } from './parts.tsx';
import { ReportItem } from './report-item.tsx';
import { htmlDocument } from './sheet.tsx';
import { timelineOf } from './timeline.ts';
import { TimelinePicture } from './timeline-picture.tsx';

/** The report: a cover with the list of items, then each item on pages of its own. */
export function report(items: readonly DocumentItem[], made: ZonedInstant, say: Say): string {
  const title = say('doc_report_title');
  const records = items.map(({ record }) => record);
  const timeline = timelineOf(records, say);
  const children = (
    <main>
      <h1>{title}</h1>
      <div class="box screen">
        <p>{say('doc_report_print')}</p>
      </div>
      <Facts>
        <Fact label={say('doc_report_count')}>{countWords(items, say)}</Fact>
        <Fact label={say('doc_report_period')}>{periodWords(items, say)}</Fact>
        <Fact label={say('doc_report_made')}>
          {say('advice_letter_two_clocks', inJst(made.instant), inUtc(made.instant))}
        </Fact>
      </Facts>
      {timeline.rows.length > 0 && <h2>{say('doc_timeline')}</h2>}
      <TimelinePicture timeline={timeline} say={say} />
      <h2>{say('doc_report_items')}</h2>
      <ItemTable items={items} say={say} />
      <h2>{say('doc_report_about')}</h2>
      <ul>
        <li>{say('doc_report_about_redrawn')}</li>
        <li>{say('doc_report_about_times')}</li>
        <li>{say('doc_report_about_self')}</li>
      </ul>
      {items.map((item, index) => (
        <ReportItem
          key={item.record.evidence.id}
          item={item}
          number={index + 1}
          of={items.length}
          say={say}
        />
      ))}
    </main>
  );
  return htmlDocument({ title, made, say, children });
}

function countWords(items: readonly DocumentItem[], say: Say): string {
  const partial = items.filter(({ record }) => record.evidence.state.kind === 'partial').length;
  if (partial === 0) return say('doc_report_count_value', String(items.length));
  return say('doc_report_count_partial', String(items.length), String(partial));
}

/** Instants are fixed-width text, so they sort as text. */
function periodWords(items: readonly DocumentItem[], say: Say): string | null {
  const moments = items.map(({ record }) => record.evidence.captured.device.instant).sort();
  const [first] = moments;
  const last = moments.at(-1);
  if (first === undefined || last === undefined) return null;
  return say('doc_report_period_value', inJst(first), inJst(last));
}

function ItemTable({ items, say }: { items: readonly DocumentItem[]; say: Say }) {
  return (
    <table class="items">
      <thead>
        <tr>
          <th>{say('doc_col_number')}</th>
          <th>{say('doc_col_post_time')}</th>
          <th>{say('doc_col_url')}</th>
          <th>{say('doc_col_state')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ record }, index) => {
          const { address, time, state } = postLines(record, say);
          return (
            <tr key={record.evidence.id}>
              <td>{index + 1}</td>
              <td>
                {time.jst}
                {time.entered && (
                  <div class="soft">
                    {time.entered.label}: {time.entered.jst}
                  </div>
                )}
              </td>
              <td>
                <div>
                  {siteName(operatorFor(record.evidence.page.url), record.evidence.page.url)}
                  {address.number !== null && (
                    <>
                      {' '}
                      <Said>{`No. ${address.number}`}</Said>
                    </>
                  )}
                </div>
                <Address>{address.text}</Address>
              </td>
              <td>
                <StateTag state={state} say={say} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
