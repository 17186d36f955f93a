import type { FileEntry, PictureBox } from '../evidence/index.ts';
import { liesIn, meeting, wholePixels } from './box.ts';
import { CONTENT, type Pane, panesOf } from './panes.ts';

/** Parts of a box smaller than this are rounding. Pixels. */
const LEAST = 2;
/** How far places of the page may be off between two pictures of it: sheets have seams, windows odd widths. Pixels. */
const SLACK = 3;

export interface Carried {
  file: string;
  box: PictureBox;
}

/** `box` of the picture that has `from`, on the picture that has `to`. */
function through(from: Pane, to: Pane, box: PictureBox): PictureBox | null {
  const part = meeting(from.area, box);
  if (!part || from.space !== to.space) return null;
  const x = from.at.x + (part.x - from.area.x) / from.scale;
  const y = from.at.y + (part.y - from.area.y) / from.scale;
  const slack = from.space === CONTENT ? SLACK : 0;
  const there = {
    x: to.area.x + (x - to.at.x) * to.scale - slack,
    y: to.area.y + (y - to.at.y) * to.scale - slack,
    width: (part.width / from.scale) * to.scale + 2 * slack,
    height: (part.height / from.scale) * to.scale + 2 * slack,
  };
  return meeting(there, to.area);
}

/** `boxes` without those that another of them covers. */
function outermost(boxes: readonly PictureBox[]): PictureBox[] {
  return boxes.filter(
    (box, at) =>
      !boxes.some(
        (other, n) => n !== at && liesIn(box, other, LEAST) && (n < at || !liesIn(other, box, LEAST)),
      ),
  );
}

/** `box` on another picture: by the picture both were drawn from where that shows all of it, else by its place on the page too. */
function onOther(from: readonly Pane[], to: readonly Pane[], box: PictureBox): PictureBox[] {
  const by = (isPlace: boolean) =>
    from
      .filter(({ space }) => (space === CONTENT) === isPlace)
      .flatMap(pane => to.map(other => through(pane, other, box)).filter(there => there !== null));
  const exact = by(false);
  const shown = exact.reduce((sum, { width, height }) => sum + width * height, 0);
  return shown >= box.width * box.height ? exact : [...exact, ...by(true)];
}

/**
 * Where `box` of picture `file` shows again on `others`: on sheets what lies on their tiles, on the framed post what lies
 * in the window, elsewhere what shows the same place of the page. `exactly` leaves out the last, which is wrong for what stays in the
 * window when the page is scrolled.
 */
export function carryOver(
  { file, box }: Carried,
  others: readonly string[],
  files: readonly FileEntry[],
  exactly = false,
): Carried[] {
  const own = files.find(({ name }) => name === file);
  if (!own) return [];
  const from = panesOf(own, files).filter(({ space }) => !exactly || space !== CONTENT);
  return files
    .filter(({ name }) => name !== file && others.includes(name))
    .flatMap(other => {
      const found = onOther(from, panesOf(other, files), box);
      const { width, height } = other.made;
      if (width === null || height === null) return [];
      return outermost(found.filter(one => one.width >= LEAST && one.height >= LEAST)).flatMap(one => {
        const whole = wholePixels(one, width, height);
        return whole ? [{ file: other.name, box: whole }] : [];
      });
    });
}
