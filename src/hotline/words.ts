import type { MessageKey } from '../_locales/say.ts';
import type { SendAnswers, TimeSource } from '../evidence/index.ts';
import { say } from './page-frame.tsx';

export const RELATION_WORDS: Readonly<Record<SendAnswers['relation'], MessageKey>> = {
  self: 'hotline_relation_self',
  guardian: 'hotline_relation_guardian',
  school: 'hotline_relation_school',
};

export const DANGER_WORDS: Readonly<Record<SendAnswers['danger'], MessageKey>> = {
  no: 'hotline_danger_no',
  'yes, told the police': 'hotline_danger_told',
  'yes, will tell the police': 'hotline_danger_will_tell',
};

export const LOGS_WORDS: Readonly<Record<SendAnswers['logs'], MessageKey>> = {
  'asked the site': 'hotline_logs_site',
  'asked a lawyer or the police': 'hotline_logs_lawyer_police',
  'not needed': 'hotline_logs_not_needed',
};

const SOURCE_WORDS: Readonly<Record<TimeSource, MessageKey>> = {
  'time@datetime': 'hotline_source_time_datetime',
  'post id': 'hotline_source_post_id',
  'thread key': 'hotline_source_thread_key',
  'json-ld': 'hotline_source_json_ld',
  microdata: 'hotline_source_microdata',
  meta: 'hotline_source_meta',
  'page data': 'hotline_source_page_data',
  attribute: 'hotline_source_attribute',
  'page text': 'hotline_source_page_text',
  address: 'hotline_source_address',
  weekday: 'hotline_source_weekday',
};

/** Words for where a time was found; what this version does not know stays as it was sent. */
export function sourceWords(source: string): string {
  return Object.hasOwn(SOURCE_WORDS, source) ? say(SOURCE_WORDS[source as TimeSource]) : source;
}
