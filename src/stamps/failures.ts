import type { Failure } from './token/read-response.ts';

/** Why a stamp could not be had now. The screens word each of these. */
export const STAMP_FAILURES = [
  /** No connection to it: no network, a refused connection, a bad certificate, no permission for the address. */
  'offline',
  'timed out',
  /** It answered that it is overloaded or broken; later may help. */
  'busy',
  /** It does not take the request. */
  'refused',
  'too large',
  /** Not the answer to what was asked: another kind of server, or something between it and us. */
  'strange answer',
  /** A calendar that has not come so far yet. */
  'not yet',
] as const;
export type StampFailure = (typeof STAMP_FAILURES)[number];

/** No usable answer came from a time-stamp authority or calendar. `message` is for whoever looks into it, not for the screen. */
export class StampError extends Error {
  override readonly name: string = 'StampError';
  readonly why: StampFailure;
  constructor(why: StampFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.why = why;
  }
}

/** An authority that answered with a refusal; `failure` is the reason it names (PKIFailureInfo), null where it names none. */
export class StampRefusedError extends StampError {
  override readonly name = 'StampRefusedError';
  readonly failure: Failure | null;
  constructor(failure: Failure | null, message: string) {
    super(failure === 'systemFailure' || failure === 'timeNotAvailable' ? 'busy' : 'refused', message);
    this.failure = failure;
  }
}
