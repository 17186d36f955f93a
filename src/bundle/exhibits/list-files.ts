import { LISTS } from '../documents/paths.ts';
import { type ExhibitFile, type ExhibitFileRequest, pdfFile } from './exhibit-file.ts';
import { evidenceListPdf, type ListPdfRequest, postListPdf } from './list-pdf.ts';

/** Both lists as PDFs of the payload. Throws what `keep` throws. */
export async function listFiles(
  request: ListPdfRequest,
  keep: ExhibitFileRequest['keep'],
): Promise<ExhibitFile[]> {
  return [
    await pdfFile(`data/${LISTS.posts}.pdf`, await postListPdf(request), keep),
    await pdfFile(`data/${LISTS.evidence}.pdf`, await evidenceListPdf(request), keep),
  ];
}
