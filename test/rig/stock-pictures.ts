import type { Page } from 'puppeteer-core';
import { type CustodyLink, type FileEntry, nextLink, sha256OfJson } from '../../src/evidence/index.ts';
import { POST } from '../bundle/documents/sample-records.ts';
import { sampleEntry, sampleEvidence } from '../store/sample-evidence.ts';

/** Draw and keep one picture; gives its size, hash and CRC-32. */
async function paint(ownPage: Page, recordId: string, width: number, height: number, seed: number) {
  return ownPage.evaluate(
    async (id, wide, high, n) => {
      const canvas = new OffscreenCanvas(wide, high);
      const context = canvas.getContext('2d', { alpha: false });
      if (!context) throw new Error('no canvas');
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, wide, high);
      for (let y = 20; y < high; y += 22) {
        context.fillStyle = `hsl(${(y * 7 + n) % 360} 60% 30%)`;
        context.font = '16px sans-serif';
        context.fillText(`${n}: 見本の行 ${y} — The quick brown fox jumps over the lazy dog ${y * n}`, 24, y);
      }
      // A photograph's worth of noise.
      const noise = context.createImageData(400, Math.min(300, high));
      for (let at = 0; at < noise.data.length; at++)
        noise.data[at] = at % 4 === 3 ? 255 : Math.random() * 256;
      context.putImageData(noise, wide - 420, 40);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      const table = Int32Array.from({ length: 256 }, (_, byte) => {
        let c = byte;
        for (let bit = 0; bit < 8; bit++) c = (c >>> 1) ^ (c & 1 ? 0xedb88320 : 0);
        return c;
      });
      let crc = ~0;
      for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 255] ?? 0);
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const sha256 = Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('');
      const waiting = globalThis as unknown as { waiting: Map<string, Blob> };
      waiting.waiting ??= new Map();
      waiting.waiting.set(id, blob);
      return { size: bytes.length, sha256, crc32: ~crc >>> 0 };
    },
    recordId,
    width,
    height,
    seed,
  );
}

/** Lay `count` records of one screenshot each into an empty store, drawn with text and a photograph's worth of noise. */
export async function stockPictures(
  ownPage: Page,
  count: number,
  width: number,
  height: number,
): Promise<void> {
  let head: CustodyLink | null = null;
  for (let n = 0; n < count; n++) {
    const plain = sampleEvidence({ post: { ...POST, text: `${POST.text}\n${n}` } });
    const { crc32, ...kept } = await paint(ownPage, plain.id, width, height, n);
    const base = sampleEntry();
    const entry: FileEntry = { ...base, ...kept, made: { ...base.made, width, height } };
    const evidence = { ...plain, files: [entry] };
    const sha256 = await sha256OfJson(evidence);
    const at = evidence.captured.device;
    head = await nextLink(head, {
      kind: 'captured',
      at,
      recordId: evidence.id,
      recordSha256: sha256,
      detail: {},
    });
    const record = {
      id: evidence.id,
      capturedAt: at.instant,
      phase: 'sealed',
      evidence,
      sha256,
      enteredTime: null,
      postConfirmed: true,
      exportedAt: null,
      sentAt: null,
      supersededBy: null,
    };
    await ownPage.evaluate(
      async (row, file, custody) => {
        const { waiting } = globalThis as unknown as { waiting: Map<string, Blob> };
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          const open = indexedDB.open('hozen');
          open.onsuccess = () => resolve(open.result);
          open.onerror = () => reject(open.error);
        });
        await new Promise<void>((resolve, reject) => {
          const change = db.transaction(['records', 'files', 'custody'], 'readwrite');
          change.objectStore('records').add(row);
          change.objectStore('custody').add({ ...custody, recordId: row.id });
          change.objectStore('files').add({ ...file, blob: waiting.get(row.id) });
          change.oncomplete = () => resolve();
          change.onerror = () => reject(change.error);
        });
        waiting.delete(row.id);
        db.close();
      },
      record,
      { recordId: evidence.id, name: entry.name, entry, crc32 },
      head,
    );
  }
}
