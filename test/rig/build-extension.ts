import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
export const DIST = join(ROOT, 'dist');

export const DIST_FIREFOX = join(ROOT, 'dist-firefox');

/** Build the extension into dist/, or for Firefox into dist-firefox/: what `npm run build` does, whoever asks. */
export function buildExtension(browser: 'chromium' | 'firefox' = 'chromium'): string {
  // A test run sets VITEST, under which the configuration leaves the extension's own plugins out.
  const { VITEST: _, ...env } = process.env;
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const mode = browser === 'firefox' ? ['--mode', 'firefox'] : [];
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn', ...mode], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return browser === 'firefox' ? DIST_FIREFOX : DIST;
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
