import type { Page } from 'puppeteer-core';

export interface PixelBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a picture shows beside the one it was made from. */
export interface Compared {
  /** Of both alike, or null where they differ in size. */
  size: [width: number, height: number] | null;
  /** First place of each colour (`#rrggbb`) in either picture; null where it is nowhere. */
  before: Record<string, [x: number, y: number] | null>;
  after: Record<string, [x: number, y: number] | null>;
  /** Pixels in `boxes` that are not of the colour `cover`. */
  open: number;
  /** Pixels outside of `boxes` that are not as they were. */
  changed: number;
}

/** Compare two PNGs pixel by pixel, in the browser that `page` belongs to. */
export function comparePictures(
  page: Page,
  before: Uint8Array,
  after: Uint8Array,
  { colours, boxes, cover }: { colours: readonly string[]; boxes: readonly PixelBox[]; cover: string },
): Promise<Compared> {
  return page.evaluate(
    async (pictures, wanted, covered, colour) => {
      const [one, other] = await Promise.all(
        pictures.map(async base64 => {
          const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
          const { width, height, ...rest } = await createImageBitmap(new Blob([bytes])).then(bitmap => ({
            width: bitmap.width,
            height: bitmap.height,
            bitmap,
          }));
          const context = new OffscreenCanvas(width, height).getContext('2d');
          if (!context) throw new Error('no canvas');
          context.drawImage(rest.bitmap, 0, 0);
          return {
            width,
            height,
            pixels: new Uint32Array(context.getImageData(0, 0, width, height).data.buffer),
          };
        }),
      );
      if (!one || !other) throw new Error('two pictures, please');
      // A pixel's bytes are R, G, B, A, in a number the other way round.
      const numberOf = (text: string) => {
        const [r = '', g = '', b = ''] = text.match(/[0-9a-f]{2}/g) ?? [];
        return Number.parseInt(`ff${b}${g}${r}`, 16);
      };
      const placesIn = ({ pixels, width }: typeof one) =>
        Object.fromEntries(
          wanted.map(text => {
            const at = pixels.indexOf(numberOf(text));
            return [text, at < 0 ? null : [at % width, Math.floor(at / width)]];
          }),
        ) as Compared['before'];
      const inBox = new Uint8Array(other.pixels.length);
      for (const { x, y, width, height } of covered) {
        for (let row = y; row < y + height; row++) {
          inBox.fill(1, row * other.width + x, row * other.width + x + width);
        }
      }
      let [open, changed] = [0, 0];
      other.pixels.forEach((pixel, at) => {
        if (inBox[at]) open += pixel === numberOf(colour) ? 0 : 1;
        else changed += pixel === one.pixels[at] ? 0 : 1;
      });
      const alike = one.width === other.width && one.height === other.height;
      const size: Compared['size'] = alike ? [one.width, one.height] : null;
      return { size, before: placesIn(one), after: placesIn(other), open, changed };
    },
    [before, after].map(png => Buffer.from(png).toString('base64')),
    colours,
    boxes,
    cover,
  );
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
