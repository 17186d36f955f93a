import { readdirSync, readFileSync } from 'node:fs';

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        // The parent's pid is the second field after the command's closing bracket (proc_pid_stat(5)).
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return parent === pid ? [Number(name), ...childrenOf(Number(name))] : [];
      } catch {
        return [];
      }
    });
}

/** Megabytes really held by `pid` and all below it: proportional set sizes, so shared pages count once. */
function heldBy(pid: number): number {
  return [pid, ...childrenOf(pid)].reduce((sum, id) => {
    try {
      const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'));
      return sum + Number(pss?.[1] ?? 0) / 1024;
    } catch {
      return sum;
    }
  }, 0);
}

/** Watch a process tree's memory. `stop` gives what was held at the start and at most, in megabytes. */
export function watchMemory(pid: number): { stop(): { idle: number; peak: number } } {
  const idle = heldBy(pid);
  let peak = idle;
  const timer = setInterval(() => {
    peak = Math.max(peak, heldBy(pid));
  }, 250);
  return {
    stop() {
      clearInterval(timer);
      return { idle, peak };
    },
  };
}
