import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Evidence } from '../../src/evidence/index.ts';
import { coloursAt, keptFile, tilesIn } from './kept-pictures.ts';

/** Height of a band of bands.html, CSS pixels. */
const BAND = 100;

/** The colour of the sample page at CSS pixel `y`. */
function bandColour(y: number): string {
  const n = Math.floor(y / BAND);
  return `#${[40 + n * 5, 220 - n * 5, 90].map(part => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Each kept picture shows the sample page, and shows it where its record says. */
export async function expectTruePictures(own: Page, evidence: Evidence): Promise<void> {
  const scales = new Set<number>();
  for (const { name, place, width, viewport } of tilesIn(evidence)) {
    const scale = width / viewport.width;
    scales.add(scale);
    const rows = [2, 0.3, 0.6, 0.97].map(share => Math.floor(share < 1 ? share * place.area.height : share));
    const points = rows.map((y): [number, number] => [Math.floor(width * 0.4), Math.round(y * scale)]);
    const colours = await coloursAt(own, await keptFile(own, evidence.id, name), points);
    // A band's edge may fall within a pixel: its neighbour is right as well.
    for (const [at, y] of rows.entries()) {
      const near = [-1, 0, 1].map(step => bandColour(place.y + y + step));
      expect(near).toContain(colours[at]);
    }
  }
  expect(scales.size).toBeLessThanOrEqual(1);
}
