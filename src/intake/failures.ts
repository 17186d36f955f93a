import type { Problem } from './problem.ts';

/** No answer came: no network, a refused or broken connection, a bad certificate, or a redirect (never followed). */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

/** No whole answer in the time allowed. The report may or may not have been filed; send it again. */
export class TimedOutError extends Error {
  override readonly name = 'TimedOutError';
}

/** The hotline answered that it does not take this report; `problem` is what it said, null where it said nothing. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly status: number;
  readonly problem: Problem | null;
  constructor(status: number, problem: Problem | null) {
    super(`${status} ${problem?.title ?? ''}`.trim());
    this.status = status;
    this.problem = problem;
  }
}

/** The hotline takes no upload of this size. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** The hotline cannot take it at the moment; trying later may help. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly status: number;
  readonly problem: Problem | null;
  constructor(status: number, problem: Problem | null) {
    super(`${status} ${problem?.title ?? ''}`.trim());
    this.status = status;
    this.problem = problem;
  }
}

/** An answer that is not a receipt: another kind of server, or something between it and us. */
export class StrangeAnswerError extends Error {
  override readonly name = 'StrangeAnswerError';
}
