import type { MessageKey } from '../../_locales/say.ts';
import { MOST_REPORTED } from '../../evidence/index.ts';
import { CONSENTS, type Draft, STEPS, type Step } from './draft.ts';

/** One @, something before it, a dotted name after it. Whether mail arrives only sending some can tell. */
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** What still has to be answered before leaving the draft's step, or null. `chosen` is how many records. */
export function unanswered(draft: Draft, chosen: number): MessageKey | null {
  switch (draft.step) {
    case 'relation':
      return draft.relation === null ? 'send_need_choice' : null;
    case 'danger':
      return draft.danger === null ? 'send_need_choice' : null;
    case 'logs':
      return draft.logs === null ? 'send_need_choice' : null;
    case 'records':
      if (chosen > MOST_REPORTED) return 'send_too_many_records';
      return chosen === 0 ? 'send_need_records' : null;
    case 'about':
      if (draft.explanation.trim() === '') return 'send_need_explanation';
      return draft.identifiability.trim() === '' ? 'send_need_identifiability' : null;
    case 'contact':
      if (draft.name.trim() === '') return 'send_need_name';
      return EMAIL.test(draft.email.trim()) ? null : 'send_need_email';
    case 'consent':
      return draft.consents.length < CONSENTS.length ? 'send_need_consent' : null;
    case 'last look':
      return null;
  }
}

/** Whether the walk goes no further from the draft's step: the hotline would not take it, or it is too early. */
export function stops(draft: Draft): boolean {
  if (draft.step === 'relation') return draft.relation === 'other';
  return draft.step === 'logs' && draft.logs === 'not yet';
}

/** The step after `step`, or null after the last. */
export function stepAfter(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) + 1] ?? null;
}

/** The step before `step`, or null before the first. */
export function stepBefore(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) - 1] ?? null;
}
