import type { Page } from 'puppeteer-core';

/** Put `size` zero bytes in the place of a record's visible picture, as a failing disk might. */
export function damagePicture(own: Page, recordId: string, size: number): Promise<void> {
  return own.evaluate(
    async (id, length) => {
      const db = await new Promise<IDBDatabase>(resolve => {
        const open = indexedDB.open('hozen');
        open.onsuccess = () => resolve(open.result);
      });
      await new Promise<void>(resolve => {
        const files = db.transaction('files', 'readwrite').objectStore('files');
        const get = files.get([id, 'visible.png']);
        get.onsuccess = () => {
          files.put({ ...get.result, blob: new Blob([new Uint8Array(length)]) }).onsuccess = () => resolve();
        };
      });
      db.close();
    },
    recordId,
    size,
  );
}
