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

/** A box drawn on one picture, and on every other that shows the same place; those have to be looked at again. */
export function withDrawn(
  plan: MaskPlan,
  files: readonly FileEntry[],
  file: string,
  box: PictureBox,
): MaskPlan {
  const carried = carryOver({ file, box }, namesOf(files), files);
  const drawn: Mask = { file, box, how: 'drawn', what: null };
  const masks = joined(
    [...plan.masks, drawn],
    carried.map(one => ({ ...one, how: 'carried', what: null })),
  );
  const changed = new Set(masks.slice(plan.masks.length + 1).map(mask => mask.file));
  return { ...plan, masks, looked: plan.looked.filter(name => !changed.has(name)) };
}

/** The mask at `index` in another place. Only there: the others were put where they belong one by one. */
export function withMoved(plan: MaskPlan, index: number, box: PictureBox): MaskPlan {
  return { ...plan, masks: plan.masks.map((mask, at) => (at === index ? { ...mask, box } : mask)) };
}

/** Without the mask at `index`. */
export function withoutMask(plan: MaskPlan, index: number): MaskPlan {
  return { ...plan, masks: plan.masks.filter((_, at) => at !== index) };
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
