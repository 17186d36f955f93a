import { deviceTime, type FreshResponse } from '../evidence/index.ts';
import { charsetOf, decode } from './charset.ts';
import { asDataUrl } from './data-url.ts';
import { findText } from './find-text.ts';
import { type BoundedBytes, readBounded } from './read-bounded.ts';

/** Nothing came back that could be kept: no network, no answer in time, or an answer from another site. */
export class FreshResponseError extends Error {
  override readonly name = 'FreshResponseError';
}

const LIMIT_MS = 15_000;
const LIMIT_BYTES = 6_000_000;

export interface FreshAnswer {
  about: FreshResponse;
  /** The bytes as they came (decompressed by the browser), in Base64. */
  body: string;
}

/** Headers that name a visitor rather than the page. Set-Cookie never reaches us (Fetch Standard). */
const WITHHELD = /cookie|^authorization$|^x-csrf|token$/i;

function headersOf(response: Response): [string, string][] {
  return [...response.headers]
    .map(([name, value]): [string, string] => [
      name,
      WITHHELD.test(name) ? 'withheld' : value.slice(0, 8_000),
    ])
    .slice(0, 500);
}

async function inBase64(window: Window & typeof globalThis, { bytes }: BoundedBytes): Promise<string> {
  const url = await asDataUrl(window, new window.Blob([bytes]));
  return url.slice(url.indexOf(',') + 1);
}

/**
 * Ask the server of the page in `window` for the same address once more, past every cache, as the visitor the page
 * knows. Throws FreshResponseError.
 */
export async function freshResponse(
  window: Window & typeof globalThis,
  postText: string | null,
  fetching: typeof fetch = (...request) => window.fetch(...request),
): Promise<FreshAnswer> {
  const { origin, pathname, search } = window.location;
  const asked = `${origin}${pathname}${search}`;
  const signal = AbortSignal.timeout(LIMIT_MS);
  const askedAt = deviceTime();
  try {
    const response = await fetching(asked, { cache: 'no-store', credentials: 'same-origin', signal });
    const answeredAt = deviceTime();
    const body = await readBounded(response.body, LIMIT_BYTES);
    const charset = charsetOf(body.bytes, response.headers.get('content-type'));
    const about: FreshResponse = {
      schema: 1,
      askedAt,
      answeredAt,
      asked: asked.slice(0, 8_000),
      url: response.url.slice(0, 8_000),
      redirected: response.redirected,
      status: response.status,
      statusText: response.statusText.slice(0, 200),
      headers: headersOf(response),
      throughServiceWorker: Boolean(window.navigator.serviceWorker?.controller),
      bodyCut: body.cut,
      charset,
      postText: findText(decode(body.bytes, charset), postText),
    };
    return { about, body: await inBase64(window, body) };
  } catch (problem) {
    if (signal.aborted) throw new FreshResponseError(`no answer within ${LIMIT_MS / 1000} s`);
    throw new FreshResponseError(problem instanceof Error ? problem.message : String(problem));
  }
}
