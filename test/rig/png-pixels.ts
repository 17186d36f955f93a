import type { Page } from 'puppeteer-core';

/** A picture as colours: `at(x, y)` as `#rrggbb`. */
export interface Pixels {
  width: number;
  height: number;
  /** Places whose colour is `colour`, at most `most`. */
  find(colour: string, most?: number): { x: number; y: number }[];
  at(x: number, y: number): string;
}

/** Decode a PNG with the browser that `page` belongs to. */
export async function pixelsOf(page: Page, png: Uint8Array): Promise<Pixels> {
  const { width, height, rgba } = await page.evaluate(async base64 => {
    const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let text = '';
    for (let at = 0; at < data.length; at += 32_768)
      text += String.fromCharCode(...data.subarray(at, at + 32_768));
    return { width: bitmap.width, height: bitmap.height, rgba: btoa(text) };
  }, Buffer.from(png).toString('base64'));
  const data = Buffer.from(rgba, 'base64');
  const at = (x: number, y: number) =>
    `#${data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3).toString('hex')}`;
  return {
    width,
    height,
    at,
    find(colour, most = 1) {
      const wanted = Number.parseInt(colour.slice(1), 16);
      const found: { x: number; y: number }[] = [];
      for (let n = 0; n < width * height && found.length < most; n += 1) {
        if (data.readUIntBE(4 * n, 3) === wanted) found.push({ x: n % width, y: Math.floor(n / width) });
      }
      return found;
    },
  };
}

/** The kinds of a PNG's chunks, in their order. */
export function chunksOf(png: Uint8Array): string[] {
  const view = Buffer.from(png);
  const kinds: string[] = [];
  for (let at = 8; at < view.length; at += 12 + view.readUInt32BE(at)) {
    kinds.push(view.subarray(at + 4, at + 8).toString('latin1'));
  }
  return kinds;
}
