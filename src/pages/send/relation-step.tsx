import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { RadioChoice } from './radio-choice.tsx';
import type { StepProps } from './step-props.ts';

/** The hotline takes reports from the person, a child's guardian, and a pupil's school; from nobody else. */
export function RelationStep({ draft, change }: StepProps) {
  const desk = useDesk();
  return (
    <>
      <RadioChoice
        legend={say('send_relation_title')}
        value={draft.relation}
        onChoose={relation => change({ relation })}
        options={[
          { value: 'self', label: say('send_relation_self'), note: say('send_relation_self_note') },
          {
            value: 'guardian',
            label: say('send_relation_guardian'),
            note: say('send_relation_guardian_note'),
          },
          { value: 'school', label: say('send_relation_school'), note: say('send_relation_school_note') },
          { value: 'other', label: say('send_relation_other'), note: say('send_relation_other_note') },
        ]}
      />
      {draft.relation === 'other' ? (
        <div class="notice attention" role="status">
          <p class="strong">{say('send_relation_stop')}</p>
          <p>{say('send_relation_stop_why')}</p>
          <p>{say('send_relation_stop_turn')}</p>
          <button type="button" class="soft" onClick={() => desk.openPage('help')}>
            {say('page_help')}
          </button>
        </div>
      ) : (
        <p class="fine">{say('send_relation_limits')}</p>
      )}
    </>
  );
}
