import type { IDBPTransaction } from 'idb';
import { type CustodyBody, type CustodyLink, nextLink } from '../evidence/index.ts';
import { announceChange } from './changes.ts';
import { type Signer, signed, signerFor } from './keys.ts';
import { openStore, type Store } from './open.ts';
import type { KeyRow } from './proof-rows.ts';
import type { CustodyRow, HozenSchema } from './schema.ts';

/** `strict` waits until the bytes are on the disk, so that a crash right after cannot take them back. */
export const DURABLE = { durability: 'strict' } as const;

/** What a change that goes with custody events may touch. */
const CHANGED = ['records', 'files', 'maskings', 'custody', 'keys'] as const;
export type Change = IDBPTransaction<HozenSchema, (typeof CHANGED)[number][], 'readwrite'>;

/** What happened to a record, before it is known who signs it. */
export type RecordEvent = Omit<CustodyBody, 'key'> & { recordId: string };

const rowOf = (link: CustodyLink): CustodyRow => ({ ...link, recordId: link.body?.recordId ?? null });

/** Nothing that was captured may be lost for want of a signature: the link then stands unsigned, and the next signed one covers it. */
async function signerOrNone(db: Store, renew: boolean): Promise<Signer | null> {
  try {
    return await signerFor(db, renew);
  } catch (problem) {
    if (renew || !(problem instanceof DOMException)) throw problem;
    return null;
  }
}

async function linksFor(
  db: Store,
  events: readonly RecordEvent[],
  signer: Signer | null,
): Promise<CustodyRow[]> {
  let head: CustodyLink | null =
    (await db.transaction('custody').store.openCursor(null, 'prev'))?.value ?? null;
  const rows: CustodyRow[] = [];
  const append = async (body: CustodyBody, by: KeyRow | null) => {
    const link = await nextLink(head, body);
    head = by ? await signed(link, by) : link;
    rows.push(rowOf(head));
  };
  if (signer?.introduction) await append(signer.introduction, signer.introducedBy);
  for (const event of events) {
    await append(signer ? { ...event, key: signer.key.fingerprint } : event, signer?.key ?? null);
  }
  return rows;
}

/**
 * Append `events` to the custody chain, signed, and make the change that goes with them: all or nothing. `renew` puts a new key
 * in the place of the one in use first.
 *
 * Hashing and signing end an IndexedDB transaction, so the links are made first; the lock keeps every context of the
 * extension from making two links after one head.
 */
export async function appendEvents(
  events: readonly RecordEvent[],
  apply: (change: Change) => Promise<void>,
  renew = false,
): Promise<void> {
  const db = await openStore();
  await navigator.locks.request('hozen-custody', async () => {
    const signer = await signerOrNone(db, renew);
    const links = await linksFor(db, events, signer);
    const change = db.transaction([...CHANGED], 'readwrite', DURABLE);
    try {
      await apply(change);
      for (const link of links) await change.objectStore('custody').add(link);
      if (signer?.introduction) await keepKey(change, signer);
      await change.done;
    } catch (problem) {
      change.done.catch(() => undefined);
      try {
        change.abort();
      } catch {
        // Already aborted by the failure itself.
      }
      throw problem;
    }
  });
  announceChange();
}

async function keepKey(change: Change, { key, replaces }: Signer): Promise<void> {
  const keys = change.objectStore('keys');
  if (replaces) await keys.put({ ...replaces, retiredAt: key.createdAt });
  await keys.add(key);
}

/** Put a new key in the place of the one in use, which vouches for it. Throws DOMException where none can be made. */
export async function renewKey(): Promise<void> {
  await appendEvents([], async () => undefined, true);
}

/** Make a key where there is none: all records may be older than signatures are. Throws DOMException where none can be made. */
export async function ensureKey(): Promise<void> {
  await appendEvents([], async () => undefined);
}
