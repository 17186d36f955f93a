import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { crx } from '@crxjs/vite-plugin';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin, PluginOption } from 'vite';
import { defineConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };
import { exhibitFont } from './test/rig/exhibit-font-plugin.ts';
import { IS_LONG_RUN } from './test/rig/fault-times.ts';
import { chromiumFlags, findChromium } from './test/rig/find-browser.ts';
import { knownRoots } from './test/rig/known-roots-plugin.ts';
import { leftOut } from './test/rig/left-out-plugin.ts';
import { japanese, oneFilePage } from './test/rig/one-file-page-plugin.ts';

const inTest = process.env.VITEST !== undefined;

/** Pages that are opened by address, so that no manifest key names them. */
const PAGES = ['library', 'send', 'help', 'dates', 'verify', 'masking'];

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

/** One messages.json a language, as browsers want it, out of the parts in src/_locales. */
function locales(): Plugin {
  return {
    name: 'hozen-locales',
    generateBundle() {
      for (const language of ['ja', 'en']) {
        const folder = join('src/_locales', language);
        const parts = readdirSync(folder).map(part => JSON.parse(readFileSync(join(folder, part), 'utf8')));
        const source = JSON.stringify(Object.assign({}, ...parts));
        this.emitFile({ type: 'asset', fileName: `_locales/${language}/messages.json`, source });
      }
    },
  };
}

/** CRXJS also leaves the injected script as a module that nothing loads. */
function removeUnused(dir: string): void {
  const texts = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(js|html)$/.test(name))
    .map(name => ({ name, text: readFileSync(join(dir, name), 'utf8') }));
  for (const { name } of texts.filter(({ name }) => name.startsWith('assets'))) {
    const used = texts.some(other => other.name !== name && other.text.includes(basename(name)));
    if (!used) rmSync(join(dir, name));
  }
}

/**
 * CRXJS lists every script it bundles for injection as readable by pages, by which a page could tell that the
 * extension is installed. `scripting.executeScript({ files })` needs no such entry.
 */
function nothingForPages(): Plugin {
  return {
    name: 'hozen-nothing-for-pages',
    apply: 'build',
    enforce: 'post',
    writeBundle: {
      order: 'post',
      handler({ dir = 'dist' }) {
        const path = join(dir, 'manifest.json');
        const { web_accessible_resources: _, ...rest } = JSON.parse(readFileSync(path, 'utf8'));
        writeFileSync(path, JSON.stringify(rest, null, 2));
        removeUnused(dir);
      },
    },
  };
}

/** The page that checks a bundle, as the file that goes into every bundle. */
function verifyPage(): Plugin {
  return oneFilePage({
    entry: 'src/pages/verify/standalone.tsx',
    fileName: 'verify.html',
    title: japanese('verify', 'verify_title'),
    plugins: [knownRoots()],
  });
}

/**
 * The manifest as Firefox takes it: an event page instead of a service worker, an id instead of a key, and what leaves the
 * device declared (https://extensionworkshop.com/documentation/develop/firefox-builtin-data-consent/).
 */
function firefoxManifest() {
  const { key: _, minimum_chrome_version: __, background, ...rest } = manifest;
  return {
    ...rest,
    background: { scripts: [background.service_worker], type: background.type },
    browser_specific_settings: {
      gecko: {
        id: 'hozen@hozen.example',
        // The first with the consent for data collection built in.
        strict_min_version: '140.0',
        // A report goes to a hotline when the person sends it, and nothing else ever leaves the device.
        data_collection_permissions: {
          required: ['none'],
          optional: ['personallyIdentifyingInfo', 'personalCommunications', 'websiteContent'],
        },
      },
    },
  };
}

function extension(forFirefox: boolean): PluginOption {
  return forFirefox
    ? crx({ manifest: firefoxManifest() as never, browser: 'firefox' })
    : crx({ manifest: manifest as never });
}

/** What is waited for with `expect.poll` is waited for this long, however busy the machine is; milliseconds. */
const POLL = { timeout: 20_000, interval: 50 };

export default defineConfig(({ mode }) => ({
  plugins: inTest
    ? [knownRoots(), leftOut()]
    : [
        extension(mode === 'firefox'),
        locales(),
        knownRoots(),
        verifyPage(),
        exhibitFont(),
        leftOut(),
        nothingForPages(),
      ],
  build: {
    outDir: mode === 'firefox' ? 'dist-firefox' : 'dist',
    target: mode === 'firefox' ? 'firefox140' : 'chrome127',
    modulePreload: false,
    chunkSizeWarningLimit: 900,
    rollupOptions: { input: Object.fromEntries(PAGES.map(page => [page, `src/pages/${page}/index.html`])) },
  },
  define: { __COMMIT__: JSON.stringify(commit()) },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          sequence: { groupOrder: 1 },
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts', 'test/e2e/**'],
          // Some hash hundreds of megabytes, on whatever machine it is and whatever else runs there.
          testTimeout: 30_000,
          expect: { poll: POLL },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          // By themselves: some of them measure how long reading takes.
          sequence: { groupOrder: 0 },
          include: ['test/**/*.browser.test.{ts,tsx}'],
          provide: { longRun: IS_LONG_RUN },
          testTimeout: 30_000,
          expect: { poll: POLL },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: inTest ? findChromium() : '', args: chromiumFlags() },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          sequence: { groupOrder: 2 },
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/e2e/built.ts',
          // The camera mostly waits for the browser's quota, so three browsers get on side by side.
          maxWorkers: 3,
          expect: { poll: { ...POLL, timeout: 60_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
}));
