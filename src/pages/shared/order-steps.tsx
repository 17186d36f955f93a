import type { MessageKey } from '../../_locales/say.ts';
import type { KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';

const STEPS: readonly { name: MessageKey; isDone(record: KeptRecord): boolean }[] = [
  { name: 'steps_keep', isDone: () => true },
  { name: 'steps_logs', isDone: ({ steps }) => steps?.logs !== undefined },
  { name: 'steps_consult', isDone: ({ sentAt }) => sentAt !== null },
  { name: 'steps_delete', isDone: ({ steps }) => steps?.['removal requested'] !== undefined },
];

/** The order that is not to be reversed, and how far one record is in it. */
export function OrderSteps({ record }: { record: KeptRecord }) {
  const next = STEPS.find(({ isDone }) => !isDone(record));
  return (
    <ol class="order-steps" aria-label={say('steps_title')}>
      {STEPS.map(step => {
        const done = step.isDone(record);
        const kind = done ? 'done' : step === next ? 'next' : '';
        return (
          <li key={step.name} class={kind} aria-current={step === next ? 'step' : undefined}>
            {done && (
              <span class="order-mark" role="img" aria-label={say('steps_done')}>
                ✓
              </span>
            )}
            {say(step.name)}
          </li>
        );
      })}
    </ol>
  );
}
