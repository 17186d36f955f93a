import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from './build-extension.ts';

/** The reader as one script that leaves `readThisPage` behind. */
export async function readerScript(): Promise<string> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    define: { __COMMIT__: '"reading"' },
    build: {
      write: false,
      target: 'chrome127',
      minify: false,
      lib: { entry: join(ROOT, 'test/rig/read-in-page.ts'), formats: ['iife'], name: 'hozenReader' },
    },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : null;
  if (!chunk) throw new Error('the reader did not build');
  return chunk.code;
}
