import type { Page } from 'puppeteer-core';
import type { Evidence } from '../../src/evidence/index.ts';
import { layOut, type TilePicture } from '../../src/pictures/lay-out.ts';

/** What lies there as a kept file: its bytes in base64, or their length and SHA-256 where many are large. */
function lookAt(own: Page, recordId: string, name: string, as: 'bytes' | 'hash'): Promise<unknown> {
  return own.evaluate(
    async (id, file, wanted) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open('hozen');
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      const row = await new Promise<{ blob: Blob } | undefined>((resolve, reject) => {
        const get = db.transaction('files').objectStore('files').get([id, file]);
        get.onsuccess = () => resolve(get.result);
        get.onerror = () => reject(get.error);
      });
      db.close();
      if (!row) throw new Error(`no ${file}`);
      const bytes = new Uint8Array(await row.blob.arrayBuffer());
      if (wanted === 'hash') {
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        const sha256 = Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('');
        return { size: bytes.byteLength, sha256 };
      }
      let text = '';
      for (let at = 0; at < bytes.length; at += 30_000) {
        text += String.fromCharCode(...bytes.subarray(at, at + 30_000));
      }
      return btoa(text);
    },
    recordId,
    name,
    as,
  );
}

/** A kept file's bytes, in base64. */
export const keptFile = (own: Page, recordId: string, name: string) =>
  lookAt(own, recordId, name, 'bytes') as Promise<string>;

/** Length and SHA-256 of the bytes that really lie there as a kept file. */
export const hashOfKept = (own: Page, recordId: string, name: string) =>
  lookAt(own, recordId, name, 'hash') as Promise<{ size: number; sha256: string }>;

export async function keptJson(own: Page, recordId: string, name: string): Promise<unknown> {
  return JSON.parse(Buffer.from(await keptFile(own, recordId, name), 'base64').toString('utf8'));
}

export function tilesIn({ files }: Evidence): TilePicture[] {
  return files.flatMap(({ name, made: { tile, viewport, width, height } }) =>
    tile && viewport && width && height ? [{ name, place: tile, viewport, width, height }] : [],
  );
}

export const sheetsIn = ({ files }: Evidence) => files.filter(({ role }) => role === 'stitched picture');

/** Colours of the pixels of a PNG at `points`, as `#rrggbb`. */
export function coloursAt(own: Page, png: string, points: [x: number, y: number][]): Promise<string[]> {
  return own.evaluate(
    async (data, at) => {
      const blob = await new Response(Uint8Array.from(atob(data), c => c.charCodeAt(0))).blob();
      const picture = await createImageBitmap(blob);
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context?.drawImage(picture, 0, 0);
      return at.map(([x, y]) => {
        const [r = 0, g = 0, b = 0] = context?.getImageData(x, y, 1, 1).data ?? [];
        return `#${[r, g, b].map(part => part.toString(16).padStart(2, '0')).join('')}`;
      });
    },
    png,
    points,
  );
}

/**
 * Pixels in which the sheets of a record differ from `reference` (a PNG of the whole page at once), seams aside, and
 * how many were compared.
 */
export async function differingPixels(
  own: Page,
  evidence: Evidence,
  reference: string,
): Promise<{ differing: number; compared: number }> {
  const sheets = layOut(tilesIn(evidence));
  const total = { differing: 0, compared: 0 };
  let top = 0;
  for (const [at, sheet] of sheets.entries()) {
    const kept = await keptFile(own, evidence.id, sheetsIn(evidence)[at]?.name ?? '');
    const bands = sheet.strips.map(({ dx, dy, width, height }) => {
      const band = { dx, dy, width, height, x: dx, y: top };
      top += height;
      return band;
    });
    const found = await own.evaluate(
      async (ours, theirs, parts) => {
        const read = async (data: string) => {
          const blob = await new Response(Uint8Array.from(atob(data), c => c.charCodeAt(0))).blob();
          return createImageBitmap(blob);
        };
        const [a, b] = [await read(ours), await read(theirs)];
        const pixels = (picture: ImageBitmap, x: number, y: number, width: number, height: number) => {
          const context = new OffscreenCanvas(width, height).getContext('2d');
          context?.drawImage(picture, x, y, width, height, 0, 0, width, height);
          return new Uint32Array(
            context?.getImageData(0, 0, width, height).data.buffer ?? new ArrayBuffer(0),
          );
        };
        let differing = 0;
        let compared = 0;
        for (const { dx, dy, width, height, x, y } of parts) {
          const one = pixels(a, dx, dy, width, height);
          const other = pixels(b, x, y, width, height);
          for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) differing++;
          compared += one.length;
        }
        return { differing, compared };
      },
      kept,
      reference,
      bands,
    );
    total.differing += found.differing;
    total.compared += found.compared;
  }
  return total;
}
