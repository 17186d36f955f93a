import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { chromiumFlags, findChromium } from './find-browser.ts';
import { readerScript } from './read-bundle.ts';
import { openTab, type ReadJob, type ReadTab } from './read-tab.ts';

export interface ReadOptions {
  /** The browser's IANA zone; the machine's own where none is named. */
  zone?: string | undefined;
  tabs?: number;
  /** A page that takes longer is given up. */
  limitMs?: number;
}

/** Reads stored pages with the real reader in the real browser. */
export interface PageReader {
  /** What is read, as one line of JSON; a page that fails is `{url, error}`. Never rejects. */
  read(job: ReadJob): Promise<string>;
  close(): Promise<void>;
}

const FLAGS = [
  // One process a tab for all pages: a new one for each address costs more than reading it.
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process,BackForwardCache,HttpsUpgrades,HttpsFirstBalancedMode,HttpsFirstBalancedModeAutoEnable,LocalNetworkAccessChecks',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-dev-shm-usage',
  '--window-size=1280,900',
];

interface Started {
  browser: Browser;
  profile: string;
}

async function launch(zone: string | undefined): Promise<Started> {
  const profile = await mkdtemp(join(tmpdir(), 'hozen-reading-'));
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    headless: true,
    userDataDir: profile,
    defaultViewport: null,
    pipe: true,
    args: [...chromiumFlags(), ...FLAGS],
    env: { ...process.env, ...(zone === undefined ? {} : { TZ: zone }) },
  });
  return { browser, profile };
}

async function end({ browser, profile }: Started): Promise<void> {
  const { pid } = browser.process() ?? {};
  // A browser that hangs does not close by itself.
  await within(10_000, browser.close()).catch(() => pid !== undefined && process.kill(pid, 'SIGKILL'));
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`nothing after ${limitMs / 1_000} s`)), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Line breaks other than \n, which JSON leaves as they are and readers of lines may not. */
const oneLine = (json: string) =>
  json.replace(/[\u0085\u2028\u2029]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Start a browser to read stored pages in. */
export async function startReader({
  zone,
  tabs = 3,
  limitMs = 20_000,
}: ReadOptions = {}): Promise<PageReader> {
  const script = await readerScript();
  let started = launch(zone);
  await started;
  const idle: ReadTab[] = [];
  const waiting: (() => void)[] = [];
  let free = tabs;

  /** The browser, started anew where it is gone. */
  async function running(): Promise<Browser> {
    const asked = started;
    const known = await asked;
    if (known.browser.connected) return known.browser;
    // Whoever comes here first starts it, for all.
    if (started === asked) {
      idle.length = 0;
      started = end(known).then(() => launch(zone));
    }
    return (await started).browser;
  }

  async function tab(): Promise<ReadTab> {
    const browser = await running();
    return idle.pop() ?? openTab(browser, script);
  }

  async function readOnce(job: ReadJob): Promise<string> {
    const opening = tab();
    try {
      const json = await within(
        limitMs,
        opening.then(opened => opened.read(job)),
      );
      idle.push(await opening);
      return json;
    } catch (problem) {
      // Also one that opens too late.
      opening.then(opened => opened.close()).catch(() => {});
      throw problem;
    }
  }

  /** A tab that hung may take others down with it when it is closed, whose pages are innocent. */
  async function readAgainIfClosed(job: ReadJob): Promise<string> {
    try {
      return await readOnce(job);
    } catch (problem) {
      if (!/closed|crashed|detached/i.test(String(problem))) throw problem;
      return readOnce(job);
    }
  }

  async function turn(): Promise<void> {
    if (free === 0) await new Promise<void>(go => waiting.push(go));
    else free -= 1;
  }

  return {
    async read(job) {
      await turn();
      try {
        return oneLine(await readAgainIfClosed(job));
      } catch (problem) {
        const error = problem instanceof Error ? problem.message : String(problem);
        return oneLine(JSON.stringify({ url: job.url, error }));
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
    async close() {
      await end(await started);
    },
  };
}
