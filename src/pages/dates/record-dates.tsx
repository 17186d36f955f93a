import { CLOCKS_CHECKED, clocksFor } from '../../advice/clocks.ts';
import { operatorFor, siteName } from '../../advice/operator.ts';
import { postLines } from '../../advice/post-lines.ts';
import { preservationSteps } from '../../advice/preservation.ts';
import { isStale } from '../../advice/staleness.ts';
import { timeLine } from '../../advice/time-line.ts';
import { type Instant, inJst, type KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { OrderSteps } from '../shared/order-steps.tsx';
import { NextDate } from './next-date.tsx';
import { OperatorBox } from './operator-box.tsx';
import { StepsForm } from './steps-form.tsx';
import { TimeLineList } from './time-line-list.tsx';

/** One post's dates and the order to go in. Shows no picture and no post text. */
export function RecordDates({ record, now }: { record: KeptRecord; now: Instant }) {
  const { evidence, enteredTime } = record;
  const operator = operatorFor(evidence.page.url);
  const lines = postLines(record, say);
  const { aboutDates, dates } = preservationSteps(
    operator,
    evidence.post?.time ?? null,
    evidence.captured.device.instant,
    enteredTime,
  );
  const clocks = clocksFor(record);
  const [next] = timeLine(clocks, now).after;
  return (
    <>
      <section>
        <h2>{siteName(operator, evidence.page.url)}</h2>
        <p class="raw">{lines.author.line}</p>
        <p>{say('dates_posted', lines.time.jst)}</p>
        <p class="fine raw">{lines.address.text}</p>
        <OrderSteps record={record} />
        {next && (
          <p class="next-date">
            <NextDate clock={next} />
          </p>
        )}
      </section>
      <StepsForm record={record} operator={operator} now={now} />
      <section>
        <h2>{say('clock_title')}</h2>
        <p class="fine">{aboutDates.map(key => say(key)).join(' ')}</p>
        <TimeLineList clocks={clocks} start={dates.start} countedFrom={dates.countedFrom} now={now} />
        <p class="fine">{say('clock_checked', CLOCKS_CHECKED)}</p>
        {isStale(CLOCKS_CHECKED, now) && <p class="notice attention">{say('clock_stale')}</p>}
      </section>
      <OperatorBox operator={operator} site={siteName(operator, evidence.page.url)} now={now} />
      <p class="fine">{say('dates_captured', inJst(evidence.captured.device.instant))}</p>
    </>
  );
}
