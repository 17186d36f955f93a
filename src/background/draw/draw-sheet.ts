import type { SeamKind, Sheet } from '../../pictures/lay-out.ts';
import { SEAM_PX } from '../../pictures/lay-out.ts';

/** Loads a kept picture by its name. */
export type LoadPicture = (name: string) => Promise<Blob>;

const SEAM_COLOURS: Record<SeamKind, string> = { joined: '#c2185b', moved: '#e65100', gap: '#e65100' };
/** What no tile shows: beside a scrolled box. No page's own colour, and calm. */
const NOTHING = '#e4e6ea';
const DASH = 12;

export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new RangeError(`no canvas of ${canvas.width}×${canvas.height}`);
  return context;
}

/** The canvas as a PNG. */
export async function pngOf(canvas: OffscreenCanvas): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

function drawSeam(
  context: OffscreenCanvasRenderingContext2D,
  y: number,
  width: number,
  kind: SeamKind,
): void {
  context.fillStyle = '#ffffff';
  context.fillRect(0, y, width, SEAM_PX);
  context.fillStyle = SEAM_COLOURS[kind];
  // Dashes where tiles join, an unbroken line where something had moved or is missing.
  const step = kind === 'joined' ? DASH * 2 : width;
  for (let x = 0; x < width; x += step) context.fillRect(x, y, kind === 'joined' ? DASH : width, SEAM_PX);
}

/** Draw one sheet from its tiles, one tile in memory at a time. */
export async function drawSheet(sheet: Sheet, load: LoadPicture): Promise<OffscreenCanvas> {
  const canvas = new OffscreenCanvas(sheet.width, sheet.height);
  const context = contextOf(canvas);
  context.fillStyle = NOTHING;
  context.fillRect(0, 0, sheet.width, sheet.height);
  for (const { name, sx, sy, width, height, dx, dy } of sheet.strips) {
    const picture = await createImageBitmap(await load(name));
    context.drawImage(picture, sx, sy, width, height, dx, dy, width, height);
    picture.close();
  }
  for (const { y, kind } of sheet.seams) drawSeam(context, y, sheet.width, kind);
  return canvas;
}
