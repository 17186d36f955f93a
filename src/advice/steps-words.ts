import type { Say } from '../_locales/say.ts';
import type { StepsTaken } from '../evidence/index.ts';

/** `2026-11-26` as the screens and documents write days. */
const shown = (day: string) => day.replaceAll('-', '/');

/** What the person noted about a post, a sentence each; the logs always have one. */
export function stepsWords(steps: StepsTaken | undefined, say: Say): string[] {
  const { 'removal requested': requested, 'poster known': known } = steps ?? {};
  return [
    logsWords(steps?.logs, say),
    ...(requested === undefined ? [] : [say('clock_requested_on', shown(requested))]),
    ...(known === undefined ? [] : [say('clock_known_on', shown(known))]),
  ];
}

function logsWords(logs: string | undefined, say: Say): string {
  if (logs === undefined) return say('clock_logs_open');
  if (logs === 'not needed') return say('clock_logs_not_needed');
  return logs === 'asked' ? say('clock_logs_asked') : say('clock_logs_asked_on', shown(logs));
}
