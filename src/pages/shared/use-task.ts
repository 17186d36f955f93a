import { useState } from 'preact/hooks';

export interface Task {
  running: boolean;
  /** What the last run failed with, or null. */
  problem: unknown;
  /** Run `work` unless another run is still on. Never rejects: a failure becomes `problem`. */
  run(work: () => Promise<void>): Promise<void>;
}

/** Work a button starts: whether it is running, and what went wrong. */
export function useTask(): Task {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const run = async (work: () => Promise<void>) => {
    if (running) return;
    setRunning(true);
    setProblem(null);
    try {
      await work();
    } catch (caught) {
      setProblem(caught ?? new Error('no reason given'));
    } finally {
      setRunning(false);
    }
  };
  return { running, problem, run };
}
