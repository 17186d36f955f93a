import {
  OfflineError,
  RefusedError,
  ServerError,
  StrangeAnswerError,
  TimedOutError,
  TooLargeError,
} from '../intake/failures.ts';
import type { SubmissionRow, SubmitFailure } from '../store/rows.ts';

const WHY: readonly [new (...values: never[]) => Error, SubmitFailure][] = [
  [OfflineError, 'offline'],
  [TimedOutError, 'timed out'],
  [TooLargeError, 'too large'],
  [RefusedError, 'refused'],
  [ServerError, 'server error'],
  [StrangeAnswerError, 'strange answer'],
];

/** Why a submission did not get through, as its row keeps it and the screens word it. */
export function failureOf(problem: unknown): NonNullable<SubmissionRow['failure']> {
  const why = WHY.find(([Class]) => problem instanceof Class)?.[1] ?? 'interrupted';
  const said = problem instanceof RefusedError || problem instanceof ServerError ? problem.problem : null;
  const detail = said
    ? `${said.title} ${said.detail}`.trim()
    : problem instanceof Error
      ? problem.message
      : '';
  return { why, detail: detail.slice(0, 2_000) };
}
