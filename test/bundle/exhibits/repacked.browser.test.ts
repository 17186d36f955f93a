import { expect, test } from 'vitest';
import { repacked } from '../../../src/bundle/exhibits/repacked.ts';

async function painted(): Promise<{ blob: Blob; rgba: Uint8ClampedArray }> {
  const canvas = new OffscreenCanvas(37, 700);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const image = context.createImageData(37, 700);
  image.data.forEach((_, at) => {
    image.data[at] = at % 4 === 3 ? 255 : (at * 31 + (at >> 7)) % 256;
  });
  context.putImageData(image, 0, 0);
  return { blob: await canvas.convertToBlob({ type: 'image/png' }), rgba: image.data };
}

/** Undo the predictor "Up". */
async function rows(data: Uint8Array, width: number, height: number): Promise<number[]> {
  const inflated = new Blob([new Uint8Array(data)]).stream().pipeThrough(new DecompressionStream('deflate'));
  const bytes = new Uint8Array(await new Response(inflated).arrayBuffer());
  const out: number[] = [];
  for (let row = 0; row < height; row += 1) {
    const at = row * (1 + 3 * width);
    expect(bytes[at]).toBe(2);
    for (let n = 0; n < 3 * width; n += 1) {
      const above = row === 0 ? 0 : (out[(row - 1) * 3 * width + n] ?? 0);
      out.push(((bytes[at + 1 + n] ?? 0) + above) % 256);
    }
  }
  return out;
}

test('a picture decoded and packed anew has the same pixels', async () => {
  const { blob, rgba } = await painted();
  const { width, height, data, colours } = await repacked(blob);
  expect([width, height, colours]).toEqual([37, 700, 3]);
  expect(await rows(data, width, height)).toEqual([...rgba].filter((_, at) => at % 4 !== 3));
});

test('what is no picture is refused', async () => {
  await expect(repacked(new Blob(['<script>']))).rejects.toThrow();
});
