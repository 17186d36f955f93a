import { useEffect, useState } from 'preact/hooks';
import { useDesk } from './desk.ts';

export interface Reread<T> {
  /** Undefined until the first reading is done. */
  value: T | undefined;
  /** What the last reading failed with, or null. */
  problem: unknown;
}

/**
 * What `read` gives, read again whenever the store changed. Readings never overlap: changes during one lead
 * to a single other one after it. `inputs` are what `read` depends on.
 */
export function useReread<T>(read: () => Promise<T>, inputs: readonly unknown[]): Reread<T> {
  const desk = useDesk();
  const [state, setState] = useState<Reread<T>>({ value: undefined, problem: null });
  useEffect(() => {
    let gone = false;
    let reading = false;
    let again = false;
    const readOnce = async () => {
      try {
        const value = await read();
        if (!gone) setState({ value, problem: null });
      } catch (problem) {
        if (!gone) setState(before => ({ value: before.value, problem }));
      }
    };
    const reread = async () => {
      again = true;
      if (reading) return;
      reading = true;
      while (again && !gone) {
        again = false;
        await readOnce();
      }
      reading = false;
    };
    void reread();
    const stop = desk.onChange(() => void reread());
    return () => {
      gone = true;
      stop();
    };
  }, [desk, ...inputs]);
  return state;
}
