import { charsetOf, decode } from '../charset.ts';
import { asDataUrl } from '../data-url.ts';
import { readBounded } from '../read-bounded.ts';
import type { Lacking, LackingList } from './lacking.ts';
import type { SnapshotLimits } from './limits.ts';

type Inlined = 'image' | 'font';

export interface Resources {
  /** What stands at `url` as a `data:` address; null where it is lacking, which is then noted. */
  inlined(what: Inlined, url: string): Promise<string | null>;
  /** The same of bytes the page made itself. */
  made(what: Lacking['what'], url: string, blob: Blob): Promise<string | null>;
  /** The text of the style sheet at `url`; null where it is lacking, which is then noted. */
  styleSheet(url: string): Promise<string | null>;
}

/** Why something could not be had, in the words of the list. */
class LackingError extends Error {
  override readonly name = 'LackingError';
}

const FETCHED = new Set(['http:', 'https:', 'blob:']);
/** What servers answer instead of an image or a font: pages, programs, messages. */
const NOT_INLINED = /^(?:text\/|multipart\/|application\/(?:[\w.+-]*\+)?(?:json|xml|javascript|xhtml))/;
const IN_ADDRESS = {
  image: /^data:image\/[\w.+-]+[;,]/i,
  font: /^data:(?:font\/|application\/(?:x-)?font|application\/octet-stream|application\/vnd\.ms-fontobject)[\w.+-]*[;,]/i,
};

function gate(width: number): <T>(job: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = width;
  return async job => {
    if (free > 0) free -= 1;
    else await new Promise<void>(go => waiting.push(go));
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** Fetches in the name of the page in `window`, each address once, within `limits` and until `timeUp`. */
export function openResources(
  window: Window & typeof globalThis,
  limits: SnapshotLimits,
  lacking: LackingList,
  timeUp: AbortSignal,
): Resources {
  const inTurn = gate(limits.fetches);
  const fetched = new Map<string, Promise<Blob>>();
  const encoded = new Map<Blob, Promise<string>>();
  const overTime = new Promise<never>((_, fail) => {
    const end = () => fail(new LackingError('time is up'));
    if (timeUp.aborted) end();
    else timeUp.addEventListener('abort', end, { once: true });
  });
  overTime.catch(() => undefined);
  let left = limits.totalBytes;

  async function answer(url: string): Promise<Response> {
    const cache = url.startsWith('blob:') ? 'default' : 'force-cache';
    const request = { credentials: 'same-origin', signal: timeUp } as const;
    try {
      return await window.fetch(url, { ...request, cache });
    } catch (error) {
      // An answer kept from an <img> without CORS has no permission in it; the server may give one when asked.
      if (timeUp.aborted || cache === 'default') throw error;
      return await window.fetch(url, { ...request, cache: 'reload' });
    }
  }

  async function receive(url: string): Promise<Blob> {
    if (timeUp.aborted) throw new LackingError('time is up');
    if (!FETCHED.has(URL.parse(url)?.protocol ?? '')) throw new LackingError('no address of the web');
    const response = await answer(url).catch(() => {
      throw new LackingError(
        timeUp.aborted ? 'time is up' : 'could not be reached, or its site does not let it be read',
      );
    });
    if (!response.ok) throw new LackingError(`answered ${response.status}`);
    const { bytes, cut } = await readBounded(response.body, limits.fileBytes).catch(() => {
      throw new LackingError(timeUp.aborted ? 'time is up' : 'the answer broke off');
    });
    if (cut) throw new LackingError(`larger than ${limits.fileBytes / 1e6} MB`);
    return new window.Blob([bytes], { type: response.headers.get('content-type') ?? '' });
  }

  function load(url: string): Promise<Blob> {
    const known = fetched.get(url);
    if (known) return known;
    const loading = inTurn(() => receive(url));
    fetched.set(url, loading);
    return loading;
  }

  function spend(bytes: number): void {
    if (bytes > limits.fileBytes) throw new LackingError(`larger than ${limits.fileBytes / 1e6} MB`);
    if (bytes > left) throw new LackingError(`beyond ${limits.totalBytes / 1e6} MB in all`);
    left -= bytes;
  }

  function encode(blob: Blob): Promise<string> {
    const known = encoded.get(blob);
    if (known) return known;
    const type = /^[\w.+-]+\/[\w.+-]+/.exec(blob.type)?.[0] ?? 'application/octet-stream';
    const encoding = asDataUrl(window, blob.slice(0, blob.size, type)).catch(() => {
      throw new LackingError('could not be read');
    });
    encoded.set(blob, encoding);
    return encoding;
  }

  async function inData(what: Inlined, url: string): Promise<string> {
    if (/^data:/i.test(url)) {
      if (!IN_ADDRESS[what].test(url))
        throw new LackingError(`not ${what === 'font' ? 'a font' : 'an image'}`);
      spend(Math.ceil(url.length * 0.75));
      return url;
    }
    const [address = url, fragment] = url.split('#');
    const blob = await load(address);
    const isSvg = blob.type.startsWith('image/svg');
    if (!isSvg && NOT_INLINED.test(blob.type)) throw new LackingError(`answered with ${blob.type}`);
    spend(blob.size);
    const data = await encode(blob);
    return isSvg && fragment ? `${data}#${fragment}` : data;
  }

  async function orNoted<T>(what: Lacking['what'], url: string, wanted: () => Promise<T>): Promise<T | null> {
    try {
      return await Promise.race([wanted(), overTime]);
    } catch (error) {
      if (!(error instanceof LackingError)) throw error;
      lacking.note(what, url, error.message);
      return null;
    }
  }

  return {
    inlined: (what, url) => orNoted(what, url, () => inData(what, url)),
    made: (what, url, blob) =>
      orNoted(what, url, () => {
        spend(blob.size);
        return encode(blob);
      }),
    styleSheet: url =>
      orNoted('style sheet', url, async () => {
        const blob = await load(url);
        if (!/^text\/(?:css|plain)|^$/i.test(blob.type)) throw new LackingError(`answered with ${blob.type}`);
        spend(blob.size);
        const bytes = new Uint8Array(await blob.arrayBuffer());
        return decode(bytes, charsetOf(bytes, blob.type));
      }),
  };
}
