/**
 * How often each fault is made, at moments spread over the work that it disturbs: a few times with every run of the
 * tests, twenty times by `npm run test:faults`.
 */
export const FAULT_TIMES = Number(process.env.FAULT_TIMES ?? 2);

/** Whether this is the long run, which leaves nothing out. */
export const IS_LONG_RUN = FAULT_TIMES >= 20;
