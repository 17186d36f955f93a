import browser from 'webextension-polyfill';
import type { Instant } from '../evidence/index.ts';

/**
 * What a worker must remember over its own restarts but not over the browser's: tab ids mean nothing in the
 * next run of the browser.
 */
const area = browser.storage.session;

/** A name for this run of the browser. */
export async function browserRun(): Promise<string> {
  return navigator.locks.request('hozen-browser-run', async () => {
    const { run } = await area.get('run');
    if (typeof run === 'string') return run;
    const fresh = crypto.randomUUID();
    await area.set({ run: fresh });
    return fresh;
  });
}

/** Do `work` the first time this is called under `name` in this run of the browser. */
export async function onceARun(name: string, work: () => Promise<void>): Promise<void> {
  const key = `once ${name}`;
  await navigator.locks.request(`hozen-${key}`, async () => {
    if ((await area.get(key))[key] === true) return;
    await work();
    await area.set({ [key]: true });
  });
}

export interface RecentCapture {
  id: string;
  url: string;
  at: Instant;
}

const recentKey = (tabId: number) => `recent ${tabId}`;

/** The last capture begun on a tab in this run of the browser. */
export async function recentOf(tabId: number): Promise<RecentCapture | null> {
  const { [recentKey(tabId)]: recent } = await area.get(recentKey(tabId));
  return (recent as RecentCapture | undefined) ?? null;
}

export async function rememberRecent(tabId: number, recent: RecentCapture): Promise<void> {
  await area.set({ [recentKey(tabId)]: recent });
}

export async function forgetRecent(tabId: number): Promise<void> {
  await area.remove(recentKey(tabId));
}

const PICKING = 'picking';

/** The tab in which a post is being chosen, and the record the choice will take the place of. */
export interface Picking {
  tabId: number;
  recordId: string | null;
}

export async function setPicking(picking: Picking | null): Promise<void> {
  if (picking) await area.set({ [PICKING]: picking });
  else await area.remove(PICKING);
}

export async function readPicking(): Promise<Picking | null> {
  const { [PICKING]: picking } = await area.get(PICKING);
  return (picking as Picking | undefined) ?? null;
}
