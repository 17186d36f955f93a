import type { Page } from 'puppeteer-core';
import { sha256OfJson } from '../../src/evidence/index.ts';
import { sampleEntry, sampleEvidence } from '../store/sample-evidence.ts';

/** Lay one record of one original of `size` bytes into the store, as if it had been captured. */
async function lay(ownPage: Page, n: number, size: number): Promise<void> {
  const made = await ownPage.evaluate(
    async (seed, length) => {
      const bytes = new Uint8Array(length);
      crypto.getRandomValues(bytes.subarray(0, 65_536));
      for (let at = 65_536; at < length; at += 65_536) bytes.copyWithin(at, 0, Math.min(65_536, length - at));
      new DataView(bytes.buffer).setUint32(0, seed);
      const table = Int32Array.from({ length: 256 }, (_, byte) => {
        let c = byte;
        for (let bit = 0; bit < 8; bit++) c = (c >>> 1) ^ (c & 1 ? 0xedb88320 : 0);
        return c;
      });
      let crc = ~0;
      for (let at = 0; at < length; at++) crc = (crc >>> 8) ^ (table[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0);
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const waiting = globalThis as unknown as { waiting?: Blob };
      waiting.waiting = new Blob([bytes]);
      const sha256 = Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('');
      return { sha256, crc32: ~crc >>> 0 };
    },
    n,
    size,
  );
  const entry = sampleEntry({ size, sha256: made.sha256 });
  const evidence = sampleEvidence({ files: [entry] });
  const row = {
    id: evidence.id,
    capturedAt: evidence.captured.device.instant,
    phase: 'sealed',
    evidence,
    sha256: await sha256OfJson(evidence),
    enteredTime: null,
    postConfirmed: false,
    exportedAt: null,
    sentAt: null,
    supersededBy: null,
  };
  await ownPage.evaluate(
    async (record, file) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open('hozen');
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      const waiting = globalThis as unknown as { waiting?: Blob };
      await new Promise<void>((resolve, reject) => {
        const change = db.transaction(['records', 'files'], 'readwrite');
        change.objectStore('records').add(record);
        change.objectStore('files').add({ ...file, blob: waiting.waiting });
        change.oncomplete = () => resolve();
        change.onerror = () => reject(change.error);
      });
      delete waiting.waiting;
      db.close();
    },
    row,
    { recordId: evidence.id, name: entry.name, entry, crc32: made.crc32 },
  );
}

/** Lay `count` records of one original of `size` bytes each into the store of the extension `ownPage` is of. */
export async function stockStore(ownPage: Page, count: number, size: number): Promise<void> {
  for (let n = 0; n < count; n++) await lay(ownPage, n, size);
}
