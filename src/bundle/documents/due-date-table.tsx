import type { MessageKey, Say } from '../../_locales/say.ts';
import { siteName } from '../../advice/operator.ts';
import { postLines } from '../../advice/post-lines.ts';
import type { PreservationPlan } from '../../advice/preservation.ts';
import { epochOf, type Instant, inJst, type ZonedInstant } from '../../evidence/index.ts';
import type { DocumentItem } from './document-item.ts';

interface DueDateTableProps {
  items: readonly DocumentItem[];
  /** One for each item, in the same order. */
  plans: readonly PreservationPlan[];
  made: ZonedInstant;
  say: Say;
}

/** By when to act, item by item; dates gone by when the document was made say so. */
export function DueDateTable({ items, plans, made, say }: DueDateTableProps) {
  return (
    <table class="dates">
      <thead>
        <tr>
          <th>{say('doc_col_number')}</th>
          <th>{say('doc_steps_col_start')}</th>
          <th>{say('doc_steps_col_file')}</th>
          <th>{say('doc_steps_col_3')}</th>
          <th>{say('doc_steps_col_6')}</th>
        </tr>
      </thead>
      <tbody>
        {plans.map(({ operator, dates, aboutDates }, index) => {
          const item = items[index];
          if (item === undefined) return null;
          const past = (due: Instant, words: MessageKey) =>
            epochOf(due) < epochOf(made.instant) && <div class="past">{say(words)}</div>;
          return (
            <tr key={item.record.evidence.id}>
              <td>
                {index + 1}
                <div class="soft">{siteName(operator, item.record.evidence.page.url)}</div>
              </td>
              <td>
                {postLines(item.record, say).time.jst}
                <div class="soft">
                  {inJst(dates.start, 'day')}: {aboutDates.map(about => say(about)).join('')}
                </div>
              </td>
              <td>
                <b class="nowrap">{inJst(dates.fileBy, 'day')}</b>
                {past(dates.fileBy, 'doc_steps_past')}
                <div class="soft">{say('doc_steps_file_6', inJst(dates.fileBySix, 'day'))}</div>
              </td>
              <td>
                <span class="nowrap">{inJst(dates.threeMonths, 'day')}</span>
                <div class="soft">{say('doc_steps_93', inJst(dates.ninetyThreeDays, 'day'))}</div>
                {past(dates.threeMonths, 'doc_steps_past_gone')}
              </td>
              <td>
                <span class="nowrap">{inJst(dates.sixMonths, 'day')}</span>
                {past(dates.sixMonths, 'doc_steps_past_gone')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
