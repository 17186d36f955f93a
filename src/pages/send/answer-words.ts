import type { MessageKey } from '../../_locales/say.ts';
import type { SendAnswers } from '../../evidence/index.ts';
import { say } from '../say.ts';

const RELATIONS: Record<SendAnswers['relation'], MessageKey> = {
  self: 'send_relation_self',
  guardian: 'send_relation_guardian',
  school: 'send_relation_school',
};
const DANGERS: Record<SendAnswers['danger'], MessageKey> = {
  no: 'send_danger_no',
  'yes, told the police': 'send_danger_told',
  'yes, will tell the police': 'send_danger_will',
};
const LOGS: Record<SendAnswers['logs'], MessageKey> = {
  'asked the site': 'send_logs_site',
  'asked a lawyer or the police': 'send_logs_lawyer',
  'not needed': 'send_logs_not_needed',
};

/** An answer in the words it was chosen by. */
export function relationWords(relation: SendAnswers['relation']): string {
  return say(RELATIONS[relation]);
}

export function dangerWords(danger: SendAnswers['danger']): string {
  return say(DANGERS[danger]);
}

export function logsWords(logs: SendAnswers['logs']): string {
  return say(LOGS[logs]);
}
