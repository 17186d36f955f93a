import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { DIST, ROOT } from '../rig/build-extension.ts';
import { keepPage } from '../rig/journey.ts';
import { lookInStore } from '../rig/look-in-store.ts';
import { press, shows } from '../rig/press.ts';
import { type Served, serveFolder } from '../rig/serve-folder.ts';

const DAY_MS = 86_400_000;
let board: Served;
let profile: string;

/** What the browser itself says of alarms, notifications and the button. */
interface Told {
  alarms: { name: string; scheduledTime: number; periodInMinutes?: number }[];
  notifications: string[] | null;
  badge: string;
}

/** The built extension with notifications allowed: the browser asks in a dialog of its own, which no script can answer. */
async function allowed(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'hozen-allowed-'));
  await cp(DIST, copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(
    path,
    JSON.stringify({ ...manifest, permissions: [...manifest.permissions, 'notifications'] }),
  );
  return copy;
}

function told(own: Page): Promise<Told> {
  return own.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        alarms: { getAll(): Promise<Told['alarms']> };
        notifications?: { getAll(done: (all: object) => void): void };
        action: { getBadgeText(where: object): Promise<string> };
      };
    };
    const { notifications } = chrome;
    return {
      alarms: (await chrome.alarms.getAll()).filter(({ name }) => name === 'reminder'),
      notifications: notifications
        ? await new Promise<string[]>(resolve => notifications.getAll(all => resolve(Object.keys(all))))
        : null,
      badge: await chrome.action.getBadgeText({}),
    };
  });
}

/** Say on the page of dates that the person learned who wrote it almost six months ago: a date three days away. */
async function makeDateNear(rig: Rig, id: string): Promise<void> {
  const dates = await rig.openOwnPage(`src/pages/dates/index.html?record=${id}`);
  const due = new Date(Date.now() + 3 * DAY_MS + 9 * 3_600_000);
  const known = new Date(
    Date.UTC(due.getUTCFullYear(), due.getUTCMonth() - 6, Math.min(28, due.getUTCDate())),
  );
  await press(dates, 'dates_enter');
  await dates.waitForSelector('input[type=date]');
  await dates.$eval(
    'input[type=date]',
    (field, day) => {
      (field as HTMLInputElement).value = day;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    known.toISOString().slice(0, 10),
  );
  await press(dates, 'dates_keep');
  await dates.waitForFunction(
    day => document.body.innerText.includes(day),
    {},
    known.toISOString().slice(0, 10).replaceAll('-', '/'),
  );
  await dates.close();
}

async function keepOne(rig: Rig): Promise<string> {
  const page = await rig.browser.newPage();
  await page.goto(`http://127.0.0.1:${board.port}/thread.html`);
  const popup = await keepPage(rig, page);
  const { records } = await lookInStore(popup);
  await popup.close();
  return records[0]?.id ?? '';
}

async function turnOn(rig: Rig): Promise<Page> {
  const options = await rig.openOwnPage('src/pages/options/index.html');
  await press(options, 'reminder_on');
  await shows(options, 'reminder_which');
  await press(options, 'reminder_law');
  await options.waitForFunction(() => document.querySelectorAll('.choice input:checked').length === 2);
  return options;
}

beforeAll(async () => {
  board = await serveFolder(join(ROOT, 'test/fixtures/board'));
  profile = await mkdtemp(join(tmpdir(), 'hozen-reminders-'));
});
afterAll(async () => {
  await board?.close();
  await rm(profile, { recursive: true, force: true });
});

describe('where notifications are allowed', () => {
  let rig: Rig;
  let extension: string;
  beforeAll(async () => {
    extension = await allowed();
    rig = await startRig({ extension, profile });
  });
  afterAll(async () => {
    await rig?.close();
    await rm(extension, { recursive: true, force: true });
  });

  test('nothing is planned until the person turns it on', async () => {
    const id = await keepOne(rig);
    await makeDateNear(rig, id);
    const library = await rig.openOwnPage('src/pages/library/index.html');
    expect(await told(library)).toEqual({ alarms: [], notifications: [], badge: '' });
    expect((await lookInStore(library)).custody.at(-1)?.body).toMatchObject({
      kind: 'step noted',
      detail: { step: 'poster known' },
    });
    await library.close();
  });

  test('a date that is near is told once, by a notification and a mark, and the next look is planned', async () => {
    const options = await turnOn(rig);
    await shows(options, 'reminder_allowed');
    await expect.poll(() => told(options)).toMatchObject({ notifications: ['hozen-reminder'], badge: '●' });
    const [alarm] = (await told(options)).alarms;
    expect(alarm?.periodInMinutes).toBe(1_440);
    // 9:00 in Japan is midnight by UTC.
    expect((alarm?.scheduledTime ?? 1) % DAY_MS).toBe(0);
    await options.close();
    const library = await rig.openOwnPage('src/pages/library/index.html');
    await shows(library, 'reminder_near', '1');
    await expect.poll(async () => (await told(library)).badge).toBe('');
    await library.close();
  });

  test('a browser that starts anew plans it again', async () => {
    const before = await rig.openOwnPage('src/pages/library/index.html');
    await before.evaluate(() =>
      (
        globalThis as unknown as { chrome: { alarms: { clear(name: string): Promise<boolean> } } }
      ).chrome.alarms.clear('reminder'),
    );
    expect((await told(before)).alarms).toEqual([]);
    await rig.close();
    rig = await startRig({ extension, profile });
    const after = await rig.openOwnPage('src/pages/library/index.html');
    await expect.poll(async () => (await told(after)).alarms.length).toBe(1);
    // Told before, so not told again.
    expect((await told(after)).badge).toBe('');
  });
});

test('where notifications are refused, the button and the list tell', async () => {
  const rig = await startRig({ extension: DIST });
  try {
    await makeDateNear(rig, await keepOne(rig));
    const options = await rig.openOwnPage('src/pages/options/index.html');
    // As after a refusal: the setting is on, the permission is not there.
    await options.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          storage: { local: { set(items: object): Promise<void> } };
          runtime: { sendMessage(message: object): Promise<unknown> };
        };
      };
      await chrome.storage.local.set({ reminder: { on: true, kinds: ['law'], daysBefore: 7 } });
      await chrome.runtime.sendMessage({ hozen: 'background', call: 'lookAtReminders', request: {} });
    });
    await options.reload();
    await shows(options, 'reminder_refused');
    expect(await told(options)).toMatchObject({
      notifications: null,
      badge: '●',
      alarms: [{ name: 'reminder' }],
    });
    const library = await rig.openOwnPage('src/pages/library/index.html');
    await shows(library, 'reminder_near', '1');
  } finally {
    await rig.close();
  }
});
