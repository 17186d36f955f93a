import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';

const FOLDER = join(import.meta.dirname, 'pictures');

/** With `PICTURES=1`, keep what `page` shows as a picture for the README; otherwise do nothing. */
export async function photographFor(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES !== '1') return;
  await mkdir(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}
