import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { ROOT } from '../rig/build-extension.ts';
import { downloadTo, keepPage } from '../rig/journey.ts';
import { fill, press, shows } from '../rig/press.ts';
import { type Served, serveFolder } from '../rig/serve-folder.ts';
import { extensionUnderTest } from './built.ts';
import { photographFor } from './readme-pictures.ts';

let rig: Rig;
let board: Served;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hozen-provider-'));
  board = await serveFolder(join(ROOT, 'test/fixtures/board'));
  rig = await startRig({ extension: extensionUnderTest() });
  await downloadTo(rig, folder);
});
afterAll(async () => {
  await rig?.close();
  await board?.close();
  await rm(folder, { recursive: true, force: true });
});

async function downloaded(ending: string): Promise<string> {
  const found = async () => (await readdir(folder)).find(name => name.endsWith(ending));
  await expect.poll(found, { timeout: 20_000 }).toBeDefined();
  return join(folder, (await found()) ?? '');
}

test('what the site disclosed becomes a letter to the access provider, made in the page', async () => {
  const page = await rig.browser.newPage();
  await page.goto(`http://127.0.0.1:${board.port}/thread.html`);
  await keepPage(rig, page);
  const own = await rig.openOwnPage('src/pages/library/index.html');
  await press(own, 'provider_open');
  await press(own, 'provider_save_docx');
  await shows(own, 'provider_fault_port');
  await photographFor(own, 'provider-faults');
  await fill(own, 'provider_ip', '203.0.113.5');
  await fill(own, 'provider_port', '51234');
  await fill(own, 'provider_destination', '198.51.100.7');
  await fill(own, 'provider_time', '21:34:56');
  // A date field takes what its language's order of fields makes of typed digits.
  await own.$eval('input[type=date]', field => {
    (field as HTMLInputElement).value = '2026-08-18';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await press(own, 'provider_save_docx');
  await shows(own, 'provider_saved');
  await photographFor(own, 'provider-saved');
  const docx = await downloaded('.docx');
  const body = execFileSync('unzip', ['-p', docx, 'word/document.xml'], { encoding: 'utf8' });
  expect(body).toContain('2026/08/18 21:34:56 JST');
  expect(body).toContain(`http://127.0.0.1:${board.port}/thread.html`);
  await press(own, 'provider_save_txt');
  expect(await readFile(await downloaded('.txt'), 'utf8')).toContain('203.0.113.5');
  if (process.env.KEEP_DOCX) execFileSync('cp', [docx, process.env.KEEP_DOCX]);
});
