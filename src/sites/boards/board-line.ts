import { timesWritten, type WrittenTime } from '../time/post-time-text.ts';

/**
 * The server's date on a board's header line (`12 ：名前：2026/07/24(金) 21:30:15 ID:…`): the last one, since the poster
 * chooses the name, and looked for behind the last full-width colon first, since a name may end in digits.
 */
export function serverTime(line: string, now: number): WrittenTime | null {
  const from = line.lastIndexOf('：') + 1;
  const behind = timesWritten(line.slice(from), now).at(-1);
  return behind ? { ...behind, index: behind.index + from } : (timesWritten(line, now).at(-1) ?? null);
}
