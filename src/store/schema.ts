import type { DBSchema } from 'idb';
import type { CustodyLink } from '../evidence/index.ts';
import type { ExportRow, FileRow, RecordRow, SubmissionRow } from './rows.ts';

/** What lies in the database. Metadata and originals are apart, so that a list never reads a picture. */
export interface HozenSchema extends DBSchema {
  records: { key: string; value: RecordRow; indexes: { capturedAt: string; phase: string } };
  files: { key: [recordId: string, name: string]; value: FileRow };
  custody: { key: number; value: CustodyLink & { recordId: string }; indexes: { recordId: string } };
  exports: { key: string; value: ExportRow };
  submissions: { key: string; value: SubmissionRow };
}
