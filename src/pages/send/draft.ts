import * as v from 'valibot';
import type { MessageKey } from '../../_locales/say.ts';
import type { SendAnswers } from '../../evidence/index.ts';
import { say } from '../say.ts';

export const STEPS = [
  'relation',
  'danger',
  'logs',
  'records',
  'about',
  'contact',
  'consent',
  'last look',
] as const;
export type Step = (typeof STEPS)[number];

/** What the person agrees to, each on its own. */
export const CONSENTS = ['true', 'reach', 'site', 'traces'] as const;
export type Consent = (typeof CONSENTS)[number];

/** The sentence of each, reported as it was shown. */
export const STATEMENTS: Record<Consent, MessageKey> = {
  true: 'send_consent_true',
  reach: 'send_consent_reach',
  site: 'send_consent_site',
  traces: 'send_consent_traces',
};

const long = v.pipe(v.string(), v.maxLength(20_000));

const DraftSchema = v.strictObject({
  step: v.picklist(STEPS),
  relation: v.nullable(v.picklist(['self', 'guardian', 'school', 'other'])),
  danger: v.nullable(v.picklist(['no', 'yes, told the police', 'yes, will tell the police'])),
  logs: v.nullable(v.picklist(['asked the site', 'asked a lawyer or the police', 'not needed', 'not yet'])),
  /** Null until touched: all not yet sent. */
  recordIds: v.nullable(v.array(v.string())),
  explanation: long,
  identifiability: long,
  name: v.pipe(v.string(), v.maxLength(200)),
  email: v.pipe(v.string(), v.maxLength(320)),
  consents: v.array(v.picklist(CONSENTS)),
  /** Prepared from these answers and waiting for the last look. */
  submissionId: v.nullable(v.string()),
});
/** The walk to the hotline, as far as it has been answered. */
export type Draft = v.InferOutput<typeof DraftSchema>;

export const EMPTY_DRAFT: Draft = {
  step: 'relation',
  relation: null,
  danger: null,
  logs: null,
  recordIds: null,
  explanation: '',
  identifiability: '',
  name: '',
  email: '',
  consents: [],
  submissionId: null,
};

/** `value` as a draft; an empty one where it is none, as after an update that changed its shape. */
export function parseDraft(value: unknown): Draft {
  const result = v.safeParse(DraftSchema, value);
  return result.success ? result.output : EMPTY_DRAFT;
}

/** The answers as they are reported, or null while one is missing or stops the walk. */
export function answersOf(draft: Draft): SendAnswers | null {
  const { relation, danger, logs, explanation, identifiability, name, email, consents } = draft;
  if (relation === null || relation === 'other' || danger === null) return null;
  if (logs === null || logs === 'not yet' || consents.length < CONSENTS.length) return null;
  return {
    relation,
    danger,
    logs,
    explanation: explanation.trim(),
    identifiability: identifiability.trim(),
    name: name.trim(),
    email: email.trim(),
    consent: true,
    statements: CONSENTS.map(consent => say(STATEMENTS[consent])),
  };
}
