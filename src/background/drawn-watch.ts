import type { TilePlace, Viewport } from '../evidence/index.ts';
import { alike, marksOf, type RowMarks } from './draw/row-marks.ts';

/** A picture and the place of the page that it is to show. */
export interface Shown {
  bytes: Uint8Array<ArrayBuffer>;
  /** Pixels. */
  width: number;
  place: Pick<TilePlace, 'x' | 'y' | 'area'>;
  viewport: Viewport;
}

interface Known {
  x: number;
  y: number;
  marks: RowMarks;
}

export interface DrawnWatch {
  /**
   * How a picture resembles the last one of another place: `same` is a picture that was taken before the page was
   * drawn at its new place, or of a page that repeats itself; `blank` may be either as well.
   */
  compare(shown: Shown): Promise<'same' | 'blank' | null>;
  /** The picture last compared is the tile of its place. */
  accept(): void;
}

async function known({ bytes, width, place, viewport }: Shown): Promise<Known> {
  const scale = width / viewport.width;
  const { x, y, width: wide, height } = place.area;
  const part = { x: x * scale, y: y * scale, width: wide * scale, height: height * scale };
  return {
    x: place.x,
    y: place.y,
    marks: await marksOf(new Blob([bytes], { type: 'image/png' }), part),
  };
}

/**
 * Watches that each picture of a tour shows the page drawn anew. A page tells when it has scrolled, not when the
 * browser has drawn it there: on a busy computer Chromium 156 was seen to give a picture of the place before more than
 * a second after two frames had passed in the page. `before` is what the window showed when the tour began.
 */
export function watchDrawn(before: Shown | null): DrawnWatch {
  let last: Promise<Known | null> = before ? known(before).catch(() => null) : Promise.resolve(null);
  let now: Known | null = null;
  return {
    async compare(shown) {
      now = await known(shown).catch(() => null);
      const then = await last;
      if (!now || !then) return null;
      const elsewhere = Math.abs(now.x - then.x) > 1 || Math.abs(now.y - then.y) > 1;
      return elsewhere ? alike(then.marks, now.marks) : null;
    },
    accept() {
      last = Promise.resolve(now);
    },
  };
}
