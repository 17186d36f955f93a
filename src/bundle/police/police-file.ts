import type { KeptRecord } from '../../evidence/index.ts';
import { PATHS } from '../documents/paths.ts';
import { postPicture } from '../documents/post-picture.ts';
import { type ExhibitFile, type ExhibitFileRequest, pdfFile } from '../exhibits/exhibit-file.ts';
import { type PoliceRequest, policePdf } from './police-pdf.ts';

export interface PoliceFileRequest extends Omit<PoliceRequest, 'picture'> {
  /** A kept file of a record by its name. */
  file: (recordId: string, name: string) => Blob | undefined;
  keep: ExhibitFileRequest['keep'];
}

/** The account for the police as a file of the payload. Throws what `keep` throws, or the signal's reason. */
export async function policeFile({ file, keep, ...request }: PoliceFileRequest): Promise<ExhibitFile> {
  const picture = (record: KeptRecord) => {
    const entry = postPicture(record);
    return entry && file(record.evidence.id, entry.name);
  };
  return pdfFile(`data/${PATHS.police}`, await policePdf({ ...request, picture }), keep);
}
