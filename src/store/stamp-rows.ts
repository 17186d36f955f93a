import { announceChange } from './changes.ts';
import { openStore } from './open.ts';
import type { EnclosureRow, StampRow } from './proof-rows.ts';

/** Keep a stamp with what it takes to check it. A newer one of the same link and authority takes its place. */
export async function putStamp(stamp: StampRow, enclosures: readonly EnclosureRow[]): Promise<void> {
  const change = (await openStore()).transaction(['stamps', 'enclosures'], 'readwrite', {
    durability: 'strict',
  });
  for (const enclosure of enclosures) await change.objectStore('enclosures').put(enclosure);
  await change.objectStore('stamps').put(stamp);
  await change.done;
  announceChange();
}

/** Stamps of link `from` and those behind it, in the chain's order. */
export async function stampsFrom(from: number): Promise<StampRow[]> {
  return (await openStore()).getAll('stamps', IDBKeyRange.lowerBound([from]));
}

/** The newest stamp of `authority`, or null. */
export async function newestStamp(authority: string): Promise<StampRow | null> {
  const rows = (await openStore()).transaction('stamps').store;
  for (let at = await rows.openCursor(null, 'prev'); at; at = await at.continue()) {
    if (at.value.authority === authority) return at.value;
  }
  return null;
}

/** Anchors that wait for their block. */
export async function pendingStamps(): Promise<StampRow[]> {
  return (await (await openStore()).getAll('stamps')).filter(({ pending }) => pending);
}

/** Certificates and revocation lists by their SHA-256; those that are gone are left out. */
export async function readEnclosures(hashes: Iterable<string>): Promise<EnclosureRow[]> {
  const db = await openStore();
  const rows = await Promise.all(Array.from(new Set(hashes), hash => db.get('enclosures', hash)));
  return rows.filter(row => row !== undefined);
}
