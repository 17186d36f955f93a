import { COVER } from './cover-words.ts';

/** A line at least this long says its own even in the middle of another. Characters. */
const TELLING = 8;

const covered = (text: string) => text.replace(/\S/gu, COVER);

/**
 * `text` of a page with `lines` covered that only the account that looked at it was shown: how many notifications wait, messages,
 * its name. A short one is covered where it is a whole line.
 */
export function coverLines(text: string, lines: readonly string[]): { text: string; count: number } {
  if (lines.length === 0) return { text, count: 0 };
  const whole = new Set(lines.map(line => line.trim()));
  const telling = [...whole].filter(line => line.length >= TELLING);
  let count = 0;
  const done = text.split('\n').map(line => {
    if (whole.has(line.trim()) && line.trim() !== '') {
      count += 1;
      return covered(line);
    }
    let own = line;
    for (const part of telling) {
      if (!own.includes(part)) continue;
      count += 1;
      own = own.replaceAll(part, covered);
    }
    return own;
  });
  return { text: done.join('\n'), count };
}
