import { isCovered } from './cover.ts';
import { boxAround } from './post-box.ts';
import { drawn, imagesArrived } from './tour/images.ts';
import { findScroller } from './tour/scroller.ts';

const IMAGES_MS = 1_500;
/** Room left above a post higher than the window, where headers lie; CSS pixels. */
const ABOVE = 80;

/**
 * Scroll the post made of `parts` to the middle of the window where not all of it is to be seen, and wait until it is
 * drawn. Returns what scrolls back.
 */
export async function showPost(window: Window, parts: readonly Element[]): Promise<() => void> {
  const scroller = findScroller(window);
  const start = scroller.offset();
  const area = scroller.area();
  const box = boxAround(parts);
  const inside = box !== null && box.y >= area.y && box.y + box.height <= area.y + area.height;
  if (box && (!inside || isCovered(window, parts, box))) {
    const above = box.height < area.height ? (area.height - box.height) / 2 : ABOVE;
    scroller.scrollTo(start.x, start.y + box.y - area.y - above);
  }
  await drawn(window);
  await imagesArrived(window, scroller.area(), IMAGES_MS);
  return () => scroller.scrollTo(start.x, start.y);
}
