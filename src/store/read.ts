import type { Instant, KeptRecord } from '../evidence/index.ts';
import { openStore } from './open.ts';
import type { Draft, ExportRow, FileRow, MaskingRow, RecordRow, SubmissionRow } from './rows.ts';

/** The record's row, whatever its phase, or null. */
export async function readRecord(id: string): Promise<RecordRow | null> {
  return (await (await openStore()).get('records', id)) ?? null;
}

/**
 * Sealed records, newest capture first, at most `limit`, older than `before` (an instant) where given.
 * Superseded ones are left out. Reads no picture.
 */
export async function recentRecords(limit: number, before?: string): Promise<KeptRecord[]> {
  const range = before === undefined ? null : IDBKeyRange.upperBound(before, true);
  const found: KeptRecord[] = [];
  const db = await openStore();
  const index = db.transaction('records').store.index('capturedAt');
  for (let at = await index.openCursor(range, 'prev'); at && found.length < limit; at = await at.continue()) {
    if (at.value.phase === 'sealed' && at.value.supersededBy === null) found.push(at.value);
  }
  return found;
}

/** Ids of sealed, not superseded records that no saved bundle holds yet, oldest first. */
export async function unexportedIds(): Promise<string[]> {
  const rows = await (await openStore()).getAllFromIndex('records', 'capturedAt');
  return rows.flatMap(row =>
    row.phase === 'sealed' && row.exportedAt === null && row.supersededBy === null ? [row.id] : [],
  );
}

/** One original with its bytes, or null. */
export async function readFile(recordId: string, name: string): Promise<FileRow | null> {
  return (await (await openStore()).get('files', [recordId, name])) ?? null;
}

/** What is covered in copies of a record for others, or null where nothing was found and nothing drawn. */
export async function readMasking(recordId: string): Promise<MaskingRow | null> {
  return (await (await openStore()).get('maskings', recordId)) ?? null;
}

/** Exports, newest first. */
export async function readExports(): Promise<ExportRow[]> {
  const rows = await (await openStore()).getAll('exports');
  return rows.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

export async function readExport(id: string): Promise<ExportRow | null> {
  return (await (await openStore()).get('exports', id)) ?? null;
}

/** Submissions to a hotline, newest first. */
export async function readSubmissions(): Promise<SubmissionRow[]> {
  const rows = await (await openStore()).getAll('submissions');
  return rows.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

export async function readSubmission(id: string): Promise<SubmissionRow | null> {
  return (await (await openStore()).get('submissions', id)) ?? null;
}

/** Records whose capture began and was not sealed, with their drafts. */
export async function unsealedDrafts(): Promise<Draft[]> {
  const rows = await (await openStore()).getAllFromIndex('records', 'phase', 'capturing');
  return rows.flatMap(row => (row.phase === 'capturing' ? [row.draft] : []));
}

/** The originals of one record, in the order of their names. Their Blobs are references, not yet read. */
export async function recordFiles(recordId: string): Promise<FileRow[]> {
  return (await openStore()).getAll('files', IDBKeyRange.bound([recordId], [recordId, []]));
}

/** The records that `record` took the place of, newest first. */
export async function supersededRecords({ evidence }: KeptRecord): Promise<KeptRecord[]> {
  const earlier: KeptRecord[] = [];
  for (let id = evidence.supersedes; id !== null; ) {
    const row = await readRecord(id);
    if (row?.phase !== 'sealed') break;
    earlier.push(row);
    id = row.evidence.supersedes;
  }
  return earlier;
}

/** What the screens show of the key in use. */
export interface SigningKey {
  fingerprint: string;
  createdAt: Instant;
}

/** The key this install signs with, or null before its first record. */
export async function signingKey(): Promise<SigningKey | null> {
  const keys = await (await openStore()).getAll('keys');
  const key = keys.find(({ retiredAt }) => retiredAt === null);
  return key ? { fingerprint: key.fingerprint, createdAt: key.createdAt } : null;
}

export interface StampTime {
  authority: string;
  /** When the newest came, by this device's clock. */
  at: Instant;
  /** Anchors that wait for their block. */
  pending: number;
}

/** Of every authority that ever stamped: its newest stamp. */
export async function stampTimes(): Promise<StampTime[]> {
  const times = new Map<string, StampTime>();
  for (const { authority, at, pending } of await (await openStore()).getAll('stamps')) {
    const waiting = (times.get(authority)?.pending ?? 0) + (pending ? 1 : 0);
    times.set(authority, { authority, at, pending: waiting });
  }
  return [...times.values()];
}
