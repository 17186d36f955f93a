import { buf as crc32 } from 'crc-32';
import { sha256 } from '../../evidence/index.ts';
import { PATHS } from '../documents/paths.ts';
import { type ExhibitRequest, exhibitPdf } from './exhibit.ts';
import { exhibitFileName } from './file-name.ts';

export interface ExhibitFile {
  /** Inside the bag. */
  path: string;
  blob: Blob;
  size: number;
  sha256: string;
  crc32: number;
}

export interface ExhibitFileRequest extends ExhibitRequest {
  /** How many provisional numbers the bundle has. */
  count: number;
  /** Put the document where it waits for the bundle: on a disk, so that only one at a time is in memory. */
  keep: (bytes: Uint8Array<ArrayBuffer>) => Promise<Blob>;
}

/** Make the PDF of one record as a file of the payload. Throws what `keep` throws. */
export async function exhibitFile({ count, keep, ...request }: ExhibitFileRequest): Promise<ExhibitFile> {
  const path = `data/${PATHS.exhibits}/${exhibitFileName(request.place, count, request.say)}`;
  return pdfFile(path, await exhibitPdf(request), keep);
}

/** `bytes` as a file of the payload. Throws what `keep` throws. */
export async function pdfFile(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  keep: ExhibitFileRequest['keep'],
): Promise<ExhibitFile> {
  return {
    path,
    blob: await keep(bytes),
    size: bytes.length,
    sha256: await sha256(bytes),
    crc32: crc32(bytes) >>> 0,
  };
}
