import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { HozenSchema } from './schema.ts';

type Upgrade = IDBPTransaction<HozenSchema, StoreNames<HozenSchema>[], 'versionchange'>;

/**
 * Migration n takes the database from version n to n + 1. Released ones are never edited: a new need is a
 * new entry, and the version is how many there are.
 */
export const migrations: readonly ((db: IDBPDatabase<HozenSchema>, upgrade: Upgrade) => void)[] = [
  db => {
    const records = db.createObjectStore('records', { keyPath: 'id' });
    records.createIndex('capturedAt', 'capturedAt');
    records.createIndex('phase', 'phase');
    db.createObjectStore('files', { keyPath: ['recordId', 'name'] });
    db.createObjectStore('custody', { keyPath: 'seq' }).createIndex('recordId', 'recordId');
    db.createObjectStore('exports', { keyPath: 'id' });
    db.createObjectStore('submissions', { keyPath: 'id' });
  },
  db => {
    db.createObjectStore('keys', { keyPath: 'fingerprint' });
    db.createObjectStore('stamps', { keyPath: ['seq', 'authority'] });
    db.createObjectStore('enclosures', { keyPath: 'sha256' });
  },
  db => {
    db.createObjectStore('maskings', { keyPath: 'recordId' });
  },
];
