import type { Evidence } from '../evidence/index.ts';
import type { AdviceKey } from './certainty.ts';

type Finding = NonNullable<Evidence['reloaded']>['post'];

/** What became of the post when its page was loaded anew; the blank is the time. */
export const RELOAD_WORDS: Record<Finding, AdviceKey> = {
  'same text': 'advice_reload_same_text',
  'other text': 'advice_reload_other_text',
  'not there': 'advice_reload_not_there',
  'not looked for': 'advice_reload_not_looked_for',
};
