import browser from 'webextension-polyfill';
import advice from '../_locales/ja/advice.json';
import common from '../_locales/ja/common.json';
import documents from '../_locales/ja/documents.json';
import exhibits from '../_locales/ja/exhibits.json';
import maskingWords from '../_locales/ja/masking.json';
import { sayFrom } from '../_locales/say.ts';
import { DamagedRecordError } from '../bundle/check-originals.ts';
import { hashBlob } from '../bundle/hash-blob.ts';
import { packMasked } from '../bundle/masked/pack-masked.ts';
import { deviceTime, type KeptRecord, NO_MASKS } from '../evidence/index.ts';
import { readFile, readMasking, readRecord } from '../store/read.ts';
import { amendRecords, NoSuchRecordError } from '../store/write.ts';
import { burn } from './draw/burn.ts';
import { exhibitFace } from './exhibit-face.ts';
import { keepAwake } from './working.ts';

/** Copies go to people in Japan, so their words are Japanese whatever language the browser speaks. */
const say = sayFrom(common, documents, advice, exhibits, maskingWords);

/** A kept file, if it is what was sealed. Throws DamagedRecordError. */
async function sealedFile({ evidence }: KeptRecord, name: string): Promise<Blob> {
  const entry = evidence.files.find(file => file.name === name);
  const row = await readFile(evidence.id, name);
  if (!entry || !row) throw new DamagedRecordError(evidence.id, name, 'not in the store');
  const found = await hashBlob(row.blob);
  if (found !== entry.sha256) throw new DamagedRecordError(evidence.id, name, `SHA-256 is ${found}`);
  return row.blob;
}

async function make(recordId: string): Promise<{ blob: Blob; fileName: string }> {
  const record = await readRecord(recordId);
  if (record?.phase !== 'sealed') throw new NoSuchRecordError(recordId);
  const masking = await readMasking(recordId);
  const copy = await packMasked({
    record,
    plan: masking?.plan ?? NO_MASKS,
    ownLines: masking?.own?.lines ?? [],
    original: name => sealedFile(record, name),
    burn,
    face: await exhibitFace(),
    made: deviceTime(),
    software: `Hozen ${browser.runtime.getManifest().version} (${__COMMIT__})`,
    say,
  });
  // Not the words themselves: the log goes into bundles for others.
  const detail = {
    fileName: copy.fileName,
    masksSha256: copy.masksSha256,
    boxes: String(copy.boxes),
    words: String(copy.words),
  };
  await amendRecords([recordId], {}, { kind: 'masked copy made', detail });
  return copy;
}

/**
 * Make a copy of a record with what was chosen covered, note it in the custody log, and pass it to the page that listens on
 * `channel`. Throws NoSuchRecordError, DamagedRecordError, NotLookedAtError or WordsLeftError.
 */
export async function makeMaskedCopy(recordId: string, channel: string): Promise<{ fileName: string }> {
  const made = make(recordId);
  // The page waits for the outcome itself; this only keeps the worker from being stopped meanwhile.
  void keepAwake(`masked copy ${recordId}`, () =>
    made.then(
      () => undefined,
      () => undefined,
    ),
  );
  const { blob, fileName } = await made;
  const to = new BroadcastChannel(channel);
  to.postMessage(blob);
  to.close();
  return { fileName };
}
