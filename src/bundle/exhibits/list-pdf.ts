import { PDFDocument } from 'pdf-lib';
import type { MessageKey, Say } from '../../_locales/say.ts';
import type { ZonedInstant } from '../../evidence/index.ts';
import type { DocumentItem } from '../documents/document-item.ts';
import { evidenceList } from '../documents/evidence-list.ts';
import type { ListField } from '../documents/list-line.ts';
import { postList } from '../documents/post-list.ts';
import { EVIDENCE_WIDTHS } from '../documents/word-files.ts';
import type { FontFace } from './font-face.ts';
import { FontSubset } from './font-subset.ts';
import { layFoot, type Marginal, writeMarginals } from './foot.ts';
import { GREY, Paper } from './paper.ts';
import { printableLine } from './printable.ts';
import { savedDocument } from './saved-document.ts';
import { writeTable } from './write-table.ts';
import { writeFacts, writeHeading, writeParagraph } from './write-text.ts';

export interface ListPdfRequest {
  items: readonly DocumentItem[];
  face: FontFace;
  made: ZonedInstant;
  /** `Hozen 0.1.0 (commit)`. */
  software: string;
  say: Say;
}

/** 投稿記事目録 as a draft to print. The same request gives the same bytes. */
export function postListPdf(request: ListPdfRequest): Promise<Uint8Array<ArrayBuffer>> {
  const { items, say, face } = request;
  return listPdf(request, 'lists_posts_title', ['lists_draft', 'lists_seen'], paper => {
    for (const [at, fields] of postList(items, say).entries()) {
      writeHeading(paper, say('lists_item', String(at + 1)));
      const told = fields.filter(({ lines }) => lines.length > 0).map(field => printed(field, face));
      writeFacts(
        paper,
        told.map(({ label, lines }) => ({
          label,
          lines: lines.map(({ text, kind }) => ({ text, ...(kind === 'note' && { kind }) })),
        })),
      );
    }
  });
}

/** 証拠説明書 as a draft to print. The same request gives the same bytes. */
export function evidenceListPdf(request: ListPdfRequest): Promise<Uint8Array<ArrayBuffer>> {
  const { items, say, face } = request;
  return listPdf(request, 'lists_evidence_title', ['lists_draft', 'lists_evidence_draft'], paper => {
    const rows = evidenceList(items, say).map(fields => fields.map(field => printed(field, face)));
    paper.down(6);
    writeTable(paper, rows, EVIDENCE_WIDTHS);
  });
}

function printed({ label, lines }: ListField, face: FontFace): ListField {
  return { label, lines: lines.map(line => ({ ...line, text: printableLine(line.text, face) })) };
}

async function listPdf(
  { face, made, software, say }: ListPdfRequest,
  titleKey: MessageKey,
  notes: readonly MessageKey[],
  write: (paper: Paper) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const title = say(titleKey);
  const marginal: Marginal = {
    number: '',
    title,
    foot: [],
    pageOf: (page, pages) => say('pdf_page_of', String(page), String(pages)),
  };
  const foot = layFoot(marginal, face);
  const paper = new Paper(document, new FontSubset(face), foot.top + 12);
  writeParagraph(paper, title, { size: 15, bold: true });
  paper.down(3);
  for (const note of notes) writeParagraph(paper, say(note), { size: 8, colour: GREY });
  write(paper);
  writeMarginals(paper, marginal, foot);
  paper.finish();
  return savedDocument(document, { title, made, software });
}
