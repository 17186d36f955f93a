/** A step did not end in its time. The page or the browser may be busy; nothing is known to be wrong. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/** `work`, or a TimeLimitError after `ms` milliseconds. The work itself goes on. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitError(`not done within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
