import { buf as crc32 } from 'crc-32';
import type { Say } from '../../_locales/say.ts';
import {
  canonicalJson,
  type FileEntry,
  type KeptRecord,
  type MaskPlan,
  type PictureBox,
  sha256,
  type ZonedInstant,
} from '../../evidence/index.ts';
import { coverLines } from '../../masking/cover-lines.ts';
import { coverMarkup } from '../../masking/cover-markup.ts';
import { coverRecord, coverUnread } from '../../masking/cover-record.ts';
import { coverWords, hasWords, lookedFor } from '../../masking/cover-words.ts';
import { maskedPictures } from '../../masking/masked-pictures.ts';
import { linesOf, manifest } from '../bag.ts';
import { bundleName } from '../bundle-name.ts';
import { exhibitPdf } from '../exhibits/exhibit.ts';
import { exhibitFileName } from '../exhibits/file-name.ts';
import type { FontFace } from '../exhibits/font-face.ts';
import { assembleZip, type LargeFile, type SmallFile, type TextFile } from '../zip/assemble.ts';
import type { LeftOut, MaskedFile } from './masked-file.ts';
import { masksList } from './masks-list.ts';
import { MASKED_PATHS } from './paths.ts';
import { maskedStartPage } from './start-page.tsx';

/** A picture was not looked through; `files` says which. */
export class NotLookedAtError extends Error {
  override readonly name = 'NotLookedAtError';
  readonly files: readonly string[];
  constructor(files: readonly string[]) {
    super(files.join(', '));
    this.files = files;
  }
}

/** A word to be covered is also in what the copy itself says, so that covering it would leave the copy without sense. */
export class WordsLeftError extends Error {
  override readonly name = 'WordsLeftError';
}

export interface MaskedPackRequest {
  record: KeptRecord;
  plan: MaskPlan;
  /** Lines of the page's text that only the own account was shown. */
  ownLines: readonly string[];
  /** A kept file by its name, checked against what was sealed. */
  original: (name: string) => Promise<Blob>;
  /** The picture with the boxes painted over, encoded anew. */
  burn: (picture: Blob, boxes: readonly PictureBox[]) => Promise<Uint8Array<ArrayBuffer>>;
  face: FontFace;
  made: ZonedInstant;
  /** `Hozen 0.1.0 (commit)`. */
  software: string;
  say: Say;
}

export interface MaskedCopy {
  blob: Blob;
  fileName: string;
  /** SHA-256 of `masks.json`. */
  masksSha256: string;
  /** Covered places in pictures. */
  boxes: number;
  /** Places in which a word was covered. */
  words: number;
}

/** A copy as it grows. */
interface Growing {
  files: MaskedFile[];
  leftOut: LeftOut[];
  larges: LargeFile[];
  smalls: SmallFile[];
}

const encode = (text: string) => new TextEncoder().encode(text);

async function addText(
  copy: Growing,
  file: TextFile,
  about: Pick<MaskedFile, 'original' | 'words'>,
): Promise<void> {
  const bytes = encode(file.text);
  copy.smalls.push(file);
  const sums = { size: bytes.length, sha256: await sha256(bytes) };
  copy.files.push({ path: file.path, ...sums, ...about, originalSha256: null, boxes: [] });
}

async function addPictures(
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
async function addPage(
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

function leftOutOf({ evidence }: KeptRecord, files: readonly MaskedFile[]): LeftOut[] {
  const held = new Set(files.map(({ original }) => original));
  const drawn: readonly FileEntry['role'][] = ['page tile', 'exhibit picture'];
  return evidence.files
    .filter(({ name, role }) => !held.has(name) && role !== 'page snapshot')
    .map(({ name, role }) => ({ name, why: drawn.includes(role) ? 'drawn from others' : 'not for others' }));
}

/** The A4 paper, made from what is covered already. */
async function addPaper(
  copy: Growing,
  { face, made, software, say }: MaskedPackRequest,
  covered: KeptRecord,
  words: number,
  forms: readonly string[],
): Promise<void> {
  const place = { record: covered, number: 1, branch: null };
  const written: string[] = [];
  const bytes = await exhibitPdf({
    place,
    picture: name => copy.larges.find(({ path }) => path === `${MASKED_PATHS.pictures}/${name}`)?.blob,
    face,
    made,
    software,
    say,
    masked: {
      originalSha256: name => copy.files.find(({ original }) => original === name)?.originalSha256 ?? null,
      onText: text => written.push(text),
    },
  });
  // Lines of one text follow one another, so a word that a line's end parts is found too.
  if (hasWords(written.join(''), forms)) throw new WordsLeftError('in the PDF');
  const path = exhibitFileName(place, 1, say).replace(/\.pdf$/, `_${say('masked_file_mark')}.pdf`);
  copy.larges.push({
    path,
    blob: new Blob([bytes], { type: 'application/pdf' }),
    crc32: crc32(bytes) >>> 0,
  });
  const sums = { size: bytes.length, sha256: await sha256(bytes) };
  copy.files.unshift({ path, ...sums, original: null, originalSha256: null, boxes: [], words });
}

/**
 * Pack a copy of one record in which everything of `plan` is covered: pictures painted over and encoded anew, texts with ■. None
 * of the originals is in it. The same request gives the same bytes. Throws NotLookedAtError, WordsLeftError, and what `original` throws.
 */
export async function packMasked(request: MaskedPackRequest): Promise<MaskedCopy> {
  const { record, plan, made, software, say } = request;
  const unseen = maskedPictures(record.evidence.files).filter(({ name }) => !plan.looked.includes(name));
  if (unseen.length > 0) throw new NotLookedAtError(unseen.map(({ name }) => name));
  const forms = lookedFor(plan.words);
  const copy: Growing = { files: [], leftOut: [], larges: [], smalls: [] };
  const pictures = await addPictures(copy, request);
  const { record: covered, count } = coverRecord(record, forms);
  const { post } = covered.evidence;
  if (post && post.text !== '') {
    const own = coverWords(record.evidence.post?.text ?? '', forms).count;
    await addText(copy, { path: MASKED_PATHS.post, text: post.text }, { original: null, words: own });
  }
  await addPage(copy, request, forms);
  copy.leftOut.push(...leftOutOf(record, copy.files));
  const paper = { ...covered, evidence: { ...covered.evidence, files: pictures } };
  await addPaper(copy, request, paper, count, forms);

  const masks = masksList(record, copy.files, copy.leftOut, { made, software });
  const start = maskedStartPage({ record: covered, files: copy.files, leftOut: copy.leftOut, made, say });
  const texts: TextFile[] = [
    { path: MASKED_PATHS.start, text: start },
    { path: MASKED_PATHS.masks, text: masks },
  ];
  const top = `${bundleName(made.instant).replace('_', `_${say('masked_top')}_`)}`;
  const names = canonicalJson([top, ...copy.files.map(({ path }) => path)]);
  for (const text of [...texts.map(one => one.text), names]) {
    if (hasWords(text, forms)) throw new WordsLeftError('in the list of what is in it');
  }
  copy.smalls.push(...texts);
  const large = copy.files.filter(({ path }) => copy.larges.some(one => one.path === path));
  const lines = [...(await linesOf(copy.smalls)), ...large];
  copy.smalls.push({ path: MASKED_PATHS.manifest, text: manifest(lines) });
  const within = <F extends { path: string }>(file: F): F => ({ ...file, path: `${top}/${file.path}` });
  return {
    blob: await assembleZip(copy.smalls.map(within), copy.larges.map(within), made.instant),
    fileName: `${top}.zip`,
    masksSha256: await sha256(masks),
    boxes: copy.files.reduce((sum, { boxes }) => sum + boxes.length, 0),
    words: copy.files.reduce((sum, { words }) => sum + words, 0),
  };
}
