import type { PictureBox } from '../../evidence/index.ts';
import { wholePixels } from '../../pictures/box.ts';
import { contextOf, pngOf } from './draw-sheet.ts';

/** One colour for every covered place: what was beneath leaves no trace in it. */
const COVER = '#111111';

/** `picture` with `boxes` painted over, as a new PNG that has nothing of the old file but the pixels outside of them. */
export async function burn(picture: Blob, boxes: readonly PictureBox[]): Promise<Uint8Array<ArrayBuffer>> {
  const bitmap = await createImageBitmap(picture);
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height);
  const context = contextOf(canvas);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  context.fillStyle = COVER;
  for (const box of boxes) {
    const whole = wholePixels(box, width, height);
    if (whole) context.fillRect(whole.x, whole.y, whole.width, whole.height);
  }
  return pngOf(canvas);
}
