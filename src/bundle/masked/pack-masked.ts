import { buf as crc32 } from 'crc-32';
import { canonicalJson, type KeptRecord, sha256 } from '../../evidence/index.ts';
import { coverRecord } from '../../masking/cover-record.ts';
import { coverWords, lookedFor, wordIn } from '../../masking/cover-words.ts';
import { maskedPictures } from '../../masking/masked-pictures.ts';
import { ownNumbers } from '../../masking/own-numbers.ts';
import { linesOf, manifest } from '../bag.ts';
import { bundleName } from '../bundle-name.ts';
import { exhibitPdf } from '../exhibits/exhibit.ts';
import { exhibitFileName } from '../exhibits/file-name.ts';
import { assembleZip, type TextFile } from '../zip/assemble.ts';
import { addPage, addPictures, addText, type Growing, leftOutOf } from './covered-files.ts';
import { type MaskedPackRequest, NotLookedAtError, WordsLeftError } from './masked-request.ts';
import { masksList } from './masks-list.ts';
import { MASKED_PATHS } from './paths.ts';
import { maskedStartPage } from './start-page.tsx';

export type { MaskedPackRequest } from './masked-request.ts';

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

/** The words to be covered as they are looked for, and what leads to the own account without them. */
async function formsOf({ record, plan, original }: MaskedPackRequest): Promise<string[]> {
  const forms = lookedFor(plan.words);
  const { files, page, post } = record.evidence;
  const snapshot = files.find(({ role }) => role === 'page snapshot');
  const written = snapshot && forms.length > 0 ? await (await original(snapshot.name)).text() : '';
  const theirs = canonicalJson([page.url, post?.permalink ?? null, post?.thread ?? null]);
  return [...forms, ...lookedFor(ownNumbers(`${written} ${canonicalJson(post)}`, forms, theirs))];
}

/** Throws WordsLeftError where `text`, which is ours or covered already, has a word that was to be covered. */
function refuseWords(text: string, forms: readonly string[]): void {
  const left = wordIn(text, forms);
  if (left !== null) throw new WordsLeftError(left);
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
  refuseWords(written.join(''), forms);
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
  const forms = await formsOf(request);
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
    refuseWords(text, forms);
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
