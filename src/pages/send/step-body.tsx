import type { KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { RecordChoice } from '../shared/record-choice.tsx';
import { UnconfirmedNotice } from '../shared/unconfirmed-notice.tsx';
import { AboutStep } from './about-step.tsx';
import { ConsentStep } from './consent-step.tsx';
import { ContactStep } from './contact-step.tsx';
import { DangerStep } from './danger-step.tsx';
import { LogsStep } from './logs-step.tsx';
import { RelationStep } from './relation-step.tsx';
import type { StepProps } from './step-props.ts';

interface Props extends StepProps {
  records: readonly KeptRecord[];
  chosen: readonly KeptRecord[];
}

/** The question of the draft's step. */
export function StepBody({ draft, change, records, chosen }: Props) {
  switch (draft.step) {
    case 'relation':
      return <RelationStep draft={draft} change={change} />;
    case 'danger':
      return <DangerStep draft={draft} change={change} />;
    case 'logs':
      return <LogsStep draft={draft} change={change} />;
    case 'records':
      return (
        <>
          <h2>{say('send_records_title')}</h2>
          <p>{say('send_records_lead')}</p>
          {records.length === 0 && <p class="notice">{say('send_records_none')}</p>}
          <UnconfirmedNotice chosen={chosen} message="send_records_unconfirmed" />
          <RecordChoice
            records={records}
            chosen={new Set(chosen.map(({ evidence }) => evidence.id))}
            onChoose={ids => change({ recordIds: [...ids] })}
          />
        </>
      );
    case 'about':
      return <AboutStep draft={draft} change={change} />;
    case 'contact':
      return <ContactStep draft={draft} change={change} />;
    case 'consent':
      return <ConsentStep draft={draft} change={change} />;
    case 'last look':
      return null;
  }
}
