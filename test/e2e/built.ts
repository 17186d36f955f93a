import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension, DIST, withLoopbackGranted } from '../rig/build-extension.ts';

/** Build once before all end-to-end tests; `npm test` has built already. */
export async function setup(): Promise<void> {
  if (!existsSync(join(DIST, 'manifest.json')) || process.env.HOZEN_BUILT !== '1') buildExtension();
  process.env.HOZEN_EXTENSION = await withLoopbackGranted(DIST);
}

/** The built extension with the permission for this machine's own servers. */
export function extensionUnderTest(): string {
  const folder = process.env.HOZEN_EXTENSION;
  if (!folder) throw new Error('the extension was not built');
  return folder;
}
