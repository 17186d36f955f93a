import type { EnteredTime, Instant, PostTime } from '../evidence/index.ts';
import type { AdviceKey } from './certainty.ts';
import { type DueDates, dueDates } from './due-dates.ts';
import type { Operator } from './operator.ts';

export const STEP_KINDS = ['keep', 'ask the site', 'consult', 'access provider', 'delete'] as const;

export interface PreservationStep {
  kind: (typeof STEP_KINDS)[number];
  title: AdviceKey;
  /** Paragraphs, in order. */
  body: AdviceKey[];
  /** What this operator adds to the step. */
  ofThisSite: AdviceKey[];
  /** Only to be done once earlier steps have given what it needs. */
  laterOnly: boolean;
}

export interface PreservationPlan {
  operator: Operator;
  steps: PreservationStep[];
  dates: DueDates;
  /** How the dates are to be read: what they are counted from, and which way they can be wrong. */
  aboutDates: AdviceKey[];
}

/** Why logs come before deletion, in the hotline's own words. */
export const WHY_LOGS_FIRST = {
  source: '一般社団法人セーファーインターネット協会「誹謗中傷ホットラインへの連絡」',
  url: 'https://www.saferinternet.or.jp/bullying/',
  quote:
    '※発信者情報開示請求を行う場合は、投稿の削除に伴い投稿した人を特定するIPアドレス情報も一緒に削除されてしまうサイトも存在するため、削除要請を行う前に念の為掲載サイトに対するログの保全要請を行うこともご検討ください。',
} as const;

const COUNTED_FROM: Record<DueDates['countedFrom'], AdviceKey> = {
  post: 'advice_counted_post',
  'earliest possible': 'advice_counted_earliest',
  entered: 'advice_counted_entered',
  capture: 'advice_counted_capture',
};

/**
 * What to do about a post's logs, in the order that must not be reversed, and by when. The same input gives
 * the same plan: nothing here looks at a clock. General information; it judges no post.
 */
export function preservationSteps(
  operator: Operator,
  postTime: PostTime | null,
  capturedAt: Instant,
  entered: EnteredTime | null = null,
): PreservationPlan {
  const dates = dueDates(postTime, entered, capturedAt);
  const aboutDates: AdviceKey[] = [COUNTED_FROM[dates.countedFrom]];
  if (postTime?.kind === 'absolute' && !postTime.certain) aboutDates.push('advice_counted_uncertain');
  if (operator.loginLogs.answer === 'yes') aboutDates.push('advice_counted_login');
  return { operator, steps: stepsAt(operator), dates, aboutDates };
}

function stepsAt(operator: Operator): PreservationStep[] {
  return [
    {
      kind: 'keep',
      title: 'advice_step_keep',
      body: ['advice_step_keep_body'],
      ofThisSite: [],
      laterOnly: false,
    },
    {
      kind: 'ask the site',
      title: 'advice_step_ask',
      body: ['advice_step_ask_body', 'advice_step_ask_voluntary'],
      ofThisSite: askingThisSite(operator),
      laterOnly: false,
    },
    {
      kind: 'consult',
      title: 'advice_step_consult',
      body: ['advice_step_consult_body', 'advice_step_consult_danger'],
      ofThisSite: operator.sevenDays.answer === 'designated' ? ['advice_seven_days_means'] : [],
      laterOnly: false,
    },
    {
      kind: 'access provider',
      title: 'advice_step_access',
      body: ['advice_step_access_body', 'advice_step_access_needs'],
      ofThisSite: [],
      laterOnly: true,
    },
    {
      kind: 'delete',
      title: 'advice_step_delete',
      body: ['advice_step_delete_body'],
      ofThisSite: operator.deletionLosesLogs.answer === 'unknown' ? [] : ['advice_deletion_loses_said'],
      laterOnly: true,
    },
  ];
}

function askingThisSite(operator: Operator): AdviceKey[] {
  const lines: AdviceKey[] = [];
  if (operator.loginLogs.answer === 'yes') lines.push('advice_login_logs');
  if (operator.operator === null) lines.push('advice_operator_unknown');
  return lines;
}
