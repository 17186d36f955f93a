import type { Page } from 'puppeteer-core';
import type { CustodyLink } from '../../src/evidence/index.ts';
import type { ExportRow, RecordRow, SubmissionRow } from '../../src/store/rows.ts';

export interface StoreContent {
  records: RecordRow[];
  /** Each file's place, with the SHA-256 and length of the bytes that really lie there. */
  files: { recordId: string; name: string; sha256: string; size: number; named: string }[];
  custody: CustodyLink[];
  exports: ExportRow[];
  submissions: SubmissionRow[];
}

/** Everything in the extension's database, read by a page of the extension without the extension's own code. */
export async function lookInStore(ownPage: Page): Promise<StoreContent> {
  const text = await ownPage.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'hozen')) return null;
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open('hozen');
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const all = (store: string) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const rows = db.transaction(store).objectStore(store).getAll();
        rows.onsuccess = () => resolve(rows.result);
        rows.onerror = () => reject(rows.error);
      });
    const names = ['records', 'custody', 'exports', 'submissions'];
    const content: Record<string, unknown> = {};
    for (const name of names) content[name] = await all(name);
    content.files = await Promise.all(
      (await all('files')).map(async row => {
        const bytes = await (row.blob as Blob).arrayBuffer();
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        const sha256 = Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('');
        const { recordId, name, entry } = row as {
          recordId: string;
          name: string;
          entry: { sha256: string };
        };
        return { recordId, name, sha256, size: bytes.byteLength, named: entry.sha256 };
      }),
    );
    db.close();
    return JSON.stringify(content);
  });
  if (text === null) return { records: [], files: [], custody: [], exports: [], submissions: [] };
  return JSON.parse(text) as StoreContent;
}

/** The rows of one store, by one light look: no file is read. */
async function rowsIn<Row>(ownPage: Page, store: 'records' | 'exports'): Promise<Row[]> {
  const text = await ownPage.evaluate(async name => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'hozen')) return '[]';
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open('hozen');
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const rows = await new Promise<unknown[]>((resolve, reject) => {
      const all = db.transaction(name).objectStore(name).getAll();
      all.onsuccess = () => resolve(all.result);
      all.onerror = () => reject(all.error);
    });
    db.close();
    return JSON.stringify(rows);
  }, store);
  return JSON.parse(text) as Row[];
}

export const recordRows = (ownPage: Page) => rowsIn<RecordRow>(ownPage, 'records');

export const exportRows = (ownPage: Page) => rowsIn<ExportRow>(ownPage, 'exports');
