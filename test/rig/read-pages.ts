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

function launch(profile: string, zone: string | undefined): Promise<Browser> {
  return puppeteer.launch({
    executablePath: findChromium(),
    headless: true,
    userDataDir: profile,
    defaultViewport: null,
    pipe: true,
    args: [...chromiumFlags(), ...FLAGS],
    env: { ...process.env, ...(zone === undefined ? {} : { TZ: zone }) },
  });
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
  const profile = await mkdtemp(join(tmpdir(), 'hozen-reading-'));
  let browser = launch(profile, zone);
  await browser;
  const idle: ReadTab[] = [];
  const waiting: (() => void)[] = [];
  let free = tabs;

  async function tab(): Promise<ReadTab> {
    const kept = idle.pop();
    if (kept) return kept;
    if (!(await browser).connected) {
      idle.length = 0;
      browser = launch(profile, zone);
    }
    return openTab(await browser, script);
  }

  async function readOnce(job: ReadJob): Promise<string> {
    let used: ReadTab | null = null;
    try {
      return await within(
        limitMs,
        tab().then(opened => {
          used = opened;
          return opened.read(job);
        }),
      ).then(json => {
        if (used) idle.push(used);
        return json;
      });
    } catch (problem) {
      (used as ReadTab | null)?.close();
      throw problem;
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
        return oneLine(await readOnce(job));
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
      await (await browser).close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
