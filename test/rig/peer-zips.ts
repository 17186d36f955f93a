import { BlobReader, ZipWriter } from '@zip.js/zip.js';
import { downloadZip } from 'client-zip';
import JSZip from 'jszip';

/* Other people's ways to make the same zip in a page, each as its makers show it. Bundled for the page by the benchmark. */

interface Source {
  path: string;
  blob: Blob;
}

/** Every original in the store, by reference. */
async function sources(): Promise<Source[]> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const open = indexedDB.open('hozen');
    open.onsuccess = () => resolve(open.result);
    open.onerror = () => reject(open.error);
  });
  const rows = await new Promise<{ recordId: string; name: string; blob: Blob }[]>((resolve, reject) => {
    const all = db.transaction('files').objectStore('files').getAll();
    all.onsuccess = () => resolve(all.result);
    all.onerror = () => reject(all.error);
  });
  db.close();
  return rows.map(({ recordId, name, blob }) => ({ path: `bag/data/records/${recordId}/${name}`, blob }));
}

/** Through a file of the origin's own, since a stream has to end somewhere that is not memory. */
async function throughFile(
  name: string,
  write: (to: WritableStream<Uint8Array>) => Promise<unknown>,
): Promise<Blob> {
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle(name, { create: true });
  await write(await handle.createWritable());
  return handle.getFile();
}

const PEERS: Record<string, (files: Source[]) => Promise<Blob>> = {
  async jszip(files) {
    const zip = new JSZip();
    for (const { path, blob } of files) zip.file(path, blob);
    return zip.generateAsync({ type: 'blob', compression: 'STORE' });
  },
  clientZip(files) {
    const entries = files.map(({ path, blob }) => ({ name: path, input: blob, size: blob.size }));
    return throughFile('client-zip', async to => downloadZip(entries).body?.pipeTo(to));
  },
  zipJs(files) {
    return throughFile('zip-js', async to => {
      const zip = new ZipWriter(to, { level: 0, useWebWorkers: false });
      for (const { path, blob } of files) await zip.add(path, new BlobReader(blob));
      await zip.close();
    });
  },
};

Object.assign(globalThis, {
  async savePeerZip(peer: string, name: string): Promise<void> {
    const link = document.createElement('a');
    link.href = URL.createObjectURL((await PEERS[peer]?.(await sources())) ?? new Blob());
    link.download = name;
    link.click();
  },
});
