import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
export const DIST = join(ROOT, 'dist');

function build(...flags: string[]): void {
  // A test run sets VITEST, under which the configuration leaves the extension's own plugins out.
  const { VITEST: _, ...env } = process.env;
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn', ...flags], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Build the extension into dist/: what `npm run build` does, whoever asks. */
export function buildExtension(): string {
  build();
  return DIST;
}

/**
 * Build the extension for Firefox into a new folder, which the caller removes: test files run side by side, and in one folder each
 * would empty it under another's Firefox.
 */
export async function buildForFirefox(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hozen-for-firefox-'));
  build('--mode', 'firefox', '--outDir', folder, '--emptyOutDir');
  return folder;
}

/**
 * A copy of the built extension that already holds the permission for this machine's own servers. Sending asks
 * for it in a dialog of the browser itself, which no script can answer; with a copy like this the same request
 * is granted without one. Nothing else differs.
 */
export async function withLoopbackGranted(extension: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'hozen-extension-'));
  await cp(extension, copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  return copy;
}
