import {
  type CustodyBody,
  deviceTime,
  type Evidence,
  type KeptRecord,
  sha256OfJson,
} from '../evidence/index.ts';
import { appendEvents, DURABLE, type RecordEvent } from './append-events.ts';
import { announceChange } from './changes.ts';
import { openStore } from './open.ts';
import { requireRoom } from './room.ts';
import type { Draft, FileRow, Progress } from './rows.ts';

/** The record asked for is not in the store, or is not in the phase the change needs. */
export class NoSuchRecordError extends Error {
  override readonly name = 'NoSuchRecordError';
}

/**
 * Put a new capture in the store before anything of it exists, so that nothing begun can vanish. Throws DiskFullError.
 */
export async function beginRecord(draft: Draft): Promise<void> {
  await requireRoom(0);
  const { id, captured } = draft.evidence;
  const db = await openStore();
  const change = db.transaction('records', 'readwrite', DURABLE);
  await change.store.add({ id, capturedAt: captured.device.instant, phase: 'capturing', draft });
  await change.done;
  announceChange();
}

/** Keep one original of a record that is being captured, and note it in the draft, both or neither. Throws DiskFullError. */
export async function addFile(row: FileRow, amend: (evidence: Evidence) => Evidence): Promise<void> {
  await requireRoom(row.blob.size);
  const change = (await openStore()).transaction(['records', 'files'], 'readwrite', DURABLE);
  const record = await change.objectStore('records').get(row.recordId);
  if (record?.phase !== 'capturing') {
    change.abort();
    await change.done.catch(() => undefined);
    throw new NoSuchRecordError(row.recordId);
  }
  const { draft } = record;
  const evidence = amend({ ...draft.evidence, files: [...draft.evidence.files, row.entry] });
  await Promise.all([
    change.objectStore('files').add(row),
    change.objectStore('records').put({ ...record, draft: { ...draft, evidence } }),
    change.done,
  ]);
  announceChange();
}

/** Say how far a capture is. Nothing rests on it, so it may be lost in a crash, and it is not a failure. */
export async function noteProgress(recordId: string, progress: Progress): Promise<void> {
  const change = (await openStore()).transaction('records', 'readwrite');
  const record = await change.store.get(recordId);
  if (record?.phase === 'capturing') {
    await change.store.put({ ...record, draft: { ...record.draft, progress } });
  }
  await change.done;
  announceChange();
}

/** Seal a capture: from here on its evidence never changes. Writes the first custody event with it. */
export async function sealRecord(evidence: Evidence, detail: Record<string, string>): Promise<void> {
  const sha256 = await sha256OfJson(evidence);
  const event: RecordEvent = {
    kind: 'captured',
    at: deviceTime(),
    recordId: evidence.id,
    recordSha256: sha256,
    detail,
  };
  await appendEvents([event], async change => {
    const records = change.objectStore('records');
    const row = await records.get(evidence.id);
    if (row?.phase !== 'capturing') throw new NoSuchRecordError(evidence.id);
    await records.put({
      id: row.id,
      capturedAt: row.capturedAt,
      phase: 'sealed',
      evidence,
      sha256,
      enteredTime: null,
      postConfirmed: false,
      exportedAt: null,
      sentAt: null,
      supersededBy: null,
    });
  });
}

type Added = Pick<
  KeptRecord,
  'enteredTime' | 'note' | 'steps' | 'postConfirmed' | 'exportedAt' | 'sentAt' | 'supersededBy'
>;

/**
 * Add something around sealed records, with the custody events that say so: all or none. The evidence stays as
 * it is. Records that were discarded meanwhile are passed over; throws NoSuchRecordError where none is left.
 */
export async function amendRecords(
  recordIds: readonly string[],
  added: Partial<Added> | ((record: KeptRecord) => Partial<Added>),
  event: Pick<CustodyBody, 'kind' | 'detail'>,
): Promise<void> {
  const db = await openStore();
  const rows = await Promise.all(recordIds.map(id => db.get('records', id)));
  const events: RecordEvent[] = rows.flatMap(row =>
    row?.phase === 'sealed'
      ? [{ ...event, at: deviceTime(), recordId: row.id, recordSha256: row.sha256 }]
      : [],
  );
  if (events.length === 0) throw new NoSuchRecordError(recordIds.join(', '));
  await appendEvents(events, async change => {
    const records = change.objectStore('records');
    for (const { recordId } of events) {
      const row = await records.get(recordId);
      if (row?.phase !== 'sealed') throw new NoSuchRecordError(recordId);
      await records.put({ ...row, ...(typeof added === 'function' ? added(row) : added) });
    }
  });
}

/** Delete a sealed record's content. The custody log goes on saying that it was kept and discarded. */
export async function discardRecord(recordId: string): Promise<void> {
  const row = await (await openStore()).get('records', recordId);
  if (row?.phase !== 'sealed') throw new NoSuchRecordError(recordId);
  const event: RecordEvent = {
    kind: 'discarded',
    at: deviceTime(),
    recordId,
    recordSha256: row.sha256,
    detail: {},
  };
  await appendEvents([event], async change => {
    await change.objectStore('records').delete(recordId);
    await change.objectStore('files').delete(IDBKeyRange.bound([recordId], [recordId, []]));
    await change.objectStore('maskings').delete(recordId);
  });
}
