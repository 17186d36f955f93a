import type { Say } from '../_locales/say.ts';
import type { KeptRecord, ZonedInstant } from '../evidence/index.ts';
import type { Listed } from './check-originals.ts';
import type { DocumentItem } from './documents/document-item.ts';
import { type ExhibitFile, exhibitFile } from './exhibits/exhibit-file.ts';
import type { FontFace } from './exhibits/font-face.ts';
import { listFiles } from './exhibits/list-files.ts';
import { exhibitNumbers } from './exhibits/numbers.ts';
import { policeFile } from './police/police-file.ts';
import type { MakeThumbnail } from './police/thumbnail.ts';

/** What it takes to make the PDFs of a bundle. */
export interface PaperMeans {
  face: FontFace;
  /** Put a finished PDF where it waits for the bundle to be written. */
  keep: (bytes: Uint8Array<ArrayBuffer>) => Promise<Blob>;
  thumbnail: MakeThumbnail;
}

export interface PaperRequest {
  items: readonly DocumentItem[];
  made: ZonedInstant;
  software: string;
  say: Say;
  signal: AbortSignal;
}

/** How many steps `makePapers` counts: a PDF for each record, and the others together. */
export const papersOf = (records: readonly KeptRecord[]) => records.length + 1;

/**
 * The PDFs of a bundle: one for each record, the account for the police, the lists. `listed` are the records' files, all checked.
 * Throws what `keep` throws, or the signal's reason.
 */
export async function makePapers(
  request: PaperRequest,
  listed: readonly Listed[],
  means: PaperMeans,
  onPaper: () => void,
): Promise<ExhibitFile[]> {
  const { items, made, software, say, signal } = request;
  const { face, keep } = means;
  const blobs = new Map(listed.map(each => [`${each.recordId}/${each.entry.name}`, each.original?.blob]));
  const fileOf = (recordId: string, name: string) => blobs.get(`${recordId}/${name}`);
  const places = exhibitNumbers(items);
  const count = places.at(-1)?.number ?? 0;
  const papers: ExhibitFile[] = [];
  for (const place of places) {
    signal.throwIfAborted();
    const picture = (name: string) => fileOf(place.record.evidence.id, name);
    papers.push(await exhibitFile({ place, count, picture, face, keep, made, software, say }));
    onPaper();
  }
  const records = items.map(({ record }) => record);
  papers.push(await policeFile({ ...means, records, file: fileOf, made, software, say, signal }));
  papers.push(...(await listFiles({ ...request, face }, keep)));
  onPaper();
  return papers;
}
