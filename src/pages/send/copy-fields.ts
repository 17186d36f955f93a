import { operatorFor } from '../../advice/operator.ts';
import { postLines } from '../../advice/post-lines.ts';
import type { KeptRecord, SendAnswers } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { relationWords } from './answer-words.ts';

export interface CopyField {
  label: string;
  value: string;
}

/** What the hotline's own form asks for, field by field, one post a line. */
export function copyFields(answers: SendAnswers, records: readonly KeptRecord[]): CopyField[] {
  const oldestFirst = [...records].reverse();
  const lines = oldestFirst.map(record => postLines(record, say));
  return [
    { label: say('field_site'), value: unique(oldestFirst.map(siteName)).join('\n') },
    {
      label: say('field_urls'),
      value: lines.map(({ address }) => withNumber(address.text, address.of, address.number)).join('\n'),
    },
    {
      label: say('field_dates'),
      value: lines
        .map(({ time }) => (time.entered ? say('row_entered', time.entered.jst) : time.jst))
        .join('\n'),
    },
    { label: say('field_explanation'), value: answers.explanation },
    { label: say('field_identifiability'), value: answers.identifiability },
    { label: say('field_relation'), value: relationWords(answers.relation) },
    { label: say('field_name'), value: answers.name },
    { label: say('field_email'), value: answers.email },
  ];
}

function siteName({ evidence }: KeptRecord): string {
  const { hostname } = new URL(evidence.page.url);
  const operator = operatorFor(evidence.page.url);
  return operator.key === 'generic' ? hostname : `${operator.site} (${hostname})`;
}

function withNumber(url: string, of: 'post' | 'thread' | 'page', number: string | null): string {
  return of === 'thread' && number !== null ? `${url} >>${number}` : url;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
