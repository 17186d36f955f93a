import { existsSync } from 'node:fs';
import { NoBrowserError, onPath, run } from './find-browser.ts';

const NAMES = ['firefox-esr', 'firefox', 'firefox-developer-edition', 'firefox-nightly'];

function installed(): string | null {
  const chosen = process.env.FIREFOX;
  if (!chosen) return NAMES.map(onPath).find(path => path !== null) ?? null;
  if (!existsSync(chosen)) throw new NoBrowserError(`$FIREFOX names ${chosen}, and there is no such file.`);
  return chosen;
}

/** Why there is no Firefox to test in, which is also printed; null where there is one. */
export function whyNoFirefox(): string | null {
  try {
    findFirefox();
    return null;
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    console.log(`Firefox is left out: ${why}`);
    return why;
  }
}

/**
 * Path of a Firefox: `$FIREFOX`, the system's, else Debian's package where we are root. Throws NoBrowserError.
 */
export function findFirefox(): string {
  const there = installed();
  if (there) return there;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.error('No Firefox found; installing one …');
    run('apt-get', 'update', '-qq');
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'firefox-esr', 'fonts-noto-cjk');
    const packaged = installed();
    if (packaged) return packaged;
  }
  throw new NoBrowserError('No Firefox was found: install one and set FIREFOX=/path/to/firefox.');
}
