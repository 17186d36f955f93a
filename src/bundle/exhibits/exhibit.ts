import { PDFDocument } from 'pdf-lib';
import type { MessageKey, Say } from '../../_locales/say.ts';
import { postLines } from '../../advice/post-lines.ts';
import { unseenCharacters } from '../../advice/shown-text.ts';
import type { FileEntry, KeptRecord, ZonedInstant } from '../../evidence/index.ts';
import { recordFolder } from '../documents/document-item.ts';
import { ROLE_WORDS } from '../documents/record-files.tsx';
import { type EmbeddedPicture, embedPicture } from './embed-picture.ts';
import { exhibitFacts } from './facts.ts';
import type { FontFace } from './font-face.ts';
import { FontSubset } from './font-subset.ts';
import { layFoot, type Marginal, writeMarginals } from './foot.ts';
import type { ExhibitNumber } from './numbers.ts';
import { GREY, Paper } from './paper.ts';
import { choosePictures } from './picture-choice.ts';
import { printableLine, printableLines } from './printable.ts';
import { printableUrl } from './printable-url.ts';
import { savedDocument } from './saved-document.ts';
import { writePicture } from './write-pictures.ts';
import { writeFacts, writeHeading, writeParagraph, writeQuoted } from './write-text.ts';

export interface ExhibitRequest {
  place: ExhibitNumber;
  /** A kept file of the record by its name. */
  picture: (name: string) => Blob | undefined;
  face: FontFace;
  made: ZonedInstant;
  /** `Hozen 0.1.0 (commit)`. */
  software: string;
  say: Say;
  /** Of a copy in which parts are covered: the record and the pictures are what was covered already. */
  masked?: MaskedExhibit;
}

export interface MaskedExhibit {
  /** SHA-256 of the picture a covered one was made from. */
  originalSha256: (name: string) => string | null;
  /** Told every text as it is written. */
  onText: (text: string) => void;
}

const SMALL = { size: 8, colour: GREY };

const TITLES = {
  post: { plain: 'pdf_title', masked: 'masked_pdf_title' },
  page: { plain: 'pdf_title_page', masked: 'masked_pdf_title_page' },
} as const;

/**
 * One record as a PDF for print and filing: facts, the post's text, the pictures at full resolution, all files with their
 * hashes. The same request gives the same bytes. A picture that cannot be shown is named with the reason.
 */
export async function exhibitPdf(request: ExhibitRequest): Promise<Uint8Array<ArrayBuffer>> {
  const { place, face, made, software, say, masked } = request;
  const { record } = place;
  const document = await PDFDocument.create({ updateMetadata: false });
  const marginal = marginalOf(place, face, say, masked !== undefined);
  const foot = layFoot(marginal, face);
  const paper = new Paper(document, new FontSubset(face, masked?.onText), foot.top);

  const lines = postLines(record, say);
  writeParagraph(paper, marginal.title, { size: 15, bold: true });
  paper.down(3);
  const lead = masked ? say('masked_pdf_lead') : say('pdf_lead', `data/${recordFolder(record)}/`);
  writeParagraph(paper, lead, SMALL);
  paper.down(5);
  writeFacts(paper, exhibitFacts({ record, lines, made, software, say, face }));
  writePost(paper, record, say);
  await writePictures(paper, request);
  writeFiles(paper, record, say, masked !== undefined);

  writeMarginals(paper, marginal, foot);
  paper.finish();
  return savedDocument(document, { title: `${marginal.number} ${marginal.title}`, made, software });
}

function marginalOf(
  { record, number, branch }: ExhibitNumber,
  face: FontFace,
  say: Say,
  masked: boolean,
): Marginal {
  const { address, captured } = postLines(record, say);
  const own =
    branch === null ? say('pdf_number', String(number)) : say('pdf_branch', String(number), String(branch));
  return {
    number: say('pdf_provisional', own),
    title: say(TITLES[record.evidence.post === null ? 'page' : 'post'][masked ? 'masked' : 'plain']),
    foot: [
      `${address.label}: ${printableUrl(address.text, face)}`,
      say('pdf_foot_captured', captured.jst, captured.utc),
      say('pdf_foot_sha256', record.sha256),
    ],
    pageOf: (page, pages) => say('pdf_page_of', String(page), String(pages)),
  };
}

function writePost(paper: Paper, { evidence: { post } }: KeptRecord, say: Say): void {
  const { face } = paper.font;
  writeHeading(paper, say('pdf_text'));
  if (post === null || post.text === '') {
    writeParagraph(paper, say(post === null ? 'doc_fact_text_none' : 'doc_fact_text_empty'), { size: 9.5 });
    return;
  }
  const lines = printableLines(post.text, face);
  const unseen = unseenCharacters(post.text);
  writeParagraph(paper, say('pdf_text_note'), SMALL);
  if (unseen.length > 0) writeParagraph(paper, say('doc_fact_unseen', unseen.join('、')), SMALL);
  if (lines.some(line => line.includes('〔U+'))) writeParagraph(paper, say('pdf_written_out'), SMALL);
  paper.down(3);
  writeQuoted(paper, lines);
  paper.down(8);
}

/** Null where the picture is missing or no picture. */
async function embedded(paper: Paper, blob: Blob | undefined): Promise<EmbeddedPicture | null> {
  if (!blob) return null;
  try {
    return await embedPicture(paper.document.context, blob);
  } catch (problem) {
    const broken = problem instanceof Error && /^(NotAPngError|InvalidStateError)$/.test(problem.name);
    if (broken) return null;
    throw problem;
  }
}

async function writePictures(paper: Paper, { place, picture, say, masked }: ExhibitRequest): Promise<void> {
  const { shown, leftOut } = choosePictures(place.record.evidence);
  const notShown = (file: FileEntry, why: MessageKey) =>
    writeParagraph(paper, say(why, file.name, say(ROLE_WORDS[file.role]), file.sha256), { size: 9 });
  if (shown.length === 0) {
    writeHeading(paper, say('pdf_pictures'));
    writeParagraph(paper, say('pdf_pictures_none'), { size: 9.5 });
  }
  for (const [at, file] of shown.entries()) {
    const own = await embedded(paper, picture(file.name));
    const of = { number: at + 1, of: shown.length, original: masked?.originalSha256(file.name) ?? null };
    if (own) writePicture(paper, { file, picture: own, ...of }, say);
    else notShown(file, 'pdf_picture_broken');
  }
  for (const file of leftOut) notShown(file, 'pdf_picture_no_room');
}

/** Every file of the record, so that whoever has this paper alone can tell whether the originals are the same. */
function writeFiles(paper: Paper, record: KeptRecord, say: Say, masked: boolean): void {
  if (record.evidence.files.length === 0) return;
  writeHeading(paper, say(masked ? 'masked_pdf_files_title' : 'doc_fact_files'));
  const where = masked ? say('masked_pdf_files') : say('pdf_files_note', `data/${recordFolder(record)}/`);
  writeParagraph(paper, where, SMALL);
  paper.down(3);
  for (const { name, role, size, sha256 } of record.evidence.files) {
    paper.need(26);
    const what = say('pdf_file', name, say(ROLE_WORDS[role]), size.toLocaleString('en'));
    writeParagraph(paper, printableLine(what, paper.font.face), { size: 8 });
    writeParagraph(paper, sha256, { size: 7, colour: GREY }, 10);
  }
}
