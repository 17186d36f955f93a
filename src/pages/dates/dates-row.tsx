import { clocksFor } from '../../advice/clocks.ts';
import { operatorFor, siteName } from '../../advice/operator.ts';
import { postLines } from '../../advice/post-lines.ts';
import { timeLine } from '../../advice/time-line.ts';
import type { Instant, KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { OrderSteps } from '../shared/order-steps.tsx';
import { NextDate } from './next-date.tsx';

interface Props {
  record: KeptRecord;
  now: Instant;
  onOpen(id: string): void;
}

/** One record in the list: which it is, what comes next, and the date that does. */
export function DatesRow({ record, now, onOpen }: Props) {
  const { id, page } = record.evidence;
  const [next] = timeLine(clocksFor(record), now).after;
  return (
    <article class="record">
      <p class="strong raw">
        {siteName(operatorFor(page.url), page.url)} · {postLines(record, say).author.line}
      </p>
      <p class="fine">{say('dates_posted', postLines(record, say).time.jst)}</p>
      {next && (
        <p>
          <NextDate clock={next} />
        </p>
      )}
      <OrderSteps record={record} />
      <button type="button" class="soft" onClick={() => onOpen(id)}>
        {say('dates_open')}
      </button>
    </article>
  );
}
