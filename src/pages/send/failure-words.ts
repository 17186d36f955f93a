import type { MessageKey } from '../../_locales/say.ts';
import type { SubmitFailure } from '../../store/rows.ts';
import { say } from '../say.ts';

const WORDS: Record<SubmitFailure, MessageKey> = {
  offline: 'send_failure_offline',
  'timed out': 'send_failure_timed_out',
  'no permission': 'send_failure_no_permission',
  refused: 'send_failure_refused',
  'too large': 'send_failure_too_large',
  'server error': 'send_failure_server_error',
  'strange answer': 'send_failure_strange_answer',
  interrupted: 'send_failure_interrupted',
  'packing failed': 'send_failure_packing_failed',
};

/** Why a submission did not get through, and what to do, in plain words. */
export function failureWords(why: SubmitFailure): string {
  return say(WORDS[why]);
}
