import type { Readable } from 'node:stream';
import { SlowUploadError } from './refusals.ts';

/**
 * The pieces of `stream`, which is left open when the reader leaves early, so that an answer can still be given
 * on its connection. Throws SlowUploadError after `idleMs` without a piece, or the stream's own error.
 */
export async function* withIdleLimit(stream: Readable, idleMs: number): AsyncGenerator<Buffer> {
  const pieces: AsyncIterator<Buffer> = stream.iterator({ destroyOnReturn: false });
  let silent = false;
  try {
    while (true) {
      const next = await inTime(pieces.next(), idleMs, () => {
        silent = true;
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // After a silence the iterator still waits for its piece, and would make return() wait with it.
    if (!silent) await pieces.return?.();
  }
}

function inTime<T>(step: Promise<T>, idleMs: number, onSilence: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      onSilence();
      reject(new SlowUploadError(`nothing received for ${idleMs} ms`));
    }, idleMs);
    step.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
