import { useRef, useState } from 'preact/hooks';
import { UnreadableSourceError, type Verdict } from '../../bundle/verify/index.ts';
import type { Checker, Told } from './checker.ts';

export type Phase =
  | { kind: 'waiting' }
  | { kind: 'working'; done: number; of: number }
  | { kind: 'done'; verdict: Verdict }
  | { kind: 'stopped' }
  | { kind: 'unreadable' }
  | { kind: 'failed'; detail: string };

export interface Verifying {
  file: File | null;
  phase: Phase;
  /** Check `file`; one that is still being checked is given up. */
  start(file: File, told: Told): void;
  stop(): void;
}

/** Screens redraw no more often than this, however small the files are. ms. */
const REDRAW = 100;

/** The zip that is being checked, and how far that is. */
export function useVerify(check: Checker): Verifying {
  const [file, setFile] = useState<File | null>(null);
  const [phase, setPhase] = useState<Phase>({ kind: 'waiting' });
  const running = useRef<AbortController | null>(null);
  const run = async (chosen: File, told: Told) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    const show = (next: Phase) => {
      if (running.current === own) setPhase(next);
    };
    let drawn = 0;
    setFile(chosen);
    show({ kind: 'working', done: 0, of: 0 });
    const onFile = (done: number, of: number) => {
      if (performance.now() - drawn < REDRAW) return;
      drawn = performance.now();
      show({ kind: 'working', done, of });
    };
    try {
      show({ kind: 'done', verdict: await check(chosen, told, onFile, own.signal) });
    } catch (problem) {
      if (own.signal.aborted) show({ kind: 'stopped' });
      else if (problem instanceof UnreadableSourceError) show({ kind: 'unreadable' });
      else show({ kind: 'failed', detail: String(problem) });
    }
  };
  return {
    file,
    phase,
    start: (chosen, told) => void run(chosen, told),
    stop: () => running.current?.abort(),
  };
}
