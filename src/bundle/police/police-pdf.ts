import { PDFDocument } from 'pdf-lib';
import type { Say } from '../../_locales/say.ts';
import type { KeptRecord, ZonedInstant } from '../../evidence/index.ts';
import type { FontFace } from '../exhibits/font-face.ts';
import { FontSubset } from '../exhibits/font-subset.ts';
import { layFoot, type Marginal, writeMarginals } from '../exhibits/foot.ts';
import { GREY, LEFT, Paper, WIDTH } from '../exhibits/paper.ts';
import { savedDocument } from '../exhibits/saved-document.ts';
import { writeFacts, writeHeading, writeParagraph } from '../exhibits/write-text.ts';
import { accountItem, BLANKS, callFirst, inOrder, overview } from './account.ts';
import type { MakeThumbnail } from './thumbnail.ts';

/** Some prefectures' police take mail attachments up to 5 MB; a mail is larger than what it carries by its wrapping. Bytes. */
export const MOST_BYTES = 5_000_000;

/** What is left out first where it would become too large: bytes for all pictures, characters of each text. */
const LEVELS = [
  { pictures: 3_200_000, text: 400 },
  { pictures: 1_500_000, text: 200 },
  { pictures: 0, text: 100 },
  { pictures: 0, text: 0 },
] as const;
const LARGEST_PICTURE = 60_000;
/** Fewer bytes show nothing. */
const LEAST_PICTURE = 2_500;
const THUMBNAIL_HEIGHT = 150;
const BLANK_HEIGHT = 27;

export interface PoliceRequest {
  /** In the order of the bundle, which numbers them. */
  records: readonly KeptRecord[];
  /** The picture of a record that shows the post. */
  picture: (record: KeptRecord) => Blob | undefined;
  thumbnail: MakeThumbnail;
  face: FontFace;
  made: ZonedInstant;
  software: string;
  say: Say;
  signal: AbortSignal;
}

/**
 * A printable account for the police of at most MOST_BYTES, however many posts there are: whom to call first, what to fill
 * in by hand, the whole at a glance, then each post in the order of time. Where it would become too large, pictures
 * and then texts become smaller, and it says so. The same request gives the same bytes. Throws the signal's reason.
 */
export async function policePdf(request: PoliceRequest): Promise<Uint8Array<ArrayBuffer>> {
  for (const level of LEVELS) {
    const bytes = await written(request, level);
    if (bytes.length <= MOST_BYTES || level === LEVELS.at(-1)) return bytes;
  }
  throw new RangeError('no level');
}

async function written(
  request: PoliceRequest,
  { pictures, text }: (typeof LEVELS)[number],
): Promise<Uint8Array<ArrayBuffer>> {
  const { records, face, made, say } = request;
  const means = { say, face };
  const document = await PDFDocument.create({ updateMetadata: false });
  const marginal: Marginal = {
    number: '',
    title: say('police_title'),
    foot: [say('police_foot')],
    pageOf: (page, pages) => say('pdf_page_of', String(page), String(pages)),
  };
  const foot = layFoot(marginal, face);
  const paper = new Paper(document, new FontSubset(face), foot.top);
  writeParagraph(paper, say('police_title'), { size: 17, bold: true });
  paper.down(3);
  writeParagraph(paper, say('police_lead'), { size: 9, colour: GREY });
  writeHeading(paper, say('police_call'));
  writeFacts(paper, callFirst(means));
  writeHeading(paper, say('police_overview'));
  writeFacts(paper, overview(records, made, means));
  writeHeading(paper, say('police_blanks'));
  writeParagraph(paper, say('police_blanks_note'), { size: 8, colour: GREY });
  paper.down(4);
  for (const blank of BLANKS) writeBlank(paper, say(blank));
  paper.down(6);
  writeHeading(paper, say('police_items'));
  writeParagraph(paper, say('police_items_note'), { size: 8, colour: GREY });
  if (pictures === 0) writeParagraph(paper, say('police_no_pictures'), { size: 8, colour: GREY });
  const each = Math.min(LARGEST_PICTURE, Math.floor(pictures / Math.max(1, records.length)));
  for (const place of inOrder(records)) {
    request.signal.throwIfAborted();
    const { heading, rows } = accountItem(place, text, means);
    paper.need(130);
    writeHeading(paper, heading);
    writeFacts(paper, rows);
    if (each >= LEAST_PICTURE) await writeThumbnail(paper, place.record, each, request);
    paper.down(6);
  }
  writeMarginals(paper, marginal, foot);
  paper.finish();
  return savedDocument(document, { title: marginal.title, made, software: request.software });
}

/** A box to write in by hand. */
function writeBlank(paper: Paper, label: string): void {
  paper.need(BLANK_HEIGHT + 16);
  writeParagraph(paper, label, { size: 9 });
  paper.down(3);
  paper.page.drawRectangle({
    x: LEFT,
    y: paper.y - BLANK_HEIGHT,
    width: WIDTH,
    height: BLANK_HEIGHT,
    borderWidth: 0.5,
    borderColor: GREY,
  });
  paper.down(BLANK_HEIGHT + 6);
}

async function writeThumbnail(
  paper: Paper,
  record: KeptRecord,
  mostBytes: number,
  { picture, thumbnail, say }: PoliceRequest,
): Promise<void> {
  const blob = picture(record);
  const small = blob && (await thumbnail(blob, mostBytes));
  if (!small) {
    writeParagraph(paper, say(blob ? 'police_picture_small' : 'police_picture_none'), {
      size: 8,
      colour: GREY,
    });
    return;
  }
  const image = await paper.document.embedJpg(small.bytes);
  const height = Math.min(THUMBNAIL_HEIGHT, (WIDTH * small.height) / small.width);
  paper.need(height + 14);
  paper.down(4);
  const width = (height * small.width) / small.height;
  paper.page.drawImage(image, { x: LEFT, y: paper.y - height, width, height });
  paper.page.drawRectangle({
    x: LEFT,
    y: paper.y - height,
    width,
    height,
    borderWidth: 0.5,
    borderColor: GREY,
  });
  paper.down(height + 2);
  writeParagraph(paper, say('police_picture_note'), { size: 7, colour: GREY });
}
