import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Evidence, Missing } from '../../src/evidence/index.ts';
import { expectTruePictures } from '../rig/bands.ts';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { ROOT } from '../rig/build-extension.ts';
import { FAULT_TIMES, faultMoment, IS_LONG_RUN } from '../rig/fault-times.ts';
import { hashOfKept, sheetsIn, tilesIn } from '../rig/kept-pictures.ts';
import { recordRows } from '../rig/look-in-store.ts';
import { type Served, serveFolder } from '../rig/serve-folder.ts';
import { extensionUnderTest } from './built.ts';

/** Browsers at work at once: the camera mostly waits for its quota. */
const AT_ONCE = IS_LONG_RUN ? 5 : 2;
/** From the click to the last tile takes about this long here; milliseconds. */
const TOUR_TAKES = 3_200;

interface Station {
  rig: Rig;
  own: Page;
}

let pages: Served;
let stations: Station[];
let count = 0;

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
async function station(profile?: string): Promise<Station> {
  const rig = await startRig({ extension: extensionUnderTest(), ...(profile && { profile }) });
  return { rig, own: await rig.openOwnPage('src/pages/help/index.html') };
}

beforeAll(async () => {
  pages = await serveFolder(join(ROOT, 'test/fixtures/camera'));
  stations = await Promise.all(Array.from({ length: AT_ONCE }, () => station()));
});
afterAll(async () => {
  await Promise.all((stations ?? []).map(({ rig }) => rig.close()));
  await pages?.close();
});

async function rowOf(own: Page, url: string) {
  return (await recordRows(own)).find(
    row => (row.phase === 'sealed' ? row.evidence : row.draft.evidence).page.url === url,
  );
}

async function sealed(own: Page, url: string): Promise<Evidence | null> {
  for (let tries = 0; tries < 15 && !(await rowOf(own, url)); tries++) await pause(200);
  if (!(await rowOf(own, url))) return null;
  for (let tries = 0; tries < 900; tries++) {
    const row = await rowOf(own, url);
    if (row?.phase === 'sealed') return row.evidence;
    await pause(100);
  }
  throw new Error(`${url} was never sealed`);
}

type Outcome = 'whole' | 'in part' | 'not begun' | Missing['why'];

interface Fault {
  /** What happens, `after` milliseconds from the click. Gives what undoes it. */
  make(page: Page, station: Station): Promise<(() => Promise<void>) | undefined>;
  /** The tab is gone, or shows something else. */
  leaves?: boolean;
  /** The page may stand elsewhere afterwards: the person went on scrolling. */
  scrolls?: boolean;
}

async function once({ make, leaves, scrolls }: Fault, at: number, where: Station): Promise<Outcome> {
  const { rig, own } = where;
  const page = await rig.browser.newPage();
  const url = `http://127.0.0.1:${pages.port}/bands.html?n=${count++}`;
  await page.goto(url);
  await rig.clickToolbarButton(page);
  await faultMoment(at, TOUR_TAKES, async () => {
    const row = await rowOf(own, url);
    return row?.phase === 'sealed' || row?.draft.progress?.done ? row : undefined;
  });
  const undo = await make(page, where);
  const evidence = await sealed(own, url);
  await undo?.();
  if (!evidence) {
    if (!page.isClosed()) await page.close();
    return 'not begun';
  }
  await expectTruePictures(own, evidence);
  for (const { name, sha256, size } of evidence.files) {
    expect([name, await hashOfKept(own, evidence.id, name)]).toEqual([name, { size, sha256 }]);
  }
  const last = tilesIn(evidence).at(-1);
  const complete =
    last !== undefined && last.place.y + last.place.area.height >= last.place.contentHeight - 1;
  const lack = evidence.state.kind === 'partial' ? evidence.state.missing : [];
  // A picture that does not go to the end of the page says so, and one that does needs no excuse.
  if (!complete) expect(lack.length).toBeGreaterThan(0);
  const undrawn = evidence.lacks?.some(({ what }) => what === 'derived pictures');
  if (last && !undrawn && !lack.some(({ why }) => why === 'interrupted')) {
    expect(sheetsIn(evidence).length).toBeGreaterThan(0);
  }
  if (!leaves && !page.isClosed()) {
    const left = () =>
      page.evaluate(still => document.getAnimations().length + (still ? scrollY : 0), scrolls !== true);
    await expect.poll(left, { timeout: 15_000 }).toBe(0);
  }
  if (!page.isClosed()) await page.close();
  return complete && lack.length === 0 ? 'whole' : (lack[0]?.why ?? 'in part');
}

async function many(fault: Fault, at = stations): Promise<Map<Outcome, number>> {
  const outcomes = new Map<Outcome, number>();
  let next = 0;
  await Promise.all(
    at.map(async where => {
      while (next < FAULT_TIMES) {
        const outcome = await once(fault, next++, where);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    }),
  );
  console.log(`of ${FAULT_TIMES}:`, Object.fromEntries(outcomes));
  return outcomes;
}

async function windowOf(page: Page) {
  const session = await page.createCDPSession();
  const { windowId } = await session.send('Browser.getWindowForTarget');
  return (bounds: { windowState?: 'minimized' | 'normal'; width?: number; height?: number }) =>
    session.send('Browser.setWindowBounds', { windowId, bounds });
}

/** Run an expression of the extension's own API in one of its pages. */
const extension = (own: Page, expression: string) => own.evaluate(expression);

const FAULTS: Record<string, Fault> = {
  'another tab comes to the front': {
    async make(page, { rig }) {
      const other = await rig.browser.newPage();
      return async () => {
        await other.close();
        await page.bringToFront();
      };
    },
  },
  'another tab comes to the front for a moment': {
    async make(page, { own }) {
      await own.bringToFront();
      await pause(120);
      await page.bringToFront();
      return undefined;
    },
  },
  'the tab is closed': {
    leaves: true,
    async make(page) {
      await page.close();
      return undefined;
    },
  },
  'the tab goes elsewhere': {
    leaves: true,
    async make(page) {
      await page.goto(`http://127.0.0.1:${pages.port}/plain.html`).catch(() => undefined);
      return undefined;
    },
  },
  'the window is resized': {
    async make(page) {
      const set = await windowOf(page);
      await set({ width: 900, height: 700 });
      return async () => void (await set({ width: 1280, height: 900 }));
    },
  },
  'the page is zoomed': {
    async make(page, { own }) {
      const zoom = (to: number) =>
        extension(
          own,
          `chrome.tabs.query({}).then(tabs => chrome.tabs.setZoom(tabs.find(t => t.url === ${JSON.stringify(page.url())})?.id ?? tabs.find(t => t.active).id, ${to}))`,
        );
      await zoom(1.5);
      return async () => void (await zoom(1));
    },
  },
  'the person scrolls': {
    scrolls: true,
    async make(page) {
      await page.mouse.move(300, 300);
      for (let n = 0; n < 5; n++) {
        await page.mouse.wheel({ deltaY: 180 });
        await pause(60);
      }
      return undefined;
    },
  },
  'a dialog of the browser covers it': {
    async make(page) {
      page.once('dialog', dialog => void pause(4_000).then(() => dialog.accept().catch(() => undefined)));
      await page.evaluate(() => void setTimeout(() => alert('お知らせ'), 0));
      return undefined;
    },
  },
  'a dialog of the page covers it': {
    async make(page) {
      await page.evaluate(() => {
        const dialog = document.createElement('dialog');
        dialog.textContent = '会員登録はこちら';
        const clear = new CSSStyleSheet();
        // The veil is true to the page, but not to the colours by which this test knows it.
        clear.replaceSync('::backdrop { background: transparent }');
        document.adoptedStyleSheets = [clear];
        dialog.style.cssText = 'width: 200px; height: 100px; background: rgb(1 2 3); left: auto; right: 0;';
        document.documentElement.append(dialog);
        dialog.showModal();
      });
      return undefined;
    },
  },
  'the window is minimised': {
    async make(page) {
      const set = await windowOf(page);
      await set({ windowState: 'minimized' });
      await pause(300);
      await set({ windowState: 'normal' });
      return undefined;
    },
  },
  'the quota is used up': {
    async make(page, { own }) {
      await extension(
        own,
        `(async () => { for (let n = 0; n < 12; n++) { await chrome.tabs.captureVisibleTab().catch(() => 0); await new Promise(r => setTimeout(r, 90)); } })()`,
      );
      expect(page.isClosed()).toBe(false);
      return undefined;
    },
  },
  'the worker is killed': {
    async make(_, { rig, own }) {
      await rig.stopWorker();
      await pause(500);
      // An alarm would wake it within half a minute; any message does so now.
      await extension(own, 'chrome.runtime.sendMessage({}).catch(() => 0)');
      return undefined;
    },
  },
};

describe('while the tiles are taken', { timeout: 400_000 }, () => {
  test.for(Object.entries(FAULTS))('%s: no picture is wrong without a word', async ([, fault]) => {
    const outcomes = await many(fault);
    expect([...outcomes.values()].reduce((sum, n) => sum + n, 0)).toBe(FAULT_TIMES);
    expect(outcomes.get('not begun') ?? 0).toBeLessThanOrEqual(FAULT_TIMES / 2);
  });
});

/** Room left on the disk when it fills up: too little for a picture, or too little for anything; MiB. */
const LEFT = [40, 12];

function smallDisk(path: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=384m', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('the disk fills up: what was kept stays, and the record says so', {
  timeout: 300_000,
}, async context => {
  const profiles = await Promise.all(
    Array.from({ length: AT_ONCE }, () => mkdtemp(join(tmpdir(), 'hozen-small-'))),
  );
  const small: Station[] = [];
  try {
    if (!profiles.every(smallDisk)) return context.skip('no file system of a given size can be mounted here');
    small.push(...(await Promise.all(profiles.map(profile => station(profile)))));
    let times = 0;
    const fault: Fault = {
      async make(_, where) {
        const profile = profiles[small.indexOf(where)] ?? '';
        const fill = join(profile, 'fill');
        const { bavail, bsize } = await statfs(profile);
        const left = (LEFT[times++ % LEFT.length] ?? 0) * 2 ** 20;
        execFileSync('fallocate', ['-l', String(bavail * bsize - left), fill]);
        return () => rm(fill);
      },
    };
    const outcomes = await many(fault, small);
    expect(outcomes.get('storage failed') ?? 0).toBeGreaterThanOrEqual(FAULT_TIMES / 4);
    const kept = await Promise.all(small.map(({ own }) => recordRows(own)));
    expect(kept.flat()).toHaveLength(FAULT_TIMES - (outcomes.get('not begun') ?? 0));
  } finally {
    await Promise.all(small.map(({ rig }) => rig.close()));
    for (const profile of profiles) {
      spawnSync('umount', ['-l', profile]);
      await rm(profile, { recursive: true, force: true });
    }
  }
});
