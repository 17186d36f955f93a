import { type IDBPDatabase, openDB } from 'idb';
import { migrations } from './migrations.ts';
import type { HozenSchema } from './schema.ts';

export type Store = IDBPDatabase<HozenSchema>;

/** The database was written by a later version of Hozen. Nothing in it is touched. */
export class StoreTooNewError extends Error {
  override readonly name = 'StoreTooNewError';
}

/** The database could not be opened: disk full, profile damaged, or blocked by another window. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}

let opened: Promise<Store> | null = null;

/**
 * The one connection of this page or worker, opened (and brought up to date) on first use.
 * Throws StoreTooNewError or StoreUnavailableError.
 */
export function openStore(name = 'hozen'): Promise<Store> {
  opened ??= open(name).catch(problem => {
    opened = null;
    throw problem;
  });
  return opened;
}

async function open(name: string): Promise<Store> {
  try {
    const db: Store = await openDB<HozenSchema>(name, migrations.length, {
      upgrade(database, from, _to, transaction) {
        for (const migrate of migrations.slice(from)) migrate(database, transaction);
      },
      blocking() {
        // A newer version of the extension wants to migrate: give way, and open again when next needed.
        db.close();
        opened = null;
      },
      terminated() {
        opened = null;
      },
    });
    return db;
  } catch (problem) {
    const said = problem instanceof Error ? problem : new Error(String(problem));
    if (said.name === 'VersionError') throw new StoreTooNewError(said.message, { cause: problem });
    throw new StoreUnavailableError(`${said.name}: ${said.message}`, { cause: problem });
  }
}

/** Close this page's or worker's connection; the next call opens a new one. */
export async function closeStore(): Promise<void> {
  const db = await opened;
  opened = null;
  db?.close();
}
