import type { Page } from 'puppeteer-core';

/** Red, green and blue of the middle of a kept picture, or null where the record has none. */
export function middleOfPicture(ownPage: Page, recordId: string): Promise<number[] | null> {
  return ownPage.evaluate(async id => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open('hozen');
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const row = await new Promise<{ blob: Blob } | undefined>((resolve, reject) => {
      const get = db.transaction('files').objectStore('files').get([id, 'visible.png']);
      get.onsuccess = () => resolve(get.result);
      get.onerror = () => reject(get.error);
    });
    db.close();
    if (!row) return null;
    const picture = await createImageBitmap(row.blob);
    const canvas = new OffscreenCanvas(1, 1);
    const context = canvas.getContext('2d');
    context?.drawImage(picture, picture.width >> 1, picture.height >> 1, 1, 1, 0, 0, 1, 1);
    return Array.from(context?.getImageData(0, 0, 1, 1).data ?? []).slice(0, 3);
  }, recordId);
}
