/**
 * How often each fault is made, at moments spread over the work that it disturbs: a few times with every run of the
 * tests, twenty times by `npm run test:faults`.
 */
export const FAULT_TIMES = Number(process.env.FAULT_TIMES ?? 2);

/** Whether this is the long run, which leaves nothing out. */
export const IS_LONG_RUN = FAULT_TIMES >= 20;

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/**
 * Wait for the moment of the `n`th fault in work that takes about `takes` milliseconds here. Every other one is given by the
 * clock alone, so that what comes before the work has begun is met too. The rest are counted from when `begun` first gives
 * something, so that however slow the machine is, half of the faults meet work that has begun. Gives what `begun` gave then.
 */
export async function faultMoment<Seen>(
  n: number,
  takes: number,
  begun: () => Promise<Seen | undefined>,
): Promise<Seen | undefined> {
  const pairs = Math.ceil(FAULT_TIMES / 2);
  const pair = Math.floor(n / 2);
  if (n % 2 === 0) {
    await pause(((pair + 0.5) * takes) / pairs);
    return undefined;
  }
  let seen = await begun();
  for (; seen === undefined; seen = await begun()) await pause(10);
  await pause((pair * takes) / pairs);
  return seen;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** `IS_LONG_RUN`, for tests that run in a browser. */
    longRun: boolean;
  }
}
