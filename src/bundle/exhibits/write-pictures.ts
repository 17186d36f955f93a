import {
  clip,
  concatTransformationMatrix,
  drawObject,
  endPath,
  PDFName,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
} from 'pdf-lib';
import type { Say } from '../../_locales/say.ts';
import type { FileEntry } from '../../evidence/index.ts';
import { ROLE_WORDS } from '../documents/record-files.tsx';
import type { EmbeddedPicture } from './embed-picture.ts';
import { GREY, LEFT, MARK, type Paper, WIDTH } from './paper.ts';
import { type Slice, slicesOf } from './slices.ts';
import { writeParagraph } from './write-text.ts';

/** A pixel never becomes larger than on a screen of 96 to an inch. Points. */
const LARGEST_PIXEL = 0.75;
/** Height of what two pages both show, and of the line that says so. Points. */
const OVERLAP = 34;
const SEAM_LINE = 13;
const SEAM_SIZE = 7;
const CAPTION_GAP = 4;
/** About; what does not fit with it begins on a page of its own. */
const CAPTION_HEIGHT = 70;

export interface CaptionedPicture {
  file: FileEntry;
  picture: EmbeddedPicture;
  /** From 1. */
  number: number;
  of: number;
  /** SHA-256 of the picture this is a covered copy of; null where it is none. */
  original: string | null;
}

/** Draw a picture in full, over as many pages as it takes. Nothing is drawn upon it. */
export function writePicture(paper: Paper, captioned: CaptionedPicture, say: Say): void {
  const { file, picture, number, of } = captioned;
  const scale = Math.min(WIDTH / picture.width, LARGEST_PIXEL);
  const caption = captionOf(captioned, say);
  if (paper.room < CAPTION_HEIGHT + picture.height * scale) paper.turn();
  writeParagraph(paper, say('pdf_picture', String(number), String(of), say(ROLE_WORDS[file.role])), {
    size: 9.5,
    bold: true,
  });
  for (const line of caption) writeParagraph(paper, line, { size: 7.5, colour: GREY });
  paper.down(CAPTION_GAP);
  const px = (points: number) => Math.floor(points / scale);
  const slices = slicesOf(
    picture.height,
    px(paper.fullRoom - 2 * SEAM_LINE - 20),
    px(OVERLAP),
    px(paper.room - SEAM_LINE),
  );
  slices.forEach((slice, at) => {
    if (at > 0) {
      paper.turn();
      const place = [
        String(number),
        String(of),
        file.name,
        String(at + 1),
        String(slices.length),
        pixels(slice.from),
        pixels(slice.to),
      ];
      writeParagraph(paper, say('pdf_picture_goes_on', ...place), { size: 7.5, colour: GREY });
      seamLine(paper, say('pdf_seam_above'));
    }
    drawSlice(paper, picture, slice, scale);
    markOverlap(paper, slice.again * scale, paper.y + (slice.to - slice.from) * scale, say);
    const next = slices[at + 1];
    if (next) {
      markOverlap(paper, next.again * scale, paper.y + next.again * scale, say);
      seamLine(paper, say('pdf_seam_below', String(at + 1), String(slices.length)));
    }
  });
  paper.down(10);
}

const pixels = (n: number) => n.toLocaleString('en');

function captionOf({ file: { name, sha256, made }, original }: CaptionedPicture, say: Say): string[] {
  const { width, height, from } = made;
  const redrawn = from ? say('pdf_picture_redrawn', from.join('、')) : say('pdf_picture_original');
  const size = width === null || height === null ? '' : `${pixels(width)}×${pixels(height)}`;
  return [
    say('pdf_picture_file', name, size, sha256),
    original === null ? redrawn : say('masked_pdf_picture', original),
  ];
}

function drawSlice(
  paper: Paper,
  { ref, width, height }: EmbeddedPicture,
  { from, to }: Slice,
  scale: number,
): void {
  const shown = (to - from) * scale;
  const bottom = paper.y - shown;
  const { page } = paper;
  const name = PDFName.of(`P${ref.objectNumber}`);
  page.node.setXObject(name, ref);
  page.pushOperators(
    pushGraphicsState(),
    rectangle(LEFT, bottom, width * scale, shown),
    clip(),
    endPath(),
    concatTransformationMatrix(width * scale, 0, 0, height * scale, LEFT, bottom - (height - to) * scale),
    drawObject(name),
    popGraphicsState(),
  );
  page.drawRectangle({
    x: LEFT - 0.5,
    y: bottom - 0.5,
    width: width * scale + 1,
    height: shown + 1,
    borderWidth: 0.5,
    borderColor: GREY,
  });
  paper.down(shown);
}

/** A bracket in the margin along what another page shows too. */
function markOverlap(paper: Paper, height: number, top: number, say: Say): void {
  if (height === 0) return;
  const x = LEFT - 6;
  const { page } = paper;
  page.drawLine({ start: { x, y: top }, end: { x, y: top - height }, thickness: 1.5, color: MARK });
  for (const y of [top, top - height])
    page.drawLine({ start: { x, y }, end: { x: LEFT - 1, y }, thickness: 0.75, color: MARK });
  const word = say('pdf_seam_overlap');
  paper.write(word, x - 3 - paper.font.face.widthOf(word, SEAM_SIZE), top - height / 2 - 2, {
    size: SEAM_SIZE,
    colour: MARK,
  });
}

/** Where the picture is cut, and that it goes on. */
function seamLine(paper: Paper, text: string): void {
  const y = paper.y - SEAM_LINE / 2;
  paper.write(text, LEFT, y - 2.5, { size: SEAM_SIZE, colour: MARK });
  const from = LEFT + paper.font.face.widthOf(text, SEAM_SIZE) + 6;
  paper.page.drawLine({
    start: { x: from, y },
    end: { x: LEFT + WIDTH, y },
    thickness: 0.75,
    color: MARK,
    dashArray: [4, 3],
  });
  paper.down(SEAM_LINE);
}
