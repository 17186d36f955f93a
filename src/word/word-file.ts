import {
  AlignmentType,
  Document,
  Footer,
  NumberFormat,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import JSZip from 'jszip';
import type { Instant } from '../evidence/index.ts';
import type { WordDocument } from './blocks.ts';
import { bodyOf, PAGE } from './body.ts';
import { STYLES } from './styles.ts';
import { inXml } from './xml.ts';

export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const TYPES = '[Content_Types].xml';
const PROPERTIES = 'docProps/core.xml';
/** The first day a zip can name; when a document was made stands in its properties. */
const NO_DATE = new Date(Date.UTC(1980, 0, 1));

/** The library dates by the clock what it packs; the same document has to be the same bytes. */
async function datedAlike(packed: ArrayBuffer, made: Instant): Promise<Uint8Array<ArrayBuffer>> {
  const from = await JSZip.loadAsync(packed);
  const to = new JSZip();
  // The part that tells the types of all others stands first, as word processors write it.
  const names = Object.keys(from.files)
    .filter(name => !from.files[name]?.dir)
    .sort((a, b) => Number(b === TYPES) - Number(a === TYPES));
  for (const name of names) {
    const bytes = await from.file(name)?.async('uint8array');
    if (!bytes) continue;
    const own =
      name === PROPERTIES
        ? new TextDecoder()
            .decode(bytes)
            .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${made.slice(0, 19)}Z`)
        : bytes;
    to.file(name, own, { date: NO_DATE, createFolders: false });
  }
  return to.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'UNIX',
  }) as Promise<Uint8Array<ArrayBuffer>>;
}

/** Pages are numbered from the document's first, not from the notes before it. */
function pageNumber(): Footer {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: 18 });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}

/**
 * `document` as a file for word processors (DOCX, ECMA-376 transitional). The same document gives the same bytes. It holds no
 * links, no macros and nothing that is loaded from elsewhere.
 */
export async function wordFile(document: WordDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { title, made, notes, blocks } = document;
  const file = new Document({
    title: inXml(title),
    creator: 'Hozen',
    lastModifiedBy: 'Hozen',
    styles: STYLES,
    sections: [
      ...(notes.length > 0
        ? [{ properties: { page: PAGE, type: SectionType.NEXT_PAGE }, children: bodyOf(notes) }]
        : []),
      {
        properties: {
          page: { ...PAGE, pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL } },
          type: SectionType.NEXT_PAGE,
        },
        footers: { default: pageNumber() },
        children: bodyOf(blocks),
      },
    ],
  });
  return datedAlike(await Packer.toArrayBuffer(file), made);
}
