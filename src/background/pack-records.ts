import browser from 'webextension-polyfill';
import advice from '../_locales/ja/advice.json';
import checking from '../_locales/ja/checking.json';
import clocks from '../_locales/ja/clocks.json';
import common from '../_locales/ja/common.json';
import documents from '../_locales/ja/documents.json';
import exhibits from '../_locales/ja/exhibits.json';
import letters from '../_locales/ja/letters.json';
import lists from '../_locales/ja/lists.json';
import police from '../_locales/ja/police.json';
import { sayFrom } from '../_locales/say.ts';
import { type Bundle, type PackItem, packBundle } from '../bundle/pack.ts';
import type { PaperMeans } from '../bundle/papers.ts';
import { makeThumbnail } from '../bundle/police/thumbnail.ts';
import { checkingFiles } from '../bundle/scripts/index.ts';
import { deviceTime, type ZonedInstant } from '../evidence/index.ts';
import { readRecord, recordFiles, supersededRecords } from '../store/read.ts';
import { NoSuchRecordError } from '../store/write.ts';
import { exhibitFace } from './exhibit-face.ts';
import { bundleSigner, proofOf } from './proof-of.ts';

/** Bundles go to people in Japan, so their words are Japanese whatever language the browser speaks. */
const say = sayFrom(common, documents, advice, clocks, checking, exhibits, letters, lists, police);

/** The page that checks a bundle, as it lies in the package; it goes into every bundle. */
const VERIFY_PAGE = 'verify.html';

async function verifyPage(): Promise<string> {
  return (await fetch(browser.runtime.getURL(VERIFY_PAGE))).text();
}

let lastSecond = '';

/** The time of the next bundle. Two of the same second would have the same name, and one would be lost. */
async function timeOfBundle(): Promise<ZonedInstant> {
  for (;;) {
    const now = deviceTime();
    const second = now.instant.slice(0, 19);
    if (second !== lastSecond) {
      lastSecond = second;
      return now;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** A sealed record with the ones it took the place of. Throws NoSuchRecordError. */
export async function itemOf(id: string): Promise<PackItem> {
  const record = await readRecord(id);
  if (record?.phase !== 'sealed') throw new NoSuchRecordError(id);
  return { record, earlier: await supersededRecords(record) };
}

function byCapture(a: PackItem, b: PackItem): number {
  return a.record.evidence.captured.device.instant < b.record.evidence.captured.device.instant ? -1 : 1;
}

export interface PackWishes {
  /** The records come in the order they are to have, some as branches of the one before; else in the order of capture. */
  arranged?: { branches: readonly string[] };
  onFile: (done: number, total: number) => void;
  signal: AbortSignal;
  /** Enclose a web archive of the records. */
  webArchive?: boolean;
  /** Make a PDF of each record, and put it where this puts it until the bundle is written. */
  keepExhibit?: PaperMeans['keep'];
  /** Leave the bytes of more than this for later; bytes. */
  comparedFirst?: number;
}

/**
 * Pack records from the store into a bundle; `isCompared` is false where their files' bytes are still to be compared with what was
 * sealed. Throws NoSuchRecordError, and what packBundle throws.
 */
export async function packRecords(
  recordIds: readonly string[],
  {
    arranged,
    onFile,
    signal,
    webArchive = false,
    keepExhibit,
    comparedFirst = Number.POSITIVE_INFINITY,
  }: PackWishes,
): Promise<Bundle & { isCompared: boolean }> {
  const found = await Promise.all(recordIds.map(itemOf));
  const items = arranged
    ? found.map(item => ({ ...item, isBranch: arranged.branches.includes(item.record.evidence.id) }))
    : found.sort(byCapture);
  const all = items.flatMap(({ record, earlier }) => [record, ...earlier]);
  const signer = await bundleSigner();
  const size = all.flatMap(({ evidence }) => evidence.files).reduce((sum, file) => sum + file.size, 0);
  // What is made out of pictures is made out of what was sealed.
  const isCompared = size <= comparedFirst || keepExhibit !== undefined;
  const bundle = await packBundle({
    items,
    originals: recordFiles,
    closeness: isCompared ? 'every byte' : 'presence',
    proof: await proofOf(new Set(all.map(({ evidence }) => evidence.id))),
    signer,
    webArchive,
    checking: checkingFiles({ verifyHtml: await verifyPage(), say }),
    made: await timeOfBundle(),
    software: `Hozen ${browser.runtime.getManifest().version} (${__COMMIT__})`,
    say,
    onFile,
    signal,
    ...(keepExhibit && {
      papers: { face: await exhibitFace(), keep: keepExhibit, thumbnail: makeThumbnail },
    }),
  });
  return { ...bundle, isCompared };
}
