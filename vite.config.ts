import { crx } from '@crxjs/vite-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };
import { chromiumFlags, findChromium } from './test/rig/find-browser.ts';

const inTest = process.env['VITEST'] !== undefined;

export default defineConfig({
  plugins: inTest ? [] : [crx({ manifest: manifest as never })],
  build: { target: 'chrome140', sourcemap: false, minify: true, modulePreload: false },
  define: inTest ? { __COMMIT__: '"test"' } : {},
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.{ts,tsx}', 'test/e2e/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: inTest ? findChromium() : '', args: chromiumFlags() } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
