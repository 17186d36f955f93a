import { StampError } from './failures.ts';

/** What a request needs from whoever makes it. */
export interface Asking {
  /** The browser's own, unless a test brings another. */
  fetch?: typeof globalThis.fetch;
  signal: AbortSignal;
  limits?: { timeoutMs?: number; maxBytes?: number };
}

/** Milliseconds from asking to the last byte of the answer. */
const TIMEOUT_MS = 20_000;
/** Bytes of an answer. A token with its certificates has 5,000 to 15,000. */
const MAX_BYTES = 100_000;

export interface Question {
  url: URL;
  body?: Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/**
 * Ask one server and return the whole answer's body. No cookies, no referrer, no redirects: the person allowed this address and
 * no other. Throws StampError, or the signal's reason.
 */
export async function ask(question: Question, asking: Asking): Promise<Uint8Array<ArrayBuffer>> {
  const { signal, limits: { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = {} } = asking;
  signal.throwIfAborted();
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await send(question, asking.fetch, AbortSignal.any([signal, timeout]));
    refuseStatus(response, question);
    return await readAll(response, maxBytes);
  } catch (problem) {
    signal.throwIfAborted();
    if (timeout.aborted)
      throw new StampError('timed out', `no answer in ${timeoutMs} ms`, { cause: problem });
    // fetch and a body cut off midway both reject with a TypeError (Fetch standard, "network error").
    if (problem instanceof TypeError) throw new StampError('offline', problem.message, { cause: problem });
    throw problem;
  }
}

function send({ url, body, headers = {} }: Question, fetch: Asking['fetch'], signal: AbortSignal) {
  const get = fetch ?? globalThis.fetch.bind(globalThis);
  return get(url, {
    ...(body ? { method: 'POST', body } : {}),
    headers,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal,
  });
}

/** RFC 9110, RFC 6585. A redirect that is not followed shows as status 0 in browsers and as itself elsewhere. */
function refuseStatus({ status, ok }: Response, { url }: Question): void {
  if (ok) return;
  const message = `status ${status} from ${url.host}`;
  if (status >= 500 || status === 408 || status === 429) throw new StampError('busy', message);
  if (status >= 400) throw new StampError('refused', message);
  throw new StampError('strange answer', message);
}

async function readAll(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      throw new StampError('too large', `more than ${maxBytes} bytes`);
    }
    chunks.push(part.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
