import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';
import type { Page } from 'puppeteer-core';
import { type Evidence, parseEvidence } from '../../src/evidence/index.ts';
import type { Rig } from './browser-rig.ts';
import { fill, press, shows } from './press.ts';

/** Answers of a person who does not exist. */
const SAMPLE = {
  explanation: '事実でないことが書かれています。',
  identifiability: '町内の名前と店の名前が書かれていて、知り合いなら誰のことか分かります。',
  name: '保全 花子',
  email: 'hanako@example.jp',
};

/** Click the button on `page` and wait until the popup says that the page was kept. Gives the popup. */
export async function keepPage(rig: Rig, page: Page): Promise<Page> {
  const popup = await rig.clickToolbarButton(page);
  await popup.waitForSelector('.kept-title', { timeout: 60_000 });
  return popup;
}

/** Let downloads of `rig` go to `folder` without a question. */
export async function downloadTo(rig: Rig, folder: string): Promise<void> {
  const session = await rig.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
}

async function newZip(folder: string, before: ReadonlySet<string>): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    const zip = (await readdir(folder)).find(name => name.endsWith('.zip') && !before.has(name));
    if (zip) return join(folder, zip);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`no zip arrived in ${folder}`);
}

/** Save a bundle of everything not yet saved, from the popup. Gives the zip's path in `folder`. */
export async function saveBundle(popup: Page, folder: string): Promise<string> {
  const before = new Set(await readdir(folder));
  await press(popup, 'popup_save');
  await (await popup.waitForSelector('.save .primary:not([disabled])'))?.click();
  await shows(popup, 'save_saved');
  return newZip(folder, before);
}

/** Set the hotline's address in the options, as a person does. */
export async function setEndpoint(rig: Rig, endpoint: string): Promise<Page> {
  const options = await rig.openOwnPage('src/pages/options/index.html');
  await fill(options, 'endpoint_label', endpoint);
  await press(options, 'endpoint_keep');
  return options;
}

/** Walk to the last look: every question answered, nothing sent yet. Gives the page. */
export async function walkToLastLook(rig: Rig): Promise<Page> {
  const send = await rig.openOwnPage('src/pages/send/index.html');
  await press(send, 'send_relation_self');
  await press(send, 'send_next');
  await press(send, 'send_danger_no');
  await press(send, 'send_next');
  await press(send, 'send_logs_lawyer');
  await press(send, 'send_next');
  await shows(send, 'send_records_title');
  await press(send, 'send_next');
  await fill(send, 'send_explanation', SAMPLE.explanation);
  await fill(send, 'send_identifiability', SAMPLE.identifiability);
  await press(send, 'send_next');
  await fill(send, 'send_name', SAMPLE.name);
  await fill(send, 'send_email', SAMPLE.email);
  await press(send, 'send_next');
  await shows(send, 'send_consent_title');
  for (const box of await send.$$('input[type=checkbox]')) await box.click();
  await press(send, 'send_next');
  return send;
}

/** Send what the last look shows, and wait for the receipt. */
export async function sendPrepared(send: Page): Promise<void> {
  await press(send, 'send_this');
  await shows(send, 'receipt_title');
}

/** The sealed records in a bundle. */
export async function recordsIn(zip: string): Promise<Evidence[]> {
  const read = await JSZip.loadAsync(await readFile(zip));
  const files = Object.values(read.files).filter(({ name }) => /\/records\/[^/]+\/record\.json$/.test(name));
  return Promise.all(files.map(async file => parseEvidence(JSON.parse(await file.async('string')))));
}
