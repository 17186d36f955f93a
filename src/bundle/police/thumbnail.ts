/** A small copy of a picture, as a JPEG. */
export interface Thumbnail {
  bytes: Uint8Array<ArrayBuffer>;
  /** Pixels. */
  width: number;
  height: number;
}

/** A copy of `picture` of at most `mostBytes`; null where none so small can be told apart, or it is no picture. */
export type MakeThumbnail = (picture: Blob, mostBytes: number) => Promise<Thumbnail | null>;

/** Widths tried, the largest that fits is taken; pixels. Below the last, nothing on it can be made out. */
const WIDTHS = [720, 540, 400, 300, 220, 160];
/** Of a page's length only the top: the post stands in the window's picture. Times the width. */
const TALLEST = 0.8;
const QUALITY = 0.6;

async function shrunk(bitmap: ImageBitmap, width: number): Promise<Thumbnail> {
  const scale = Math.min(1, width / bitmap.width);
  const wide = Math.max(1, Math.round(bitmap.width * scale));
  const high = Math.max(1, Math.round(Math.min(bitmap.height * scale, wide * TALLEST)));
  const canvas = new OffscreenCanvas(wide, high);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new RangeError(`no canvas of ${wide}×${high}`);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, bitmap.width, high / scale, 0, 0, wide, high);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return { bytes: new Uint8Array(await blob.arrayBuffer()), width: wide, height: high };
}

/** As MakeThumbnail, by the browser's own decoder and canvas. */
export async function makeThumbnail(picture: Blob, mostBytes: number): Promise<Thumbnail | null> {
  const bitmap = await createImageBitmap(picture).catch(() => null);
  if (!bitmap) return null;
  try {
    for (const width of WIDTHS) {
      const thumbnail = await shrunk(bitmap, width);
      if (thumbnail.bytes.length <= mostBytes) return thumbnail;
    }
    return null;
  } finally {
    bitmap.close();
  }
}
