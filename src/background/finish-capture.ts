import { buf as crc32 } from 'crc-32';
import {
  canonicalJson,
  deviceTime,
  type Evidence,
  type FileEntry,
  type Missing,
  type Reading,
  sha256,
} from '../evidence/index.ts';
import type { ReadTarget } from '../messages/calls.ts';
import { StoreUnavailableError } from '../store/open.ts';
import { readRecord } from '../store/read.ts';
import { addFile, amendRecords, NoSuchRecordError, sealRecord } from '../store/write.ts';
import { showFailed, showKept } from './badge.ts';
import { photograph } from './camera.ts';
import { enterPage, measurePage, PageNotReadableError, readPage } from './page-access.ts';
import type { TabNow } from './tab-watch.ts';

type FileFacts = Pick<FileEntry, 'name' | 'role' | 'mediaType' | 'made'>;

const same = (evidence: Evidence) => evidence;

/** Hash `bytes` and put them in the store, with the draft's list of files, before anything else is tried. */
async function keep(
  recordId: string,
  facts: FileFacts,
  bytes: Uint8Array<ArrayBuffer>,
  amend: (evidence: Evidence) => Evidence = same,
): Promise<void> {
  const entry: FileEntry = { ...facts, size: bytes.byteLength, sha256: await sha256(bytes) };
  const blob = new Blob([bytes], { type: facts.mediaType });
  await addFile({ recordId, name: entry.name, entry, crc32: crc32(bytes) >>> 0, blob }, amend);
}

function detailOf(problem: unknown): string {
  return (problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem)).slice(0, 2_000);
}

function isFull(problem: unknown): boolean {
  return problem instanceof StoreUnavailableError || (problem as Error | null)?.name === 'QuotaExceededError';
}

async function keepPicture(recordId: string, tab: TabNow): Promise<Missing | null> {
  try {
    const photo = await photograph(tab, () => measurePage(tab.id));
    if (photo.kind === 'not taken') return { what: 'picture', why: photo.why, detail: '' };
    const { bytes, width, height, at, viewport } = photo.picture;
    const made = { at, how: 'tabs.captureVisibleTab', viewport, width, height };
    const facts = { name: 'visible.png', role: 'visible picture', mediaType: 'image/png', made } as const;
    await keep(recordId, facts, bytes);
    return null;
  } catch (problem) {
    const why = isFull(problem) ? 'storage failed' : 'capture refused';
    return { what: 'picture', why, detail: detailOf(problem) };
  }
}

function withPost(reading: Reading): (evidence: Evidence) => Evidence {
  const { focus } = reading;
  return evidence => ({
    ...evidence,
    post: focus ? (reading.posts[focus.index] ?? null) : null,
    focus: focus ? { basis: focus.basis, sure: focus.sure } : null,
  });
}

/** Read the page and keep what was read: the reading as canonical JSON, and the page's text beside it. */
export async function keepReading(
  recordId: string,
  tab: Pick<TabNow, 'id' | 'url'>,
  target: ReadTarget,
): Promise<Missing | null> {
  try {
    const reading = await readPage(tab.id, target);
    if (reading.url !== tab.url) return { what: 'reading', why: 'page changed', detail: reading.url };
    const made = {
      at: reading.readAt,
      how: 'content script',
      viewport: reading.viewport,
      width: null,
      height: null,
    };
    const encode = (text: string) => new TextEncoder().encode(text);
    const text = {
      name: 'page.txt',
      role: 'page text',
      mediaType: 'text/plain;charset=utf-8',
      made,
    } as const;
    await keep(recordId, text, encode(reading.pageText));
    const json = { name: 'reading.json', role: 'reading', mediaType: 'application/json', made } as const;
    await keep(recordId, json, encode(canonicalJson(reading)), withPost(reading));
    return null;
  } catch (problem) {
    const why = isFull(problem)
      ? 'storage failed'
      : problem instanceof PageNotReadableError
        ? 'page not readable'
        : 'reading failed';
    return { what: 'reading', why, detail: detailOf(problem) };
  }
}

async function supersede(earlier: string, by: string): Promise<void> {
  try {
    await amendRecords([earlier], { supersededBy: by }, { kind: 'superseded', detail: { by } });
  } catch (problem) {
    // Discarded meanwhile: then nothing is left to take the place of.
    if (!(problem instanceof NoSuchRecordError)) throw problem;
  }
}

/** Close the record as complete, or as partial with what is missing. */
export async function seal(recordId: string, missing: readonly Missing[]): Promise<void> {
  const row = await readRecord(recordId);
  if (row?.phase !== 'capturing') return;
  const { evidence } = row.draft;
  const state: Evidence['state'] =
    missing.length === 0 ? { kind: 'complete' } : { kind: 'partial', missing: [...missing] };
  await sealRecord({ ...evidence, state }, { state: state.kind, sealedAt: deviceTime().instant });
  if (evidence.supersedes !== null) await supersede(evidence.supersedes, recordId);
}

/** Everything after the record was begun: the picture, then the reading, then the seal. */
export async function finishCapture(recordId: string, tab: TabNow, target: ReadTarget): Promise<void> {
  const missing: Missing[] = [];
  let locked: Missing | null = null;
  try {
    await enterPage(tab.id);
  } catch (problem) {
    locked = { what: 'reading', why: 'page not readable', detail: detailOf(problem) };
  }
  const picture = await keepPicture(recordId, tab);
  if (picture) missing.push(picture);
  const reading = locked ?? (await keepReading(recordId, tab, target));
  if (reading) missing.push(reading);
  await seal(recordId, missing);
  await (missing.length === 0 ? showKept(tab.id) : showFailed(tab.id));
}
