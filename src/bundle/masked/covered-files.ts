import { buf as crc32 } from 'crc-32';
import { type FileEntry, type KeptRecord, sha256 } from '../../evidence/index.ts';
import { coverLines } from '../../masking/cover-lines.ts';
import { coverMarkup } from '../../masking/cover-markup.ts';
import { coverUnread } from '../../masking/cover-record.ts';
import { coverWords, hasWords } from '../../masking/cover-words.ts';
import { maskedPictures } from '../../masking/masked-pictures.ts';
import { bytesOf, type LargeFile, type SmallFile, type TextFile } from '../zip/assemble.ts';
import type { LeftOut, MaskedFile } from './masked-file.ts';
import type { MaskedPackRequest } from './masked-request.ts';
import { MASKED_PATHS } from './paths.ts';

/** A copy as it grows. */
export interface Growing {
  files: MaskedFile[];
  leftOut: LeftOut[];
  larges: LargeFile[];
  smalls: SmallFile[];
}

/** Add a text that is covered already. */
export async function addText(
  copy: Growing,
  file: TextFile,
  about: Pick<MaskedFile, 'original' | 'words'>,
): Promise<void> {
  const bytes = bytesOf(file);
  copy.smalls.push(file);
  const sums = { size: bytes.length, sha256: await sha256(bytes) };
  copy.files.push({ path: file.path, ...sums, ...about, originalSha256: null, boxes: [] });
}

/** Paint over and add every picture for others; gives their entries as the copy has them. */
export async function addPictures(
  copy: Growing,
  { record, plan, original, burn }: MaskedPackRequest,
): Promise<FileEntry[]> {
  const made: FileEntry[] = [];
  for (const entry of maskedPictures(record.evidence.files)) {
    const own = plan.masks.filter(({ file }) => file === entry.name);
    const bytes = await burn(
      await original(entry.name),
      own.map(({ box }) => box),
    );
    const path = `${MASKED_PATHS.pictures}/${entry.name}`;
    const sums = { size: bytes.length, sha256: await sha256(bytes) };
    copy.larges.push({ path, blob: new Blob([bytes], { type: 'image/png' }), crc32: crc32(bytes) >>> 0 });
    copy.files.push({
      path,
      ...sums,
      original: entry.name,
      originalSha256: entry.sha256,
      boxes: own.map(({ box, how, what }) => ({ ...box, how, what })),
      words: 0,
    });
    made.push({ ...entry, ...sums });
  }
  return made;
}

/** The page's text and its snapshot, covered. */
export async function addPage(
  copy: Growing,
  { record, original, ownLines }: MaskedPackRequest,
  forms: readonly string[],
): Promise<void> {
  for (const { name, role } of record.evidence.files) {
    if (role !== 'page text' && role !== 'page snapshot') continue;
    const text = await (await original(name)).text();
    if (role === 'page text') {
      const own = coverLines(text, ownLines);
      const covered = coverWords(own.text, forms);
      const words = own.count + covered.count;
      await addText(copy, { path: name, text: covered.text }, { original: name, words });
      continue;
    }
    const { html: all, words } = coverMarkup(text, forms);
    const html = all.replace(
      /(<title[^>]*>)([^<]*)/i,
      (_, tag: string, title: string) => tag + coverUnread(title),
    );
    // Where the page names its own parts so, the page cannot be written without.
    if (hasWords(html, forms)) copy.leftOut.push({ name, why: 'a word could not be covered' });
    else await addText(copy, { path: name, text: html }, { original: name, words });
  }
}

/** What of the record the copy does not hold, snapshots aside. */
export function leftOutOf({ evidence }: KeptRecord, files: readonly MaskedFile[]): LeftOut[] {
  const held = new Set(files.map(({ original }) => original));
  const drawn: readonly FileEntry['role'][] = ['page tile', 'exhibit picture'];
  return evidence.files
    .filter(({ name, role }) => !held.has(name) && role !== 'page snapshot')
    .map(({ name, role }) => ({ name, why: drawn.includes(role) ? 'drawn from others' : 'not for others' }));
}
