import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-for-testing'];

/** No Chromium was found and none could be installed; the message is the one thing to do about it. */
export class NoBrowserError extends Error {
  override readonly name = 'NoBrowserError';
}

/** Path of the program `name`, or null. */
export function onPath(name: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder; the next one may have it.
    }
  }
  return null;
}

function installed(): string | null {
  const chosen = process.env.CHROMIUM;
  if (chosen) {
    if (!existsSync(chosen))
      throw new NoBrowserError(`$CHROMIUM names ${chosen}, and there is no such file.`);
    return chosen;
  }
  const system = SYSTEM_NAMES.map(onPath).find(path => path !== null);
  if (system) return system;
  const downloaded = chromium.executablePath();
  return downloaded && existsSync(downloaded) ? downloaded : null;
}

/** Run a program; whether it went well. */
export function run(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * Path of a Chromium that can load an unpacked extension: `$CHROMIUM`, the system's, Playwright's; where
 * there is none, one is installed (Playwright's download, else Debian's package where we are root).
 * Branded Chrome is not considered: it no longer honours `--load-extension`.
 * Throws NoBrowserError.
 */
export function findChromium(): string {
  const there = installed();
  if (there) return there;
  console.error('No Chromium found; installing one …');
  const cli = join(import.meta.dirname, '../../node_modules/playwright/cli.js');
  if (run(process.execPath, cli, 'install', 'chromium')) {
    const downloaded = installed();
    if (downloaded) return downloaded;
  }
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    run('apt-get', 'update', '-qq');
    run(
      'apt-get',
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      'chromium',
      'chromium-l10n',
      'fonts-noto-cjk',
    );
    const packaged = installed();
    if (packaged) return packaged;
  }
  throw new NoBrowserError('No Chromium was found: install one and set CHROMIUM=/path/to/chromium.');
}

/** Switches every start of Chromium gets: quiet on the network, and no sandbox where root would refuse it. */
export function chromiumFlags(): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(process.env.CHROMIUM_FLAGS ?? '').split(/\s+/).filter(flag => flag !== ''),
  ];
}
