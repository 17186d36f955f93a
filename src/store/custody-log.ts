import type { CustodyLink } from '../evidence/index.ts';
import { openStore } from './open.ts';
import type { CustodyRow } from './schema.ts';

/** The part of the chain a bundle carries. */
export interface CustodyRun {
  /**
   * From the first event of any of the records to the newest event of all, with the bodies of other records' events left
   * out. Empty where none of the records has an event.
   */
  links: CustodyLink[];
  /** Events before those, by which the keys were introduced that signed one of them. */
  introductions: CustodyLink[];
}

function plain({ recordId: _, ...link }: CustodyRow): CustodyLink {
  return link;
}

/** Without what would tell of other records: the body, and the signature, which needs it to be checked. */
function masked({ seq, previous, bodySha256, hash }: CustodyRow): CustodyLink {
  return { seq, previous, bodySha256, hash, body: null };
}

const isKey = ({ body }: CustodyRow) => body?.kind === 'key created';

/** The part of the custody chain that speaks of `recordIds`. */
export async function custodyRun(recordIds: ReadonlySet<string>): Promise<CustodyRun> {
  const db = await openStore();
  const log = db.transaction('custody').store;
  const firsts = await Promise.all(
    Array.from(recordIds, async id => (await log.index('recordId').get(id))?.seq ?? null),
  );
  const from = Math.min(...firsts.filter(seq => seq !== null));
  if (!Number.isFinite(from)) return { links: [], introductions: [] };
  const rows = await log.getAll(IDBKeyRange.lowerBound(from));
  const before = from > 1 ? await log.getAll(IDBKeyRange.upperBound(from, true)) : [];
  const isOwn = (row: CustodyRow) => isKey(row) || (row.recordId !== null && recordIds.has(row.recordId));
  return {
    links: rows.map(row => (isOwn(row) ? plain(row) : masked(row))),
    introductions: before.filter(isKey).map(plain),
  };
}

/** The newest link that seals a record, or null: a stamp of it is one of every link before it. */
export async function newestSeal(): Promise<CustodyLink | null> {
  const log = (await openStore()).transaction('custody').store;
  for (let at = await log.openCursor(null, 'prev'); at; at = await at.continue()) {
    if (at.value.body?.kind === 'captured') return plain(at.value);
  }
  return null;
}
