import type { Instant } from '../evidence/index.ts';
import { type Asking, ask } from './ask.ts';
import { checkToken } from './check-token.ts';
import { StampError, StampRefusedError } from './failures.ts';
import { newNonce, requestFor } from './request.ts';
import { sameBytes } from './token/der.ts';
import { type Answer, readResponse } from './token/read-response.ts';

/** A time-stamp that is worth keeping: it is of the hash, answers the request, and its signature fits. */
export interface FetchedToken {
  /** The TimeStampResp as it came. */
  response: Uint8Array<ArrayBuffer>;
  /** By the authority's clock. */
  time: Instant;
  /** As in StampCheck. */
  authority: string | null;
}

/**
 * Have an authority stamp the SHA-256 `hashHex` (RFC 3161, section 3.4). Only the hash leaves. Whether the authority is to be
 * trusted is not asked here; the token is refused only where no verifier could ever take it.
 * Throws StampError, StampRefusedError, or the signal's reason.
 */
export async function fetchToken(authorityUrl: URL, hashHex: string, asking: Asking): Promise<FetchedToken> {
  const nonce = newNonce();
  const question = {
    url: authorityUrl,
    body: requestFor(hashHex, nonce),
    headers: { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' },
  };
  const response = await ask(question, asking);
  const { granted, token, failure, words } = readAnswer(response);
  if (!granted || !token) throw new StampRefusedError(failure, words);
  if (!token.stamped.nonce || !sameBytes(token.stamped.nonce, nonce)) {
    throw new StampError('strange answer', 'an answer to another request');
  }
  const { state, time, authority } = await checkToken(response, hashHex, {
    roots: [],
    certificates: [],
    revocationLists: [],
  });
  if (state !== 'unknown authority' || time === null) throw new StampError('strange answer', state);
  return { response, time, authority };
}

function readAnswer(response: Uint8Array<ArrayBuffer>): Answer {
  try {
    return readResponse(response);
  } catch (problem) {
    throw new StampError('strange answer', 'not a time-stamp response', { cause: problem });
  }
}
