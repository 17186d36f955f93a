import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORGERIES, forge, type Good, goodBundle } from '../bundle/forging/index.ts';
import { runScript, unpack } from '../bundle/scripts/folders.ts';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { buildForFirefox, ROOT } from '../rig/build-extension.ts';
import { whyNoFirefox } from '../rig/find-firefox.ts';
import { type FirefoxRig, startFirefox } from '../rig/firefox-rig.ts';
import { downloadTo, keepPage, saveBundle } from '../rig/journey.ts';
import { type Served, serveFolder } from '../rig/serve-folder.ts';
import { startTsa, type Tsa } from '../rig/tsa.ts';
import { extensionUnderTest } from './built.ts';

const PAGE = 'src/pages/verify/index.html';

let rig: Rig;
let board: Served;
let tsa: Tsa;
let good: Good;
let work: string;
/** A bundle that the extension saved, and the folder it was unpacked into. */
let zip: string;
let bag: string;
let spoiled: string;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'hozen-verify-'));
  tsa = await startTsa();
  good = await goodBundle(tsa);
  board = await serveFolder(join(ROOT, 'test/fixtures/board'));
  rig = await startRig({ extension: extensionUnderTest() });
  await downloadTo(rig, work);
  const page = await rig.browser.newPage();
  await page.goto(`http://127.0.0.1:${board.port}/thread.html`);
  zip = await saveBundle(await keepPage(rig, page), work);
  bag = unpack(readFileSync(zip));
  spoiled = join(work, 'spoiled.zip');
  const bytes = readFileSync(zip);
  const at = bytes.length >> 1;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(spoiled, bytes);
});
afterAll(async () => {
  await rig?.close();
  await board?.close();
  await tsa?.stop();
  rmSync(work, { recursive: true, force: true });
});

interface Shown {
  rung: string;
  text: string;
}

/** Choose a zip on the page and wait for what is said of it. Each has to have a name of its own. */
async function check(page: Page, path: string): Promise<Shown> {
  const input = (await page.$('input[accept*=zip]')) ?? (await page.waitForSelector('input[accept*=zip]'));
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return page.evaluate(
    wanted =>
      new Promise<Shown>(resolve => {
        const look = () => {
          const chosen = Array.from(document.querySelectorAll('p')).some(p =>
            p.textContent?.includes(wanted),
          );
          const verdict = chosen && document.querySelector<HTMLElement>('[data-rung]');
          if (!verdict) return;
          observer.disconnect();
          resolve({ rung: verdict.dataset.rung ?? '', text: verdict.innerText });
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { attributes: true, childList: true, subtree: true, characterData: true });
        look();
      }),
    name,
  );
}

async function trust(page: Page, certificate: string): Promise<void> {
  await page.click('.told-fields summary');
  const input = await page.waitForSelector('input[accept*=pem]');
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(certificate);
}

const places = [
  { place: 'the extension', open: () => rig.openOwnPage(PAGE) },
  {
    place: 'verify.html of the bundle itself, from the disk',
    open: async () => {
      const page = await rig.browser.newPage();
      await page.goto(pathToFileURL(join(bag, 'verify.html')).href);
      return page;
    },
  },
];

describe.each(places)('in $place', ({ open }) => {
  test('a bundle that the extension saved is intact, and with one bit changed it is broken', async () => {
    const page = await open();
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url()));
    const faults: string[] = [];
    page.on('pageerror', problem => faults.push(String(problem)));
    const whole = await check(page, zip);
    expect(whole.rung, whole.text).toBe('intact');
    expect(whole.text).toContain(`http://127.0.0.1:${board.port}/thread.html`);
    expect((await check(page, spoiled)).rung).toBe('broken');
    expect(asked).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('every forgery gets the verdict it has to get', async () => {
    const page = await open();
    tsa.certificate('root');
    await trust(page, join(tsa.folder, 'root.pem'));
    const wrong: unknown[] = [];
    for (const [n, forgery] of FORGERIES.entries()) {
      const path = join(work, `forged-${n}.zip`);
      if (!existsSync(path)) writeFileSync(path, (await forge(forgery, good)).zip);
      const { rung, text } = await check(page, path);
      if (rung !== forgery.expected) wrong.push({ attack: forgery.attack, rung, text });
    }
    expect(wrong).toEqual([]);
    await page.close();
  }, 400_000);
});

test('verify.sh, too, finds the bundle as it was saved, and not with a file more', () => {
  const said = runScript(bag);
  expect(said, said.text).toMatchObject({ verdict: 'intact', status: 0 });
  const more = unpack(readFileSync(zip));
  writeFileSync(join(more, 'data/more.txt'), '');
  expect(runScript(more)).toMatchObject({ verdict: 'broken', status: 1 });
});

const missing = whyNoFirefox();

describe.skipIf(missing)('in Firefox', () => {
  let firefox: FirefoxRig;
  let extension: string;
  beforeAll(async () => {
    extension = await buildForFirefox();
    firefox = await startFirefox({ extension });
  });
  afterAll(async () => {
    await firefox?.close();
    if (extension) rmSync(extension, { recursive: true, force: true });
  });

  const checkInFirefox = async (path: string): Promise<string> => {
    await firefox.chooseFile('input[accept*=zip]', path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const shown = () =>
      firefox.inPage<string>(
        `const chosen = Array.from(document.querySelectorAll('p')).some(p => p.textContent.includes(args[0]));
        return (chosen && document.querySelector('[data-rung]')?.dataset.rung) || '';`,
        name,
      );
    await expect.poll(shown, { timeout: 60_000 }).not.toBe('');
    return shown();
  };

  test.each(['its extension page', 'verify.html from the disk'])(
    '%s tells a whole bundle from a spoiled one',
    async where => {
      const address =
        where === 'its extension page'
          ? await firefox.own(PAGE)
          : pathToFileURL(join(bag, 'verify.html')).href;
      await firefox.newTab(address);
      expect(await checkInFirefox(zip)).toBe('intact');
      expect(await checkInFirefox(spoiled)).toBe('broken');
    },
  );
});
