import { buf as crc32 } from 'crc-32';
import { type FileEntry, type KeptRecord, sha256 } from '../../evidence/index.ts';
import { PATHS } from '../documents/paths.ts';
import type { ExhibitFile } from '../exhibits/exhibit-file.ts';
import { type PoliceRequest, policePdf } from './police-pdf.ts';

/** The picture that shows the post. */
function chosen({ evidence: { files } }: KeptRecord): FileEntry | undefined {
  return (
    files.find(({ role }) => role === 'post picture') ?? files.find(({ role }) => role === 'visible picture')
  );
}

export interface PoliceFileRequest extends Omit<PoliceRequest, 'picture'> {
  /** A kept file of a record by its name. */
  file: (recordId: string, name: string) => Blob | undefined;
  keep: (bytes: Uint8Array<ArrayBuffer>) => Promise<Blob>;
}

/** The account for the police as a file of the payload. Throws what `keep` throws, or the signal's reason. */
export async function policeFile({ file, keep, ...request }: PoliceFileRequest): Promise<ExhibitFile> {
  const picture = (record: KeptRecord) => {
    const entry = chosen(record);
    return entry && file(record.evidence.id, entry.name);
  };
  const bytes = await policePdf({ ...request, picture });
  return {
    path: `data/${PATHS.police}`,
    blob: await keep(bytes),
    size: bytes.length,
    sha256: await sha256(bytes),
    crc32: crc32(bytes) >>> 0,
  };
}
