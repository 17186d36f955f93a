import type { KeptRecord } from '../evidence/index.ts';

/** What a record whose capture went well still lacks of the three things to keep, or of certainty about them. */
export type OpenQuestion = 'not confirmed' | 'no address' | 'time unknown' | 'time uncertain';

export const OPEN_QUESTIONS: readonly OpenQuestion[] = [
  'not confirmed',
  'no address',
  'time unknown',
  'time uncertain',
];

/** Whether the post was chosen by a rule, and nobody said that it is the one. */
export function isUnconfirmed({ evidence: { focus }, postConfirmed }: KeptRecord): boolean {
  return focus !== null && !focus.sure && !postConfirmed;
}

/** The questions open about `record`. A time the person typed settles neither: it stands beside what was read. */
export function openQuestions(record: KeptRecord): OpenQuestion[] {
  const { post } = record.evidence;
  const time = post?.time;
  const open: OpenQuestion[] = [];
  if (isUnconfirmed(record)) open.push('not confirmed');
  if (post?.permalink.kind !== 'known' && (post?.thread?.url == null || post.number === null))
    open.push('no address');
  if (!time || time.kind === 'unknown') open.push('time unknown');
  else if (time.kind === 'relative' || !time.certain) open.push('time uncertain');
  return open;
}
