import type { Operator } from '../../advice/operator.ts';
import type { Instant, KeptRecord, StepTaken } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { LogsForm } from '../shared/logs-form.tsx';
import { Problem } from '../shared/problem.tsx';
import { useTask } from '../shared/use-task.ts';
import { DayField } from './day-field.tsx';
import { TimeField } from './time-field.tsx';

interface Props {
  record: KeptRecord;
  operator: Operator;
  now: Instant;
}

/** What the person did or learned, from which other dates are counted. */
export function StepsForm({ record, operator, now }: Props) {
  const desk = useDesk();
  const task = useTask();
  const note = (step: StepTaken) => (value: string | null) =>
    void task.run(() => desk.call('noteStep', { recordIds: [record.evidence.id], step, value }));
  return (
    <section class="notice">
      <h2>{say('dates_steps')}</h2>
      <TimeField
        record={record}
        onEnter={time => void task.run(() => desk.call('enterTime', { recordId: record.evidence.id, time }))}
      />
      <LogsForm logs={record.steps?.logs} now={now} onNote={note('logs')} />
      {operator.sevenDays.answer === 'designated' && (
        <DayField
          label={say('dates_requested')}
          note={say('dates_requested_note')}
          day={record.steps?.['removal requested']}
          now={now}
          onNote={note('removal requested')}
        />
      )}
      <DayField
        label={say('dates_known')}
        note={say('dates_known_note')}
        day={record.steps?.['poster known']}
        now={now}
        onNote={note('poster known')}
      />
      <p class="fine">{say('dates_steps_kept')}</p>
      <Problem problem={task.problem} />
    </section>
  );
}
