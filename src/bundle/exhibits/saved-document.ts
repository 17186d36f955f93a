import type { PDFDocument } from 'pdf-lib';
import { epochOf, type ZonedInstant } from '../../evidence/index.ts';

/** Objects written before others get their turn: a worker that is busy for long misses its messages. */
const OBJECTS_AT_A_TIME = 50;

export interface DocumentFacts {
  title: string;
  made: ZonedInstant;
  /** `Hozen 0.1.0 (commit)`. */
  software: string;
}

/** The bytes of a finished document, with `facts` as its properties: the only dates in it are those given. */
export async function savedDocument(
  document: PDFDocument,
  { title, made, software }: DocumentFacts,
): Promise<Uint8Array<ArrayBuffer>> {
  const at = new Date(epochOf(made.instant));
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setProducer(software);
  document.setCreator(software);
  document.setCreationDate(at);
  document.setModificationDate(at);
  document.setLanguage('ja');
  const bytes = await document.save({
    useObjectStreams: true,
    objectsPerTick: OBJECTS_AT_A_TIME,
    addDefaultPage: false,
  });
  return bytes as Uint8Array<ArrayBuffer>;
}
