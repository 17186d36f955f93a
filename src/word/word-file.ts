import JSZip from 'jszip';
import type { WordDocument } from './blocks.ts';
import { bodyXml } from './body.ts';
import { corePart, documentPart, SAME_PARTS } from './parts.ts';

export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The first day a zip can name; when a document was made stands in its properties. */
const NO_DATE = new Date(Date.UTC(1980, 0, 1));

/**
 * `document` as a file for word processors (DOCX, ECMA-376 transitional). The same document gives the same bytes. It holds no
 * links, no macros and nothing that is loaded from elsewhere.
 */
export async function wordFile(document: WordDocument): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new JSZip();
  const parts = {
    ...SAME_PARTS,
    'docProps/core.xml': corePart(document.title, document.made),
    'word/document.xml': documentPart(bodyXml(document.notes, document.blocks)),
  };
  for (const [path, text] of Object.entries(parts)) {
    zip.file(path, text, { date: NO_DATE, createFolders: false });
  }
  return zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'UNIX',
  }) as Promise<Uint8Array<ArrayBuffer>>;
}
