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
import type { Instant } from '../evidence/index.ts';
import type { WordDocument } from './blocks.ts';
import { bodyOf, PAGE } from './body.ts';
import { STYLES } from './styles.ts';
import { escaped, inXml } from './xml.ts';
import { inOrder } from './zip-order.ts';

export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const TYPES = '[Content_Types].xml';
const PROPERTIES = 'docProps/core.xml';

/** Title and dates (ECMA-376, part 2, 11): the library's own are of the moment it packs. */
function properties(title: string, made: Instant): string {
  const date = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${made.slice(0, 19)}Z</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties ' +
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(inXml(title))}</dc:title><dc:creator>Hozen</dc:creator>${date('created')}${date('modified')}` +
    '</cp:coreProperties>'
  );
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
  const own = [{ path: PROPERTIES, data: properties(title, made) }];
  // The part that tells the types of all others stands first, as word processors write it.
  return inOrder(new Uint8Array(await Packer.toArrayBuffer(file, undefined, own)), TYPES);
}
