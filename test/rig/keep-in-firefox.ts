import { expect } from 'vitest';
import type { RecordRow } from '../../src/store/rows.ts';
import type { FirefoxRig } from './firefox-rig.ts';

/** Click the real button on `url`, wait until its badge says that it is done, and look into the store. */
export async function keepInFirefox(rig: FirefoxRig, url: string): Promise<RecordRow & { phase: 'sealed' }> {
  await rig.newTab(url);
  await rig.clickToolbarButton();
  await expect.poll(() => rig.badge(), { timeout: 60_000, interval: 200 }).toMatch(/[✓!]/);
  await rig.newTab(await rig.own('src/pages/library/index.html'));
  const text = await rig.inPage<string>(`
    const db = await new Promise((done, failed) => {
      const open = indexedDB.open('hozen');
      open.onsuccess = () => done(open.result);
      open.onerror = () => failed(open.error);
    });
    const rows = await new Promise(done => {
      const all = db.transaction('records').objectStore('records').getAll();
      all.onsuccess = () => done(all.result);
    });
    db.close();
    return JSON.stringify(rows);`);
  const row = (JSON.parse(text) as RecordRow[]).find(
    r => r.phase === 'sealed' && r.evidence.page.url === url,
  );
  if (row?.phase !== 'sealed') throw new Error(`nothing kept of ${url}: ${text}`);
  return row;
}
