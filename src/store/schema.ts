import type { DBSchema } from 'idb';
import type { CustodyLink } from '../evidence/index.ts';
import type { EnclosureRow, KeyRow, StampRow } from './proof-rows.ts';
import type { ExportRow, FileRow, MaskingRow, RecordRow, SubmissionRow } from './rows.ts';

/** What lies in the database. Metadata and originals are apart, so that a list never reads a picture. */
export interface HozenSchema extends DBSchema {
  records: { key: string; value: RecordRow; indexes: { capturedAt: string; phase: string } };
  files: { key: [recordId: string, name: string]; value: FileRow };
  custody: { key: number; value: CustodyRow; indexes: { recordId: string } };
  keys: { key: string; value: KeyRow };
  stamps: { key: [seq: number, authority: string]; value: StampRow };
  enclosures: { key: string; value: EnclosureRow };
  exports: { key: string; value: ExportRow };
  maskings: { key: string; value: MaskingRow };
  submissions: { key: string; value: SubmissionRow };
}

/** A link with its record's id beside it, to be found by; null for what happened to the log itself. */
export type CustodyRow = CustodyLink & { recordId: string | null };
