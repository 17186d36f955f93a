import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { type CustodyLink, type Evidence, nextLink, sha256OfJson } from '../../src/evidence/index.ts';
import { sampleEntry, sampleEvidence } from '../store/sample-evidence.ts';

/** Rows laid in one transaction. */
const BATCH = 50;
const PATTERN_BYTES = 65_536;

/** Bytes that no two items share: a number, then one pattern over and over. The page makes the same. */
function bytesOf(seed: number, pattern: Buffer, size: number): Buffer {
  const bytes = Buffer.alloc(size, pattern);
  bytes.writeUInt32BE(seed);
  return bytes;
}

/** The newest link of the log, or null. */
function headOf(ownPage: Page): Promise<CustodyLink | null> {
  return ownPage.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open('hozen');
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const head = await new Promise<CustodyLink | null>((resolve, reject) => {
      const at = db.transaction('custody').objectStore('custody').openCursor(null, 'prev');
      at.onsuccess = () => resolve(at.result?.value ?? null);
      at.onerror = () => reject(at.error);
    });
    db.close();
    return head;
  });
}

/** The event that seals `evidence`, unsigned, as the versions before there were keys left it. */
function sealing(head: CustodyLink | null, evidence: Evidence, sha256: string): Promise<CustodyLink> {
  const at = evidence.captured.device;
  return nextLink(head, { kind: 'captured', at, recordId: evidence.id, recordSha256: sha256, detail: {} });
}

async function rowsOf(seed: number, pattern: Buffer, size: number) {
  const bytes = bytesOf(seed, pattern, size);
  const entry = sampleEntry({ size, sha256: createHash('sha256').update(bytes).digest('hex') });
  const evidence = sampleEvidence({ files: [entry] });
  const record = {
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
  return {
    seed,
    record,
    custody: {} as CustodyLink,
    file: { recordId: evidence.id, name: entry.name, entry, crc32: crc32(bytes) },
  };
}

/** Lay `count` records of one original of `size` bytes each into the store of the extension `ownPage` is of. */
export async function stockStore(ownPage: Page, count: number, size: number): Promise<void> {
  const pattern = randomBytes(PATTERN_BYTES);
  let head = await headOf(ownPage);
  for (let from = 0; from < count; from += BATCH) {
    const seeds = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => from + n);
    const rows = await Promise.all(seeds.map(seed => rowsOf(seed, pattern, size)));
    for (const row of rows) {
      head = await sealing(head, row.record.evidence, row.record.sha256);
      row.custody = head;
    }
    await ownPage.evaluate(
      async (batch, base64, length) => {
        const template = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          const open = indexedDB.open('hozen');
          open.onsuccess = () => resolve(open.result);
          open.onerror = () => reject(open.error);
        });
        await new Promise<void>((resolve, reject) => {
          const change = db.transaction(['records', 'files', 'custody'], 'readwrite');
          for (const { seed, record, file, custody } of batch) {
            const bytes = new Uint8Array(length);
            for (let at = 0; at < length; at += template.length) {
              bytes.set(template.subarray(0, Math.min(template.length, length - at)), at);
            }
            new DataView(bytes.buffer).setUint32(0, seed);
            change.objectStore('records').add(record);
            change.objectStore('custody').add({ ...custody, recordId: record.id });
            change.objectStore('files').add({ ...file, blob: new Blob([bytes], { type: 'image/png' }) });
          }
          change.oncomplete = () => resolve();
          change.onerror = () => reject(change.error);
        });
        db.close();
      },
      rows,
      pattern.toString('base64'),
      size,
    );
  }
}
