import type { Say } from '../../_locales/say.ts';

export function guide(say: Say): string {
  return say('script_not_shown');
}
