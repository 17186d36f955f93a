import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasWords, lookedFor } from '../../src/masking/cover-words.ts';
import { onPath } from '../rig/find-browser.ts';
import { whyNoFirefox } from '../rig/find-firefox.ts';
import { type FirefoxAtSites, firefoxAt } from '../rig/firefox-at.ts';
import type { FirefoxRig } from '../rig/firefox-rig.ts';
import { keepInFirefox } from '../rig/keep-in-firefox.ts';

const STATUS = 'https://x.com/tokumei_taro_ex/status/2123729947846508553';
/** Name, handle, and the number of the account's own answer below the post. */
const FORMS = lookedFor(['保全 花子', 'hozen_hanako_ex', '2123739999999458617']);
/** What the fixture paints the own avatar, the counts of what waits, and a photograph in the post with. */
const COLOURS = ['#ff0080', '#ff5500', '#00c853'];

const missing = whyNoFirefox();

let firefox: FirefoxAtSites;
let rig: FirefoxRig;
let folder: string;
let id: string;

beforeAll(async () => {
  if (missing) return;
  firefox = await firefoxAt({ [new URL(STATUS).pathname]: 'x/own.html' });
  ({ rig, downloads: folder } = firefox);
});
afterAll(() => firefox?.close());

/** Keep the post; once more where the machine was so busy that the page did not say in time how large its window was. */
async function keepMeasured(): Promise<string> {
  for (const again of ['', '?s=20', '?s=21']) {
    const { evidence } = await keepInFirefox(rig, `${STATUS}${again}`);
    if (evidence.files.some(({ name, made }) => name === 'visible.png' && made.viewport)) return evidence.id;
  }
  throw new Error('the window was measured in none of three records');
}

/** The folder of the zip whose name matches, once Firefox has saved it whole. */
async function unzipped(name: RegExp): Promise<string> {
  const whole = async () => {
    const names = await readdir(folder);
    return names.some(one => one.endsWith('.part')) ? '' : (names.find(one => name.test(one)) ?? '');
  };
  await expect.poll(whole, { timeout: 60_000 }).toMatch(name);
  const zip = await whole();
  execFileSync('unzip', ['-q', join(folder, zip), '-d', folder]);
  const bag = join(folder, zip.replace(/\.zip$/, ''));
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'manifest-sha256.txt'], { cwd: bag });
  return bag;
}

const own = async (page: string) => rig.newTab(await rig.own(`src/pages/${page}`));

/** Which of COLOURS a PNG has. */
const coloursIn = (png: Buffer) =>
  rig.inPage<string[]>(
    `const [text, colours] = args;
    const bytes = Uint8Array.from(atob(text), character => character.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const seen = new Set();
    for (let at = 0; at < data.length; at += 4) seen.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
    return colours.filter(colour => seen.has(Number.parseInt(colour.slice(1), 16)));`,
    png.toString('base64'),
    COLOURS,
  );

test.skipIf(missing)('a covered copy is made in Firefox, and the own account is nowhere in it', async () => {
  id = await keepMeasured();
  await own(`masking/index.html?record=${id}`);
  const files = await rig.inPage<string[]>(`
    const cards = () => Array.from(document.querySelectorAll('[data-file]'), card => card.dataset.file);
    for (let tries = 0; tries < 100 && cards().length === 0; tries++) await new Promise(done => setTimeout(done, 50));
    return cards();`);
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    await rig.clickInPage(`[data-file="${file}"] .soft[aria-expanded="false"]`);
    await rig.clickInPage(`[data-file="${file}"] input[type=checkbox]`);
  }
  const boxes = await rig.inPage<number[]>(
    `return Array.from(document.querySelectorAll('[data-file]'), card => card.querySelectorAll('.mask-box').length)`,
  );
  for (const count of boxes) expect(count).toBeGreaterThan(3);
  await rig.clickInPage('section .primary:not([disabled])');
  const copy = await unzipped(/隠した写し_\d{8}-\d{6}\.zip$/);
  const paths = await readdir(copy, { recursive: true });
  expect(paths).toContain('masks.json');
  for (const path of paths.filter(name => /\.(?:html|txt|json|pdf)$/.test(name))) {
    const text = path.endsWith('.pdf')
      ? execFileSync('pdftotext', ['-raw', join(copy, path), '-'], { encoding: 'utf8' }).replaceAll('\n', '')
      : await readFile(join(copy, path), 'utf8');
    expect(hasWords(text, FORMS), path).toBe(false);
  }
  for (const file of files) {
    expect(await coloursIn(await readFile(join(copy, 'pictures', file))), file).toEqual([COLOURS[2]]);
  }
});

test.skipIf(missing)(
  'dates are noted in Firefox, and reminders turned on after its own question',
  async () => {
    await own(`dates/index.html?record=${id}`);
    await rig.clickInPage('.day-field .soft');
    await rig.clickInPage('.day-field form .soft, .day-field .soft');
    const done = await rig.inPage<boolean>(`
    for (let tries = 0; tries < 100 && !document.querySelector('.order-steps .done ~ .done'); tries++)
      await new Promise(done => setTimeout(done, 50));
    return document.querySelectorAll('.order-steps .done').length === 2;`);
    expect(done).toBe(true);
    await own('options/index.html');
    await rig.clickInPage('section:has(> .told) input[type=checkbox]');
    await rig.allowAsked();
    const kinds = await rig.inPage<number>(`
    for (let tries = 0; tries < 100 && !document.querySelector('.choice'); tries++) await new Promise(done => setTimeout(done, 50));
    return document.querySelectorAll('.choice input').length;`);
    expect(kinds).toBeGreaterThan(1);
    const permissions = await rig.inBrowser<string[]>(
      `return [...WebExtensionPolicy.getByID('hozen@hozen.example').permissions]`,
    );
    expect(permissions).toContain('notifications');
  },
);

test.skipIf(missing)(
  'the letters of a bundle made in Firefox open in LibreOffice',
  async () => {
    await own('library/index.html');
    await rig.clickInPage('button.primary');
    await rig.clickInPage('.save .primary:not([disabled])');
    const bag = await unzipped(/hozen_\d{8}-\d{6}\.zip$/);
    const letters = (await readdir(bag, { recursive: true })).filter(path => path.endsWith('.docx'));
    expect(letters.length).toBeGreaterThanOrEqual(5);
    for (const letter of letters) execFileSync('unzip', ['-tqq', join(bag, letter)]);
    const office = onPath('soffice');
    if (!office) {
      console.log('LibreOffice is left out: there is no soffice on this machine');
      return;
    }
    const profile = `-env:UserInstallation=file://${join(folder, 'office')}`;
    const pdfs = join(folder, 'pdf');
    const paths = letters.map(letter => join(bag, letter));
    execFileSync(office, [profile, '--headless', '--convert-to', 'pdf', '--outdir', pdfs, ...paths], {
      stdio: 'ignore',
    });
    const made = await readdir(pdfs);
    expect(made.length).toBeGreaterThanOrEqual(5);
    for (const pdf of made) {
      expect(execFileSync('pdftotext', [join(pdfs, pdf), '-'], { encoding: 'utf8' })).toContain(
        'tokumei_taro_ex',
      );
    }
  },
  240_000,
);
