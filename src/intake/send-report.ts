import {
  OfflineError,
  RefusedError,
  ServerError,
  StrangeAnswerError,
  TimedOutError,
  TooLargeError,
} from './failures.ts';
import { readProblem, readReceipt } from './read-answer.ts';
import type { IntakeReceipt } from './receipt.ts';

export interface Sending {
  endpoint: URL;
  /** Idempotency-Key: the same with every try of one report. */
  key: string;
  body: Blob;
  contentType: string;
  /** Repr-Digest of `body`. */
  digest: string;
  fetch: typeof globalThis.fetch;
  signal: AbortSignal;
  /** For all of it: upload, waiting and answer. */
  timeoutMs: number;
  /** Where given, a receipt that names another bundle is no receipt for this one. */
  bundleSha256?: string;
}

/** Answers that say nothing about the report itself: the same one may be taken later (RFC 9110, RFC 6585). */
const TRY_LATER = new Set([408, 429]);

/**
 * Send one report and return the hotline's receipt. No cookies, no referrer, no redirects.
 * Throws OfflineError, TimedOutError, RefusedError, TooLargeError, ServerError, StrangeAnswerError, or the
 * signal's reason. After any of them but RefusedError and TooLargeError the report may have been filed all the
 * same: send the same bytes under the same key.
 */
export async function sendReport(sending: Sending): Promise<IntakeReceipt> {
  const { signal, timeoutMs } = sending;
  signal.throwIfAborted();
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await post(sending, AbortSignal.any([signal, timeout]));
    return await judge(response, sending.bundleSha256);
  } catch (problem) {
    signal.throwIfAborted();
    if (timeout.aborted) throw new TimedOutError(`no answer in ${timeoutMs} ms`, { cause: problem });
    // fetch and a body cut off midway both reject with a TypeError (Fetch standard, "network error").
    if (problem instanceof TypeError) throw new OfflineError(problem.message, { cause: problem });
    throw problem;
  }
}

function post(sending: Sending, signal: AbortSignal): Promise<Response> {
  // Called bare: as a method of `sending`, the browser's fetch rejects with "Illegal invocation".
  const { fetch } = sending;
  return fetch(sending.endpoint, {
    method: 'POST',
    body: sending.body,
    headers: {
      'Content-Type': sending.contentType,
      'Idempotency-Key': sending.key,
      'Repr-Digest': sending.digest,
      Accept: 'application/json, application/problem+json',
    },
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal,
  });
}

async function judge(response: Response, bundleSha256: string | undefined): Promise<IntakeReceipt> {
  const { status } = response;
  if (status === 413) throw new TooLargeError('413');
  if (status >= 500 || TRY_LATER.has(status)) throw new ServerError(status, await readProblem(response));
  if (status >= 400) throw new RefusedError(status, await readProblem(response));
  if (status !== 200 && status !== 201) throw new StrangeAnswerError(`status ${status}`);
  const receipt = await readReceipt(response);
  if (bundleSha256 !== undefined && receipt.bundleSha256 !== bundleSha256) {
    throw new StrangeAnswerError('the receipt is for another bundle');
  }
  return receipt;
}
