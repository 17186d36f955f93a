import type { FileEntry, Mask, MaskPlan, OwnPlaces, PictureBox } from '../evidence/index.ts';
import { liesIn, wholePixels } from '../pictures/box.ts';
import { carryOver } from '../pictures/carry-over.ts';
import { maskedPictures } from './masked-pictures.ts';

/** Around what was found: edges are drawn softly. CSS pixels. */
const AROUND = 3;

const namesOf = (files: readonly FileEntry[]) => maskedPictures(files).map(({ name }) => name);

/** `masks` and `more`, without those of `more` that another covers already. */
function joined(masks: readonly Mask[], more: readonly Mask[]): Mask[] {
  const all = [...masks];
  for (const mask of more) {
    if (!all.some(({ file, box }) => file === mask.file && liesIn(mask.box, box))) all.push(mask);
  }
  return all;
}

/** `drawn`, and the masks that go over from it; pictures that get one have to be looked at again. */
function withGroup(plan: MaskPlan, files: readonly FileEntry[], drawn: Mask): MaskPlan {
  const carried = carryOver(drawn, namesOf(files), files).map(
    (one): Mask => ({ ...one, how: 'carried', what: null, group: drawn.group ?? 0 }),
  );
  const before = [...plan.masks, drawn];
  const masks = joined(before, carried);
  const changed = new Set(masks.slice(before.length).map(({ file }) => file));
  return { ...plan, masks, looked: plan.looked.filter(name => !changed.has(name)) };
}

/** A box drawn on one picture, and on every other that shows the same place; those have to be looked at again. */
export function withDrawn(
  plan: MaskPlan,
  files: readonly FileEntry[],
  file: string,
  box: PictureBox,
): MaskPlan {
  const group = 1 + Math.max(0, ...plan.masks.map(mask => mask.group ?? 0));
  return withGroup(plan, files, { file, box, how: 'drawn', what: null, group });
}

/** The mask at `index` in another place; of a drawn one, those that went over from it too. */
export function withMoved(
  plan: MaskPlan,
  files: readonly FileEntry[],
  index: number,
  box: PictureBox,
): MaskPlan {
  const own = plan.masks[index];
  if (own?.how !== 'drawn') {
    return { ...plan, masks: plan.masks.map((mask, at) => (at === index ? { ...mask, box } : mask)) };
  }
  const { masks, looked } = withGroup(withoutMask(plan, index), files, { ...own, box });
  // In its old place among the others, so that whoever moves it by keyboard goes on holding it.
  const at = masks.findIndex(mask => mask.how === 'drawn' && mask.group === own.group);
  const [moved] = masks.splice(at, 1);
  if (moved) masks.splice(index, 0, moved);
  return { ...plan, masks, looked };
}

/** Without the mask at `index`; with a drawn one go those that went over from it. */
export function withoutMask(plan: MaskPlan, index: number): MaskPlan {
  const own = plan.masks[index];
  const goes = (mask: Mask, at: number) =>
    at === index || (own?.how === 'drawn' && own.group !== undefined && mask.group === own.group);
  return { ...plan, masks: plan.masks.filter((mask, at) => !goes(mask, at)) };
}

/** What is proposed before the person has drawn anything: what was found at capture, wherever the pictures show it. */
export function firstPlan(own: OwnPlaces | null, files: readonly FileEntry[]): MaskPlan {
  if (!own) return { masks: [], words: [], looked: [] };
  const names = namesOf(files);
  const found = own.pictures.flatMap(({ file, places }) => {
    const { width, height, viewport } = files.find(({ name }) => name === file)?.made ?? {};
    if (!width || !height || !viewport) return [];
    const scale = width / viewport.width;
    return places.flatMap(({ what, box }) => {
      const scaled = {
        x: (box.x - AROUND) * scale,
        y: (box.y - AROUND) * scale,
        width: (box.width + 2 * AROUND) * scale,
        height: (box.height + 2 * AROUND) * scale,
      };
      const whole = wholePixels(scaled, width, height);
      if (!whole) return [];
      const itself = names.includes(file) ? [{ file, box: whole }] : [];
      const elsewhere = carryOver({ file, box: whole }, names, files, true);
      return [...itself, ...elsewhere].map((one): Mask => ({ ...one, how: 'found', what }));
    });
  });
  const words = [own.displayName, own.handle].filter(word => word !== null && word.trim() !== '');
  return { masks: joined([], found), words: words as string[], looked: [] };
}
