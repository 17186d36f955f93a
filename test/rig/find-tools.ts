import { spawnSync } from 'node:child_process';

/** Other people's programs that check what we make: name → Debian package. */
const TOOLS = {
  unzip: 'unzip',
  sha256sum: 'coreutils',
  find: 'findutils',
  openssl: 'openssl',
  pdftotext: 'poppler-utils',
  qpdf: 'qpdf',
};

/** A program the tests check our bundles with is not on this machine. */
export class NoToolError extends Error {
  override readonly name = 'NoToolError';
}

const runs = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 600_000 }).error === undefined;

/** Make sure the programs are there; on Debian as root, install what is not. Throws NoToolError. */
export function findTools(): void {
  const missing = Object.entries(TOOLS).filter(([name]) => !runs(name, '--help'));
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) {
    runs('apt-get', 'update', '-qq');
    runs('apt-get', 'install', '-y', '-qq', ...missing.map(([, packageName]) => packageName));
  }
  const still = missing.filter(([name]) => !runs(name, '--help')).map(([name]) => name);
  if (still.length > 0)
    throw new NoToolError(`The tests need ${still.join(' and ')}: install it and try again.`);
}
