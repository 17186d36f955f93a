import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Extension, type Page, type WebWorker } from 'puppeteer-core';
import { chromiumFlags, findChromium } from './find-browser.ts';

export interface RigOptions {
  /** Folder of the built extension. */
  extension: string;
  headless?: boolean;
  /** Kept between starts; a new one, removed at the end, where none is named. */
  profile?: string;
  flags?: string[];
  /** Language of the browser. */
  language?: string;
  /** Put the button on the toolbar of a new profile, where a person would put it. */
  pinned?: boolean;
}

export interface Rig {
  browser: Browser;
  extensionId: string;
  /** The service worker as it runs now; started where it was stopped. */
  worker(): Promise<WebWorker>;
  /** Stop the service worker, as the browser does whenever it likes. */
  stopWorker(): Promise<void>;
  /** Click the toolbar button on `page`, as a person does: it grants `activeTab` and opens the popup. */
  clickToolbarButton(page: Page): Promise<Page>;
  /** Open a page of the extension in a tab of its own. */
  openOwnPage(path: string): Promise<Page>;
  /** Wait for a page of the extension to open. */
  ownPage(path: string): Promise<Page>;
  close(): Promise<void>;
}

/** An unpacked extension's id: half of its path's SHA-256, written with a to p for 0 to f. */
function idOf(folder: string): string {
  const hex = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return Array.from(hex, digit => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

async function pin(profile: string, extension: string): Promise<void> {
  await mkdir(join(profile, 'Default'), { recursive: true });
  const preferences = { extensions: { pinned_extensions: [idOf(extension)] } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

async function install(browser: Browser, folder: string): Promise<Extension> {
  const id = await browser.installExtension(folder);
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error('the extension did not load');
  return extension;
}

/** What drops down from the address bar is a page, loaded with every start: two seconds of a processor for what no test opens. */
const WITHOUT_OMNIBOX_PAGES = '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup';

/** Start Chromium with the built extension in a profile of its own. */
export async function startRig(options: RigOptions): Promise<Rig> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'hozen-profile-')));
  const language = options.language ?? 'ja';
  if (options.pinned) await pin(profile, options.extension);
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    headless: options.headless ?? true,
    userDataDir: profile,
    defaultViewport: null,
    // A pipe instead of a port: the debugging protocol's Extensions domain is open to nobody else.
    pipe: true,
    enableExtensions: true,
    args: [
      ...chromiumFlags(),
      WITHOUT_OMNIBOX_PAGES,
      '--window-size=1280,900',
      `--lang=${language}`,
      ...(options.flags ?? []),
    ],
    env: { ...process.env, LANGUAGE: language },
  });
  const extension = await install(browser, options.extension);
  const own = (path: string) => `chrome-extension://${extension.id}/${path}`;
  const ownPage = async (path: string): Promise<Page> => {
    const target = await browser.waitForTarget(t => t.url().startsWith(own(path)), { timeout: 60_000 });
    return target.asPage();
  };
  const worker = async () => {
    const isOurs = (url: string) => url.startsWith(own(''));
    const target = await browser.waitForTarget(t => t.type() === 'service_worker' && isOurs(t.url()));
    const worker = await target.worker();
    if (!worker) throw new Error('the service worker is gone');
    return worker;
  };
  return {
    browser,
    extensionId: extension.id,
    worker,
    async stopWorker() {
      try {
        await (await worker()).close();
      } catch (problem) {
        // It had stopped before puppeteer could let go of it.
        if (!String(problem).includes('No session with given id')) throw problem;
      }
    },
    async clickToolbarButton(page) {
      await page.bringToFront();
      await page.triggerExtensionAction(extension);
      return ownPage('src/pages/popup/');
    },
    async openOwnPage(path) {
      const page = await browser.newPage();
      await page.goto(own(path));
      return page;
    },
    ownPage,
    async close() {
      await browser.close();
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true });
    },
  };
}
