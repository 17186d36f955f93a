import type { CustodyLink } from '../evidence/index.ts';
import { openStore } from './open.ts';

/**
 * The run of the custody chain from the first event of any of `recordIds` to the newest, with the bodies of
 * other records' events left out. Empty where none of them has an event.
 */
export async function custodyRun(recordIds: ReadonlySet<string>): Promise<CustodyLink[]> {
  const db = await openStore();
  const log = db.transaction('custody').store;
  const firsts = await Promise.all(
    Array.from(recordIds, async id => (await log.index('recordId').get(id))?.seq ?? null),
  );
  const from = Math.min(...firsts.filter(seq => seq !== null));
  if (!Number.isFinite(from)) return [];
  const links = await log.getAll(IDBKeyRange.lowerBound(from));
  return links.map(({ recordId, ...link }) => (recordIds.has(recordId) ? link : { ...link, body: null }));
}
