import { contextOf } from './draw-sheet.ts';

/** One line of the exhibit's head: what it is, and its text, which is wrapped and never cut. */
export interface HeadLine {
  label: string;
  text: string;
}

const FONTS = '"Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", Meiryo, sans-serif';
/** CSS pixels. */
const TEXT = 14;
const LINE = 21;
const MARGIN = 16;
const LABEL = 116;
const LEAST_WIDTH = 640;
const MOST_LINES = 60;

/** `text` broken into lines of at most `width`, anywhere: an address has no spaces to break at. */
export function wrapped(text: string, width: number, measure: (part: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (line !== '' && measure(line + character) > width) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return [...lines, line];
}

/**
 * Write `head` above `picture` on a sheet of its own, nothing drawn over the picture. `scale` is device pixels per
 * CSS pixel. Throws RangeError where the head would be longer than a page.
 */
export function withHead(
  head: readonly HeadLine[],
  picture: OffscreenCanvas,
  scale: number,
): OffscreenCanvas {
  const width = Math.max(picture.width, Math.round(LEAST_WIDTH * scale));
  const measuring = contextOf(new OffscreenCanvas(1, 1));
  measuring.font = `${TEXT * scale}px ${FONTS}`;
  const room = width - (2 * MARGIN + LABEL) * scale;
  const lines = head.flatMap(({ label, text }) =>
    wrapped(text, room, part => measuring.measureText(part).width).map((part, at) => ({
      label: at === 0 ? label : '',
      part,
    })),
  );
  if (lines.length > MOST_LINES) throw new RangeError(`a head of ${lines.length} lines`);
  const headHeight = Math.round((2 * MARGIN + lines.length * LINE) * scale);
  const canvas = new OffscreenCanvas(width, headHeight + picture.height);
  const context = contextOf(canvas);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.textBaseline = 'middle';
  lines.forEach(({ label, part }, at) => {
    const y = (MARGIN + (at + 0.5) * LINE) * scale;
    context.font = `bold ${TEXT * scale}px ${FONTS}`;
    context.fillStyle = '#37474f';
    context.fillText(label, MARGIN * scale, y);
    context.font = `${TEXT * scale}px ${FONTS}`;
    context.fillStyle = '#000000';
    context.fillText(part, (MARGIN + LABEL) * scale, y);
  });
  context.fillStyle = '#37474f';
  context.fillRect(0, headHeight - Math.ceil(scale), canvas.width, Math.ceil(scale));
  context.drawImage(picture, 0, headHeight);
  return canvas;
}
