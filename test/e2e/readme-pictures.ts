import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';

const FOLDER = join(import.meta.dirname, 'pictures');

/** With `PICTURES=1`, keep what `page` shows as a picture for the README; otherwise do nothing. */
export async function photographFor(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES !== '1') return;
  await mkdir(FOLDER, { recursive: true });
  const path = join(FOLDER, `${name}.png`);
  // A popup is as large as its body; what is shown around it here is not there in a real window.
  const body = name.startsWith('popup') ? await page.$('body') : null;
  await (body ? body.screenshot({ path }) : page.screenshot({ path }));
}
